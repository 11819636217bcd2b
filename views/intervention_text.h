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
/// The same of all interventions.
QString changesText(const Interventions& interventions);

/// Why the intervention cannot be added to those that the inspection was made with; empty if it can.
QString objectionTo(const Inspection& inspection, const Intervention& intervention);

/// The same for one cell of the trace, and for the attention of one head: its Q, K, V, scores, weights and output.
QString changesOfCell(const Interventions& interventions, const CellAddress& cell);
QString changesOfHead(const Interventions& interventions, int layer, int head);

}  // namespace encoderlab
