#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/inspect/interventions.h"
#include "model/nn/hooks.h"

namespace encoderlab {

/// Numbers that replace a block of an intermediate: the rows `firstRow` … of one token or of all, or one cell of an
/// attention matrix.
struct TensorEdit {
  Hook hook = Hook::Embedding;
  int layer = -1;
  std::size_t firstRow = 0;
  std::vector<float> values;         ///< one a row
  std::optional<std::size_t> token;  ///< its place in the sample; none: every token, or there are none (pooled)
  std::size_t head = 0;              ///< attention only: of the cell (head, token, key)
  std::size_t key = 0;               ///< attention only
};

/// What the interventions write into intermediates; pins and switches are not among it. All have been checked.
std::vector<TensorEdit> tensorEdits(const ModelConfiguration& model, const Interventions& interventions);

/// Writes the values forward, and backward 0: what was written does not depend on what came before.
template <typename Scalar>
void applyEdit(const TensorEdit& edit, const HookedTensor<Scalar>& tensor);

/// Throws std::invalid_argument if the edits together set every score of a query to −∞. That scores overflow is not
/// their fault, and not refused.
template <typename Scalar>
void requireScores(std::span<const TensorEdit> edits, const HookedTensor<Scalar>& tensor);

}  // namespace encoderlab
