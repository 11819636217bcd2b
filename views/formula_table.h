#pragma once

#include <QString>
#include <string>
#include <vector>

#include "model/inspect/op_list.h"

namespace encoderlab {

/// One of the equations that make up the formula of a step.
struct FormulaStatement {
  QString text;  ///< Unicode, as the step writes it
  QString tex;   ///< empty if the statement was never typeset
  QString
      file;  ///< a resource: the typeset statement as SVG, drawn in currentColor, its view box in thousandths of an em
  bool operator==(const FormulaStatement&) const = default;
};

/// The statements of `formula`, one that `op` (or its update) shows. Typeset formulas call the input and the output of
/// every layer X_{ℓ−1} and X_ℓ, and the bound of clipping c; `text` has the numbers.
std::vector<FormulaStatement> formulaStatements(const Op& op, const std::string& formula);

}  // namespace encoderlab
