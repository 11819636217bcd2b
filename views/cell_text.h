#pragma once

#include <QString>

#include "model/inspect/cell_address.h"

namespace encoderlab {

/// A cell as Python would index it, its tensor by the end of its name: `scores[0, 1, 4, 2]`.
QString cellName(const CellAddress& cell);
/// A tensor by its name within its layer: `self_attn.scores`, `grad.linear1.weight`.
QString shortTensorName(const std::string& tensor);
/// As many digits as 32 bits hold, and no more.
QString numberText(double value);

}  // namespace encoderlab
