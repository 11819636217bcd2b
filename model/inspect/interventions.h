#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "model/configuration.h"
#include "model/data/batch.h"
#include "model/inspect/cell_address.h"
#include "model/inspect/trace.h"
#include "model/nn/switches.h"

namespace encoderlab {

/// What the user changes in the computation by hand. Every one holds for every sample of a batch in which its cells,
/// tokens or keys exist; a token's place counts the `cls` token, as in the trace. The backward pass is the true
/// gradient of the changed computation.

/// The head's output is 0.
struct HeadOff {
  int layer = 0;
  int head = 0;
  bool operator==(const HeadOff&) const = default;
};

/// What the attention adds to the stream is 0.
struct AttentionOff {
  int layer = 0;
  bool operator==(const AttentionOff&) const = default;
};

/// What the feed-forward adds to the stream is 0.
struct FeedForwardOff {
  int layer = 0;
  bool operator==(const FeedForwardOff&) const = default;
};

/// The norm hands on its input.
struct NormOff {
  int layer = 0;  ///< −1: the norm after the last layer
  int which = 1;  ///< 1 or 2; of no account for the final norm
  bool operator==(const NormOff&) const = default;
};

/// The branch replaces the stream instead of being added to it; in `as_printed` it is not doubled.
struct ResidualOff {
  int layer = 0;
  int which = 1;  ///< 1 (attention) or 2 (feed-forward)
  bool operator==(const ResidualOff&) const = default;
};

/// Nothing is added to the embedding for its position. Rotary positions are switched off layer by layer: RotationOff.
struct PositionOff {
  bool operator==(const PositionOff&) const = default;
};

/// The queries and keys of a layer are not turned by their rotary position.
struct RotationOff {
  int layer = 0;
  bool operator==(const RotationOff&) const = default;
};

/// The scores are not divided by √(D/H).
struct ScalingOff {
  int layer = 0;
  bool operator==(const ScalingOff&) const = default;
};

/// Training leaves the parameter and its moments as they are, and its gradient out of the norm that clipping looks at,
/// as PyTorch does with requires_grad=False. Changes nothing else.
struct FrozenParameter {
  std::string name;
  bool operator==(const FrozenParameter&) const = default;
};

/// One number of an intermediate is `value`, whatever the model computes; no gradient passes it.
struct CellSet {
  CellAddress cell;  ///< its B is 0, where the tensor has one
  float value = 0;   ///< finite; a score may also be −∞
  bool operator==(const CellSet&) const = default;
};

/// An attention weight is `value`; the other weights of the row keep their proportions and sum to 1 − value. Several
/// pins in one row share it. Without effect where the key is padding, or the only one.
struct WeightPinned {
  int layer = 0;
  int head = 0;
  std::size_t query = 0;
  std::size_t key = 0;
  float value = 0;  ///< 0 … 1
  bool operator==(const WeightPinned&) const = default;
};

/// An intermediate of some tokens is what it was in another sample; no gradient passes it.
struct TokensPatched {
  std::string tensor;
  std::vector<std::size_t> tokens;
  std::vector<float> values;  ///< token after token; all heads of a token side by side
  std::string donor;          ///< what the other sample is called
  bool operator==(const TokensPatched&) const = default;
};

using Intervention = std::variant<HeadOff, AttentionOff, FeedForwardOff, NormOff, ResidualOff, PositionOff, RotationOff,
                                  ScalingOff, FrozenParameter, CellSet, WeightPinned, TokensPatched>;

struct Interventions {
  std::vector<Intervention> list;  ///< where two change the same number, the later one holds

  bool empty() const { return list.empty(); }
  bool operator==(const Interventions&) const = default;
};

/// Throws std::invalid_argument, one sentence, if the model has no such layer, head, tensor, cell or parameter, or the
/// value is impossible.
void checkIntervention(const ModelConfiguration& model, const Intervention& intervention);

/// Each of them alone, and what they cannot be together (pins of one row that sum to more than 1).
void checkInterventions(const ModelConfiguration& model, const Interventions& interventions);

/// Also throws if `intervention` would change nothing in the first sample of `batch`: a token that it does not have, a
/// weight of a key that is padding or of a row with no other key.
void checkIntervention(const ModelConfiguration& model, const Batch& batch, const Intervention& intervention);

/// The interventions that switch off a part of the computation itself.
Switches switchesOf(const Interventions& interventions);

/// The names of the parameters that are frozen.
std::vector<std::string> frozenParameters(const Interventions& interventions);

/// Whether `tensor`, of the trace, is what `intervention` acts on first. A frozen parameter acts on none.
bool changesTensor(const Intervention& intervention, const std::string& tensor);

/// Whether `intervention` writes the number in `cell` of the trace itself (others follow from it).
bool changesCell(const Intervention& intervention, const CellAddress& cell);

/// The numbers of `tokens` in `tensor` of the donor's trace (B = 1), ready to be patched into other samples. Throws
/// std::invalid_argument if the trace has no such tensor, the tensor has no tokens of its own (scores and weights
/// belong to pairs of them), or the donor is too short.
TokensPatched patchFrom(const Trace& donor, const std::string& tensor, const std::vector<std::size_t>& tokens,
                        const std::string& donorName);

}  // namespace encoderlab
