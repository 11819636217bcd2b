#include "model/inspect/cell_nudge.h"

#include <utility>

#include "model/inspect/tensor_kind.h"
#include "model/nn/hooked_cell.h"

namespace encoderlab {

bool entersRelu(const ModelConfiguration& model, Hook hook) {
  return hook == Hook::StemConvolution || (hook == Hook::Linear1 && model.activation == Activation::Relu);
}

CellNudge::CellNudge(const ModelConfiguration& model, CellAddress cell, double change, NudgeOrder order)
    : m_cell(std::move(cell)), m_change(change), m_order(order) {
  const TensorKind kind = tensorKind(model, m_cell.tensor).value();
  m_hook = kind.hook;
  m_layer = kind.layer;
}

void CellNudge::apply(const HookedTensor<double>& tensor) const {
  if (tensor.pass != Pass::Forward || tensor.hook != m_hook || tensor.layer != m_layer) return;
  if (double* value = hookedCell(tensor, m_cell.index)) *value += m_change;
}

void ReluSigns::add(const HookedTensor<double>& tensor) {
  Layer& layer = m_layers.emplace_back(Layer{tensor, {}});
  layer.above.reserve(tensor.values.rows * tensor.values.columns);
  for (std::size_t n = 0; n < tensor.values.columns; ++n) {
    for (std::size_t i = 0; i < tensor.values.rows; ++i) layer.above.push_back(tensor.values(i, n) > 0);
  }
}

std::vector<CellAddress> ReluSigns::differencesFrom(const ReluSigns& other) const {
  std::vector<CellAddress> cells;
  for (std::size_t i = 0; i < m_layers.size(); ++i) {
    const HookedTensor<double>& tensor = m_layers[i].tensor;
    const std::vector<bool>& above = m_layers[i].above;
    for (std::size_t k = 0; k < above.size(); ++k) {
      if (above[k] == other.m_layers[i].above[k]) continue;
      cells.push_back(
          {hookName(tensor.hook, tensor.layer), hookedIndex(tensor, k % tensor.values.rows, k / tensor.values.rows)});
    }
  }
  return cells;
}

void NudgingProbe::visit(const HookedTensor<double>& tensor) {
  const bool isLast = m_nudge != nullptr && m_nudge->order() == NudgeOrder::AfterOthers;
  if (m_nudge != nullptr && !isLast) m_nudge->apply(tensor);
  if (m_next != nullptr) m_next->visit(tensor);
  if (isLast) m_nudge->apply(tensor);
  if (tensor.pass == Pass::Forward && entersRelu(m_model, tensor.hook)) m_signs.add(tensor);
}

}  // namespace encoderlab
