#include "model/inspect/ledger_linear.h"
#include "model/nn/embedding.h"

namespace encoderlab {
namespace {

constexpr const char* clsToken = "cls_token";

std::int32_t tokenAt(const LedgerContext& context, const Index& token) {
  return context.batch().tokens[context.batch().offsets[token[0]] + token[1]];
}

/// The gradient of a row of a table: the sum over the tokens for which `reads` is true.
template <typename Reads>
Terms tableGradient(const LedgerQuery& query, std::size_t feature, Reads reads) {
  Terms terms;
  for (const Index& token : query.context.tokens(query.op.axes)) {
    if (!reads(token)) continue;
    CellAddress upstream{query.upstream(), {token[0], token[1], feature}};
    std::string label = "dy" + indexText(upstream.index);
    terms.push_back(query.context.product(std::move(label), {std::move(upstream)}));
  }
  if (terms.empty()) terms.push_back(numberTerm(phrases::rowIsNotRead, 0));
  return terms;
}

Terms clsOutput(const LedgerQuery& query) {
  const std::size_t feature = query.cell.index.back();
  return {query.context.product("cls" + indexText({feature}), {{clsToken, {feature}}})};
}

Terms clsGradient(const LedgerQuery& query) {
  return tableGradient(query, query.cell.index[0], [](const Index& token) { return token[1] == 0; });
}

Terms tokenOutput(const LedgerQuery& query, Steps&) {
  const Index& index = query.cell.index;
  if (query.context.isCls(index[1])) return clsOutput(query);
  const Index row{static_cast<std::size_t>(tokenAt(query.context, index)), index[2]};
  return {query.context.product("W" + indexText(row), {{query.op.parameters[0], row}})};
}

Terms tokenParameterGradient(const LedgerQuery& query, Steps&) {
  if (query.cell.tensor == clsToken) return clsGradient(query);
  return tableGradient(query, query.cell.index[1], [&](const Index& token) {
    return tokenAt(query.context, token) == static_cast<std::int32_t>(query.cell.index[0]);
  });
}

LinearMap inputProjection(const LedgerQuery& query) {
  return {query.context, query.op, query.op.parameters[0], query.op.parameters[1]};
}

Terms vectorOutput(const LedgerQuery& query, Steps&) {
  const Index& index = query.cell.index;
  if (query.context.isCls(index[1])) return clsOutput(query);
  return inputProjection(query).output({index[0], index[1]}, index[2]);
}

Terms vectorParameterGradient(const LedgerQuery& query, Steps&) {
  if (query.cell.tensor == clsToken) return clsGradient(query);
  std::vector<Index> tokens = query.context.tokens(query.op.axes);
  std::erase_if(tokens, [&](const Index& token) { return query.context.isCls(token[1]); });
  return inputProjection(query).parameterGradient(query.cell, tokens);
}

Terms positionOutput(const LedgerQuery& query, Steps&) {
  const LedgerContext& context = query.context;
  const Index& index = query.cell.index;
  const Index place{context.positionOf(index[0], index[1]), index[2]};
  const std::string label = "P" + indexText(place);
  Terms terms{query.passedOn()};
  if (query.isOff()) return terms;
  if (context.model().position == Position::Learned)
    terms.push_back(context.product(label, {{query.op.parameters[0], place}}));
  if (context.model().position == Position::Sinusoidal) {
    // As the network holds it: in 32 bits.
    const auto value = static_cast<float>(sinusoidalPosition(place[0], place[1], context.width()));
    terms.push_back(numberTerm(label, static_cast<double>(value)));
  }
  return terms;
}

Terms positionInputGradient(const LedgerQuery& query, Steps&) { return {query.passedBack()}; }

Terms positionParameterGradient(const LedgerQuery& query, Steps&) {
  if (query.isOff()) return {numberTerm(phrases::isOff, 0)};
  return tableGradient(query, query.cell.index[1], [&](const Index& token) {
    return query.context.positionOf(token[0], token[1]) == query.cell.index[0];
  });
}

}  // namespace

const LedgerRule tokenEmbeddingRule{tokenOutput, nullptr, tokenParameterGradient};
const LedgerRule vectorEmbeddingRule{vectorOutput, nullptr, vectorParameterGradient};
const LedgerRule positionRule{positionOutput, positionInputGradient, positionParameterGradient};

}  // namespace encoderlab
