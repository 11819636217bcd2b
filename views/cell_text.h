#pragma once

#include <QString>

#include "model/inspect/cell_address.h"

namespace encoderlab {

/// A cell as Python would index it, its tensor by its name within its layer: `self_attn.scores[0, 1, 4, 2]`.
QString cellName(const CellAddress& cell);
/// The same with the whole name of the tensor: `encoder.layers.0.self_attn.scores[0, 1, 4, 2]`.
QString fullCellName(const CellAddress& cell);
/// A tensor by its name within its layer: `self_attn.scores`, `grad.linear1.weight`.
QString shortTensorName(const std::string& tensor);
/// The same with the layer and head that it belongs to, if any: `layer 1 · head 4 · self_attn.scores[0, 3, 4, 2]`.
QString placedCellName(const CellAddress& cell);
/// The same of a whole tensor: `layer 1 · self_attn.scores`.
QString placedTensorName(const std::string& tensor);
/// By default as many digits as 32 bits hold; `−∞` and `NaN` where a number is none.
QString numberText(double value, int digits = 7);

}  // namespace encoderlab
