#pragma once

#include "model/inspect/ledger.h"

namespace encoderlab {

class LedgerContext;

/// What the probabilities of a classifier are called in the ledger. They have the shape of the logits, whose softmax
/// they are; no trace holds them.
inline constexpr auto probabilitiesName = "probabilities";

/// Where a probability comes from; its cell must exist among the logits.
CellExplanation explainProbability(const LedgerContext& context, const CellAddress& cell);

}  // namespace encoderlab
