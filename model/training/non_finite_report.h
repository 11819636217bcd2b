#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/inspect/cell_address.h"
#include "model/inspect/step_list.h"

namespace encoderlab {

/// How a step fared.
struct StepVitals {
  std::int64_t step = 0;
  double loss = 0;
  double gradientNorm = 0;  ///< before clipping
  double learningRate = 0;
  float largestActivation = 0;          ///< the largest finite magnitude of any intermediate of the forward pass
  std::string largestActivationTensor;  ///< where it was
  float largestWeight = 0;              ///< in magnitude, before the update
};

/// What is most likely to help.
enum class NonFiniteRemedy : std::uint8_t {
  LowerLearningRate,  ///< the weights grew, or nothing else explains it
  ClipGradients,      ///< the gradient leapt, and is not clipped
  RaiseEpsilon,       ///< Adam divided by 0
  ScaleInputs,        ///< the batch itself holds numbers that are too large
  LiftInterventions,  ///< something was changed by hand
  RestoreWeights      ///< a weight was not finite before the step: only other weights help
};

/// What became non-finite, where and when, and what led to it.
struct NonFiniteReport {
  std::int64_t step = 0;  ///< that failed and was not applied
  StepPhase phase = StepPhase::Forward;
  CellAddress cell;  ///< the first one in the order of computation; B counts the samples of the batch, T the places in
                     ///< the sample. Backward: `grad.` of an intermediate or parameter. Update: a parameter
  float value = 0;   ///< NaN or an infinity; finite if only the sum of the squares of the gradient overflowed
  std::string op;    ///< output of the op that made it (Backward, Update of parameters: that reads the parameter)
  int layer = -1;    ///< −1 outside the layers
  std::optional<std::size_t> sample;  ///< of the cell: index in the training part
  std::vector<StepVitals> chain;      ///< of the last steps, oldest first; the last one is the step that failed
  NonFiniteRemedy remedy = NonFiniteRemedy::LowerLearningRate;
};

/// Training met a value that is not finite; the weights are those of the last finite step.
class NonFiniteError : public std::runtime_error {
 public:
  explicit NonFiniteError(NonFiniteReport report);
  std::int64_t step() const { return m_report.step; }                 ///< the step that failed and was not applied
  const std::string& tensor() const { return m_report.cell.tensor; }  ///< the first one, in the order of computation
  const NonFiniteReport& report() const { return m_report; }

 private:
  NonFiniteReport m_report;
};

}  // namespace encoderlab
