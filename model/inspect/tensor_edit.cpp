#include "model/inspect/tensor_edit.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "model/inspect/tensor_kind.h"

namespace encoderlab {
namespace {

/// Turns interventions into edits; those that are none leave nothing.
class EditMaker {
 public:
  explicit EditMaker(const ModelConfiguration& model) : m_model(model) {}

  void operator()(const HeadOff& off) {
    const auto d = static_cast<std::size_t>(m_model.dModel / m_model.nhead);
    silence(Hook::Heads, off.layer, static_cast<std::size_t>(off.head) * d, d);
  }
  void operator()(const AttentionOff& off) { silence(Hook::AttentionOutput, off.layer, 0, dModel()); }
  void operator()(const FeedForwardOff& off) { silence(Hook::Linear2, off.layer, 0, dModel()); }
  void operator()(const CellSet& set) {
    const TensorKind kind = tensorKind(m_model, set.cell.tensor).value();
    const std::vector<std::size_t>& index = set.cell.index;
    TensorEdit edit{kind.hook, kind.layer, index.back(), {set.value}, {}, 0, 0};
    if (kind.layout == HookLayout::Columns) edit.token = index[1];
    if (kind.layout == HookLayout::Heads) {
      edit.token = index[2];
      edit.firstRow += index[1] * kind.rows / static_cast<std::size_t>(m_model.nhead);
    }
    if (kind.layout == HookLayout::Attention) {
      edit.firstRow = 0;
      edit.head = index[1];
      edit.token = index[2];
      edit.key = index[3];
    }
    edits.push_back(edit);
  }
  void operator()(const TokensPatched& patch) {
    const TensorKind kind = tensorKind(m_model, patch.tensor).value();
    for (std::size_t i = 0; i < patch.tokens.size(); ++i) {
      const auto begin = patch.values.begin() + static_cast<std::ptrdiff_t>(i * kind.rows);
      const auto end = begin + static_cast<std::ptrdiff_t>(kind.rows);
      edits.push_back({kind.hook, kind.layer, 0, std::vector<float>(begin, end), patch.tokens[i], 0, 0});
    }
  }
  template <typename Other>
  void operator()(const Other&) {}

  std::vector<TensorEdit> edits;

 private:
  std::size_t dModel() const { return static_cast<std::size_t>(m_model.dModel); }
  void silence(Hook hook, int layer, std::size_t firstRow, std::size_t rows) {
    edits.push_back({hook, layer, firstRow, std::vector<float>(rows), {}, 0, 0});
  }

  const ModelConfiguration& m_model;
};

template <typename Scalar>
void writeColumn(const TensorEdit& edit, Pass pass, Scalar* column) {
  for (std::size_t i = 0; i < edit.values.size(); ++i)
    column[edit.firstRow + i] = pass == Pass::Forward ? static_cast<Scalar>(edit.values[i]) : Scalar{0};
}

template <typename Scalar>
void applyToAttention(const TensorEdit& edit, const HookedTensor<Scalar>& tensor) {
  if (tensor.head != edit.head) return;
  const std::size_t s = tensor.sample - tensor.chunk.firstSample;
  const auto query = tensor.chunk.columnAt(s, edit.token.value());
  const auto key = tensor.chunk.columnAt(s, edit.key);
  if (!query || !key) return;
  writeColumn(edit, tensor.pass, &tensor.values(*key, *query));
}

bool setsScoreToInfinity(const TensorEdit& edit) {
  return edit.hook == Hook::Scores && std::isinf(edit.values.front());
}

}  // namespace

std::vector<TensorEdit> tensorEdits(const ModelConfiguration& model, const Interventions& interventions) {
  EditMaker maker(model);
  for (const Intervention& intervention : interventions.list)
    std::visit([&maker](const auto& kind) { maker(kind); }, intervention);
  return std::move(maker.edits);
}

template <typename Scalar>
void applyEdit(const TensorEdit& edit, const HookedTensor<Scalar>& tensor) {
  if (tensor.hook != edit.hook || tensor.layer != edit.layer) return;
  if (tensor.layout == HookLayout::Attention) {
    applyToAttention(edit, tensor);
  } else if (edit.token) {
    for (std::size_t s = 0; s < tensor.chunk.sampleCount; ++s) {
      const auto column = tensor.chunk.columnAt(s, *edit.token);
      if (column && column == tensor.token.value_or(*column))
        writeColumn(edit, tensor.pass, tensor.values.column(tensor.chunk.columnOf(s) + *column));
    }
  } else {
    for (std::size_t n = 0; n < tensor.values.columns; ++n) writeColumn(edit, tensor.pass, tensor.values.column(n));
  }
}

template <typename Scalar>
void requireScores(std::span<const TensorEdit> edits, const HookedTensor<Scalar>& tensor) {
  if (tensor.hook != Hook::Scores || tensor.pass != Pass::Forward) return;
  const std::size_t s = tensor.sample - tensor.chunk.firstSample;
  const auto isOfTensor = [&](const TensorEdit& edit) {
    return setsScoreToInfinity(edit) && edit.layer == tensor.layer && edit.head == tensor.head;
  };
  for (const TensorEdit& blinding : edits) {
    if (!isOfTensor(blinding) || !tensor.chunk.columnAt(s, *blinding.token)) continue;
    const auto isBlind = [&](std::size_t key) {
      return tensor.chunk.isPadding(s, key) || std::ranges::any_of(edits, [&](const TensorEdit& edit) {
               return isOfTensor(edit) && edit.token == blinding.token && tensor.chunk.columnAt(s, edit.key) == key;
             });
    };
    std::size_t key = 0;
    while (key < tensor.values.rows && isBlind(key)) ++key;
    if (key < tensor.values.rows) continue;
    throw std::invalid_argument("In layer " + std::to_string(tensor.layer) + ", head " + std::to_string(tensor.head) +
                                " (the first are 0), every score of token " + std::to_string(*blinding.token) +
                                " is −∞, so that its attention has nowhere to go.");
  }
}

template void requireScores(std::span<const TensorEdit>, const HookedTensor<float>&);
template void requireScores(std::span<const TensorEdit>, const HookedTensor<double>&);
template void applyEdit(const TensorEdit&, const HookedTensor<float>&);
template void applyEdit(const TensorEdit&, const HookedTensor<double>&);

}  // namespace encoderlab
