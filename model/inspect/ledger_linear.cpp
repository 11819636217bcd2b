#include "model/inspect/ledger_linear.h"

#include "model/inspect/cell_index.h"

namespace encoderlab {
namespace {

std::size_t firstRowOf(const LedgerContext& context, Hook hook) {
  if (hook == Hook::Key) return context.width();
  return hook == Hook::Value ? 2 * context.width() : 0;
}

LinearMap mapOf(const LedgerQuery& query) {
  const std::vector<std::string>& parameters = query.op.parameters;
  return {query.context, query.op, parameters[0], parameters[1], firstRowOf(query.context, query.op.hook)};
}

Terms output(const LedgerQuery& query, Steps&) {
  Index token;
  std::size_t row = 0;
  query.context.splitFeature(query.cell, token, row);
  return mapOf(query).output(token, row);
}

Terms inputGradient(const LedgerQuery& query, Steps&) {
  Index token;
  std::size_t column = 0;
  query.context.splitFeature(query.cell, token, column);
  return mapOf(query).inputGradient(token, column);
}

Terms parameterGradient(const LedgerQuery& query, Steps&) {
  return mapOf(query).parameterGradient(query.cell, query.context.tokens(query.op.axes));
}

}  // namespace

CellAddress LinearMap::inputCell(const Index& token, std::size_t column) const {
  const std::string& input = op.inputs[0];
  if (input == "vectors") return {input, {token[0], token[1] - (context.model().hasCls() ? 1 : 0), column}};
  return context.featureCell(input, token, column);
}

CellAddress LinearMap::upstreamCell(const Index& token, std::size_t row) const {
  return context.featureCell(gradientName(op.output), token, row);
}

std::size_t LinearMap::rowCount() const {
  const Tensor<float>& made = context.trace().tensors.at(op.output);
  return made.shape.back() * (made.shape.size() == 4 ? made.shape[1] : 1);
}

CellAddress LinearMap::weightCell(std::size_t row, std::size_t column) const {
  const Parameter& parameter = context.layout().at(weight);
  return {weight, indexAt(row * (parameter.size / parameter.shape[0]) + column, parameter.shape)};
}

Terms LinearMap::output(const Index& token, std::size_t row) const {
  const Parameter& parameter = context.layout().at(weight);
  const std::size_t columns = parameter.size / parameter.shape[0];
  Terms terms;
  for (std::size_t i = 0; i < columns; ++i) {
    CellAddress cell = weightCell(firstRow + row, i);
    std::string label = "x" + indexText({i}) + " W" + indexText(cell.index);
    terms.push_back(context.product(std::move(label), {inputCell(token, i), std::move(cell)}));
  }
  terms.push_back(context.product("b" + indexText({firstRow + row}), {{bias, {firstRow + row}}}));
  return terms;
}

Terms LinearMap::inputGradient(const Index& token, std::size_t column) const {
  const std::size_t rows = rowCount();
  Terms terms;
  for (std::size_t o = 0; o < rows; ++o) {
    terms.push_back(context.product("dy" + indexText({o}) + " W" + indexText({firstRow + o, column}),
                                    {upstreamCell(token, o), {weight, {firstRow + o, column}}}));
  }
  return terms;
}

Terms LinearMap::parameterGradient(const CellAddress& parameter, const std::vector<Index>& tokens) const {
  const auto& [name, shape, offset, size] = context.layout().at(weight);
  const std::size_t row = parameter.index[0] - firstRow;
  Terms terms;
  if (parameter.index[0] < firstRow || row >= rowCount()) return terms;
  for (const Index& token : tokens) {
    std::vector<CellAddress> cells{upstreamCell(token, row)};
    std::string label = "dy" + indexText(cells.front().index);
    if (parameter.tensor == weight) {
      cells.push_back(inputCell(token, flatIndex(parameter.index, shape) % (size / shape[0])));
      label += " x" + indexText(cells.back().index);
    }
    terms.push_back(context.product(std::move(label), std::move(cells)));
  }
  return terms;
}

const LedgerRule linearRule{output, inputGradient, parameterGradient};

}  // namespace encoderlab
