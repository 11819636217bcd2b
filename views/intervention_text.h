#pragma once

#include <QString>
#include <functional>

#include "model/inspect/inspection.h"

namespace encoderlab {

/// What an intervention changes, as one sentence. Layers, heads and tokens are counted from 1, the index of a cell as
/// PyTorch does.
QString interventionText(const Intervention& intervention);

/// The sentences of those interventions that `concerns` tells, a line each, with the mark that the map gives them.
QString changesText(const Interventions& interventions, const std::function<bool(const Intervention&)>& concerns);

/// Why the intervention cannot be added to those that the inspection was made with; empty if it can.
QString objectionTo(const Inspection& inspection, const Intervention& intervention);

}  // namespace encoderlab
