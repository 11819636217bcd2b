#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "model/inspect/interventions.h"
#include "model/nn/hooks.h"

namespace encoderlab {

/// The rows of attention weights that interventions write into: renormalises those that are pinned, and gives the
/// softmax its true gradient, whose backward pass works with its own output, which was overwritten. A row of PyTorch's
/// (B, H, T, T), one query, is a column of the hooked matrix.
///
///   forward:   p′ₖ = value where pinned,  p′ⱼ = pⱼ · left / rest  with left = 1 − Σ pinned, rest = Σ of the other p
///   backward:  dpₖ = 0,                   dpⱼ = left / rest · (dp′ⱼ − Σᵢ pᵢ dp′ᵢ / rest),  i over the others
///
/// Where rest is 0 the others have no proportions to keep: they get equal parts, which depend on nothing.
template <typename Scalar>
class ChangedRows {
 public:
  ChangedRows(const ModelConfiguration& model, const Interventions& interventions);

  bool empty() const { return m_rows.empty(); }
  /// `weights` as the softmax made them; what sets single weights comes after this.
  void pin(const HookedTensor<Scalar>& weights);
  /// The gradient of what pin left becomes the gradient of what the softmax made.
  void unpin(const HookedTensor<Scalar>& gradient);
  /// Writes the scores' true gradient over what was worked out from overwritten weights.
  void correctScores(const HookedTensor<Scalar>& gradient);

 private:
  struct Pin {
    std::size_t key;
    float value;
  };
  struct Row {
    int layer;
    std::size_t head;
    std::size_t query;
    std::vector<Pin> pins;  ///< none where weights are set without renormalising
  };
  Row& rowOf(int layer, std::size_t head, std::size_t query);
  /// Calls `visit(fixed, column, kept)` for every row of m_rows that `tensor` holds; see fixedWeights and m_kept.
  template <typename Visit>
  void forEachRow(const HookedTensor<Scalar>& tensor, Visit visit);
  /// Of each key of the chunk's sample s: its pinned weight, 0 for padding, −1 for the others. Empty where nothing is
  /// pinned in this sample, or there are no others.
  static std::vector<Scalar> fixedWeights(const Row& row, const Chunk& chunk, std::size_t s);

  std::vector<Row> m_rows;
  /// By row and sample: the softmax's output after pin, the gradient of the scores after unpin.
  std::map<std::pair<std::size_t, std::size_t>, std::vector<Scalar>> m_kept;
};

}  // namespace encoderlab
