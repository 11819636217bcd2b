#pragma once

#include <QString>

#include "model/inspect/interventions.h"

namespace encoderlab {

/// What an intervention changes, as one sentence. Layers, heads and tokens are counted from 1, the index of a cell as
/// PyTorch does.
QString interventionText(const Intervention& intervention);

/// A cell as PyTorch would index it: "encoder.input[0, 2, 5]".
QString cellText(const CellAddress& cell);

}  // namespace encoderlab
