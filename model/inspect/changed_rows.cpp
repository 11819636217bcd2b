#include "model/inspect/changed_rows.h"

#include <algorithm>
#include <variant>

#include "model/inspect/tensor_edit.h"
#include "model/inspect/tensor_kind.h"
#include "model/nn/softmax.h"

namespace encoderlab {
namespace {

/// What the keys that are not fixed had before, and what is left for them now.
template <typename Scalar>
struct Others {
  Scalar count = 0, rest = 0, left = 1;

  Others(const std::vector<Scalar>& fixed, const Scalar* p) {
    for (std::size_t key = 0; key < fixed.size(); ++key) {
      if (fixed[key] >= 0) {
        left -= fixed[key];
      } else {
        count += 1;
        rest += p[key];
      }
    }
    left = std::max(left, Scalar{0});  // pins that sum to 1 may round above it
  }
};

}  // namespace

template <typename Scalar>
ChangedRows<Scalar>::ChangedRows(const ModelConfiguration& model, const Interventions& interventions) {
  for (const Intervention& intervention : interventions.list) {
    if (const auto* set = std::get_if<CellSet>(&intervention)) {
      const TensorKind kind = tensorKind(model, set->cell.tensor).value();
      if (kind.hook == Hook::Weights) rowOf(kind.layer, set->cell.index[1], set->cell.index[2]);
    } else if (const auto* pinned = std::get_if<WeightPinned>(&intervention)) {
      std::vector<Pin>& pins = rowOf(pinned->layer, static_cast<std::size_t>(pinned->head), pinned->query).pins;
      std::erase_if(pins, [pinned](const Pin& pin) { return pin.key == pinned->key; });
      pins.push_back({pinned->key, pinned->value});
    }
  }
}

template <typename Scalar>
auto ChangedRows<Scalar>::rowOf(int layer, std::size_t head, std::size_t query) -> Row& {
  const auto isIt = [&](const Row& row) { return row.layer == layer && row.head == head && row.query == query; };
  const auto found = std::find_if(m_rows.begin(), m_rows.end(), isIt);
  return found != m_rows.end() ? *found : m_rows.emplace_back(Row{layer, head, query, {}});
}

template <typename Scalar>
std::vector<Scalar> ChangedRows<Scalar>::fixedWeights(const Row& row, const Chunk& chunk, std::size_t s) {
  constexpr Scalar notFixed = -1;
  std::vector<Scalar> fixed(chunk.lengthOf(s), notFixed);
  bool anyPinned = false;
  for (const Pin& pin : row.pins) {
    const auto key = chunk.columnAt(s, pin.key);
    if (!key || chunk.isPadding(s, *key)) continue;
    fixed[*key] = static_cast<Scalar>(pin.value);
    anyPinned = true;
  }
  for (std::size_t key = 0; key < fixed.size(); ++key) {
    if (chunk.isPadding(s, key)) fixed[key] = 0;
  }
  const bool anyOthers = std::find(fixed.begin(), fixed.end(), notFixed) != fixed.end();
  return anyPinned && anyOthers ? fixed : std::vector<Scalar>{};
}

template <typename Scalar>
template <typename Visit>
void ChangedRows<Scalar>::forEachRow(const HookedTensor<Scalar>& tensor, Visit visit) {
  const std::size_t s = tensor.sample - tensor.chunk.firstSample;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Row& row = m_rows[i];
    if (row.layer != tensor.layer || row.head != tensor.head) continue;
    const auto query = tensor.chunk.columnAt(s, row.query);
    if (!query) continue;
    visit(fixedWeights(row, tensor.chunk, s), tensor.values.columnBlock(*query, 1), m_kept[{i, tensor.sample}]);
  }
}

template <typename Scalar>
void ChangedRows<Scalar>::pin(const HookedTensor<Scalar>& weights) {
  forEachRow(weights, [](const std::vector<Scalar>& fixed, MatrixView<Scalar> column, std::vector<Scalar>& kept) {
    Scalar* p = column.data;
    kept.assign(p, p + column.rows);
    const Others<Scalar> others(fixed, p);
    for (std::size_t key = 0; key < fixed.size(); ++key) {
      if (fixed[key] >= 0) {
        p[key] = fixed[key];
      } else {
        p[key] = others.rest > 0 ? p[key] / others.rest * others.left : others.left / others.count;
      }
    }
  });
}

template <typename Scalar>
void ChangedRows<Scalar>::unpin(const HookedTensor<Scalar>& gradient) {
  forEachRow(gradient, [](const std::vector<Scalar>& fixed, MatrixView<Scalar> column, std::vector<Scalar>& kept) {
    Scalar* dp = column.data;
    const std::vector<Scalar> p = kept;
    const Others<Scalar> others(fixed, p.data());
    Scalar mean = 0;
    for (std::size_t key = 0; key < fixed.size(); ++key) {
      if (fixed[key] < 0 && others.rest > 0) mean += p[key] * dp[key] / others.rest;
    }
    for (std::size_t key = 0; key < fixed.size(); ++key) {
      const bool flows = fixed[key] < 0 && others.rest > 0;
      dp[key] = flows ? others.left / others.rest * (dp[key] - mean) : Scalar{0};
    }
    kept.assign(dp, dp + column.rows);
    softmaxBackward<Scalar>({p.data(), p.size(), 1}, {kept.data(), kept.size(), 1});
  });
}

template <typename Scalar>
void ChangedRows<Scalar>::correctScores(const HookedTensor<Scalar>& gradient) {
  forEachRow(gradient, [](const std::vector<Scalar>&, MatrixView<Scalar> column, std::vector<Scalar>& kept) {
    std::copy(kept.begin(), kept.end(), column.data);
  });
}

template class ChangedRows<float>;
template class ChangedRows<double>;

}  // namespace encoderlab
