#include "model/training/non_finite_report.h"

#include <utility>

namespace encoderlab {

NonFiniteError::NonFiniteError(NonFiniteReport report)
    : std::runtime_error("Training stopped at step " + std::to_string(report.step) + ": " + report.cell.tensor +
                         " holds a number that is not finite. The weights of step " + std::to_string(report.step - 1) +
                         " are kept; a smaller learning rate or clipping usually helps."),
      m_report(std::move(report)) {}

}  // namespace encoderlab
