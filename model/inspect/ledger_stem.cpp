#include "model/inspect/ledger_rules.h"
#include "model/nn/stem_convolution.h"

namespace encoderlab {
namespace {

/// A convolution over the tokens of one sample.
class Convolution {
 public:
  explicit Convolution(const LedgerQuery& query)
      : m_query(query),
        m_neighbours(query.context.model()),
        m_chunk{&query.context.batch(), 0, query.context.sampleCount()},
        m_weightShape(query.context.layout().at(query.op.parameters[0]).shape) {}

  /// What `feature` of the output token is made of.
  Terms output(const Index& token, std::size_t feature) const {
    Terms terms;
    for (std::size_t tap = 0; tap < m_neighbours.tapCount(); ++tap) {
      const auto source = m_neighbours.seenBy(m_chunk, token[0], token[1], tap);
      for (std::size_t i = 0; source && i < m_query.context.width(); ++i)
        terms.push_back(product("x", input(token[0], *source, i), weight(feature, i, tap)));
    }
    terms.push_back(m_query.context.product("b" + indexText({feature}), {{m_query.op.parameters[1], {feature}}}));
    return terms;
  }

  /// What reaches `feature` of the input token from all that see it.
  Terms inputGradient(const Index& token, std::size_t feature) const {
    Terms terms;
    for (std::size_t tap = 0; tap < m_neighbours.tapCount(); ++tap) {
      const auto reader = m_neighbours.seeing(m_chunk, token[0], token[1], tap);
      for (std::size_t o = 0; reader && o < m_query.context.width(); ++o)
        terms.push_back(product("dy", upstream(token[0], *reader, o), weight(o, feature, tap)));
    }
    return terms;
  }

  Terms weightGradient(const Index& cell) const {
    const std::size_t tap = flatTap(cell);
    Terms terms;
    for (const Index& token : m_query.context.tokens(m_query.op.axes)) {
      const auto source = m_neighbours.seenBy(m_chunk, token[0], token[1], tap);
      if (!source) continue;
      std::vector<CellAddress> cells{upstream(token[0], token[1], cell[0]), input(token[0], *source, cell[1])};
      std::string label = "dy" + indexText(cells[0].index) + " x" + indexText(cells[1].index);
      terms.push_back(m_query.context.product(std::move(label), std::move(cells)));
    }
    if (terms.empty()) terms.push_back(numberTerm(phrases::tapSeesNothing, 0));
    return terms;
  }

  Terms biasGradient(std::size_t feature) const {
    Terms terms;
    for (const Index& token : m_query.context.tokens(m_query.op.axes)) {
      if (m_neighbours.isCls(token[1])) continue;
      CellAddress cell = upstream(token[0], token[1], feature);
      std::string label = "dy" + indexText(cell.index);
      terms.push_back(m_query.context.product(std::move(label), {std::move(cell)}));
    }
    return terms;
  }

 private:
  CellAddress input(std::size_t b, std::size_t t, std::size_t i) const { return {m_query.op.inputs[0], {b, t, i}}; }
  CellAddress upstream(std::size_t b, std::size_t t, std::size_t o) const { return {m_query.upstream(), {b, t, o}}; }

  /// The weight has one axis for the taps of a row, and two for those of a grid.
  CellAddress weight(std::size_t out, std::size_t in, std::size_t tap) const {
    Index index{out, in};
    if (m_weightShape.size() == 4) index.push_back(tap / m_weightShape.back());
    index.push_back(tap % m_weightShape.back());
    return {m_query.op.parameters[0], std::move(index)};
  }
  std::size_t flatTap(const Index& cell) const {
    return m_weightShape.size() == 4 ? cell[2] * m_weightShape.back() + cell[3] : cell[2];
  }

  LedgerTerm product(const std::string& letter, CellAddress number, CellAddress weight) const {
    std::string label = letter + indexText(number.index) + " W" + indexText(weight.index);
    return m_query.context.product(std::move(label), {std::move(number), std::move(weight)});
  }

  const LedgerQuery& m_query;
  const StemNeighbours m_neighbours;
  const Chunk m_chunk;
  const std::vector<std::size_t>& m_weightShape;
};

Terms convolutionOutput(const LedgerQuery& query, Steps&) {
  const Index& index = query.cell.index;
  if (query.context.isCls(index[1])) return {numberTerm(phrases::clsPassesStem, 0)};
  return Convolution(query).output({index[0], index[1]}, index[2]);
}

Terms convolutionInputGradient(const LedgerQuery& query, Steps&) {
  const Index& index = query.cell.index;
  if (query.context.isCls(index[1])) return {numberTerm(phrases::clsPassesStem, 0)};
  if (query.context.isPadding(index[0], index[1])) return {numberTerm(phrases::paddingIsNotSeen, 0)};
  return Convolution(query).inputGradient({index[0], index[1]}, index[2]);
}

Terms convolutionParameterGradient(const LedgerQuery& query, Steps&) {
  const bool isWeight = query.cell.tensor == query.op.parameters[0];
  return isWeight ? Convolution(query).weightGradient(query.cell.index)
                  : Convolution(query).biasGradient(query.cell.index[0]);
}

Terms sumOutput(const LedgerQuery& query, Steps& steps) {
  return query.context.isCls(query.cell.index[1]) ? Terms{query.passedOn()} : sumRule.output(query, steps);
}

Terms sumInputGradient(const LedgerQuery& query, Steps& steps) {
  const bool passes = query.input == 1 && query.context.isCls(query.cell.index[1]);
  return passes ? Terms{numberTerm(phrases::clsPassesStem, 0)} : sumRule.inputGradient(query, steps);
}

}  // namespace

const LedgerRule stemConvolutionRule{convolutionOutput, convolutionInputGradient, convolutionParameterGradient};
const LedgerRule stemSumRule{sumOutput, sumInputGradient, nullptr};

}  // namespace encoderlab
