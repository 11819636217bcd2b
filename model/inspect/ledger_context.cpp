#include "model/inspect/ledger_context.h"

#include <algorithm>
#include <stdexcept>

#include "model/inspect/cell_index.h"

namespace encoderlab {
std::string indexText(const Index& index) {
  std::string text;
  for (const std::size_t i : index) text += (text.empty() ? "" : ", ") + std::to_string(i);
  return "[" + text + "]";
}

LedgerContext::LedgerContext(const LedgerSubject& subject)
    : m_model(subject.model),
      m_weights(subject.weights),
      m_batch(subject.batch),
      m_trace(subject.trace),
      m_ops(subject.ops),
      m_layout(subject.model),
      m_changes(subject.interventions) {
  if (m_weights.size() != m_layout.size())
    throw std::invalid_argument("The model has " + std::to_string(m_layout.size()) + " parameters, but " +
                                std::to_string(m_weights.size()) + " weights were given.");
}

const Op* LedgerContext::maker(std::string_view tensor) const {
  const auto found = std::find_if(m_ops.begin(), m_ops.end(), [&](const Op& op) {
    return op.output == tensor || std::ranges::find(op.insides, tensor) != op.insides.end();
  });
  return found == m_ops.end() ? nullptr : &*found;
}

bool LedgerContext::isPadding(std::size_t b, std::size_t t) const {
  return !m_batch.padding.empty() && m_batch.padding[m_batch.offsets[b] + t] != 0;
}

std::size_t LedgerContext::positionOf(std::size_t b, std::size_t t) const {
  return static_cast<std::size_t>(m_batch.positions[m_batch.offsets[b] + t]);
}

std::vector<Index> LedgerContext::tokens(const std::vector<std::string>& axes) const {
  const bool perToken = std::find(axes.begin(), axes.end(), "T") != axes.end();
  std::vector<Index> all;
  for (std::size_t b = 0; b < sampleCount(); ++b) {
    if (!perToken) all.push_back({b});
    for (std::size_t t = 0; perToken && t < length(b); ++t) all.push_back({b, t});
  }
  return all;
}

bool LedgerContext::isHeaded(const std::string& tensor) const {
  const Tensor<float>* traced = m_trace.find(tensor);
  return traced != nullptr && traced->shape.size() == 4;
}

CellAddress LedgerContext::featureCell(const std::string& tensor, const Index& token, std::size_t feature) const {
  if (isHeaded(tensor)) return {tensor, {token[0], feature / headWidth(), token[1], feature % headWidth()}};
  CellAddress cell{tensor, token};
  cell.index.push_back(feature);
  return cell;
}

void LedgerContext::splitFeature(const CellAddress& cell, Index& token, std::size_t& feature) const {
  if (isHeaded(cell.tensor)) {
    token = {cell.index[0], cell.index[2]};
    feature = cell.index[1] * headWidth() + cell.index[3];
    return;
  }
  token.assign(cell.index.begin(), cell.index.end() - 1);
  feature = cell.index.back();
}

double LedgerContext::at(const CellAddress& cell) const {
  if (const Tensor<float>* tensor = m_trace.find(cell.tensor))
    return static_cast<double>(tensor->values[flatIndex(cell.index, tensor->shape)]);
  if (!m_layout.contains(cell.tensor)) return batchValue(cell);
  const Parameter& parameter = m_layout.at(cell.tensor);
  return static_cast<double>(m_weights[parameter.offset + flatIndex(cell.index, parameter.shape)]);
}

double LedgerContext::batchValue(const CellAddress& cell) const {
  const Index& index = cell.index;
  const std::size_t firstColumn = m_batch.offsets[index[0]] + (m_model.hasCls() ? 1 : 0);
  if (cell.tensor == "tokens") return m_batch.tokens[firstColumn + index[1]];
  if (cell.tensor == "vectors") {
    const auto features = static_cast<std::size_t>(m_model.input.features);
    return static_cast<double>(m_batch.vectors[(firstColumn + index[1]) * features + index[2]]);
  }
  if (cell.tensor != "targets") throw std::invalid_argument("There is no tensor \"" + cell.tensor + "\".");
  const bool perToken = m_model.head.kind == HeadKind::Token;
  const std::size_t column = perToken ? m_batch.offsets[index[0]] + index[1] : index[0];
  if (m_model.head.loss == LossKind::CrossEntropy) return static_cast<double>(m_batch.classes[column]);
  const auto outputs = static_cast<std::size_t>(m_model.head.outputs);
  return static_cast<double>(m_batch.values[column * outputs + index.back()]);
}

std::span<const float> LedgerContext::row(const std::string& tensor, const Index& token) const {
  const Tensor<float>& traced = m_trace.tensors.at(tensor);
  const std::size_t count = traced.shape.back();
  return std::span(traced.values).subspan(flatIndex(token, traced.shape) * count, count);
}

LedgerTerm LedgerContext::product(std::string label, std::vector<CellAddress> cells,
                                  const std::vector<double>& numbers) const {
  LedgerTerm term{std::move(label), 1, {}, std::move(cells)};
  for (const CellAddress& cell : term.sources) term.factors.push_back(at(cell));
  term.factors.insert(term.factors.end(), numbers.begin(), numbers.end());
  for (const double factor : term.factors) term.value *= factor;
  if (term.factors.size() == 1) term.factors.clear();
  return term;
}

LedgerTerm numberTerm(std::string label, double value, std::vector<CellAddress> sources) {
  return {std::move(label), value, {}, std::move(sources)};
}

double combined(const Terms& terms, Combine combine) {
  if (combine == Combine::Max) {
    const auto less = [](const LedgerTerm& a, const LedgerTerm& b) { return a.value < b.value; };
    return std::max_element(terms.begin(), terms.end(), less)->value;
  }
  double result = combine == Combine::Sum ? 0 : 1;
  for (const LedgerTerm& term : terms) result = combine == Combine::Sum ? result + term.value : result * term.value;
  return result;
}

double addStep(Steps& steps, std::string name, Terms terms, Combine combine) {
  const double result = combined(terms, combine);
  steps.push_back({std::move(name), combine, std::move(terms), result});
  return result;
}

double addFunction(Steps& steps, std::string name, double result) {
  steps.push_back({std::move(name), Combine::Sum, {}, result});
  return result;
}

}  // namespace encoderlab
