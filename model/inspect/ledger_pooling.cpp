#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

/// 1 / n, n tokens of the sample being no padding.
double shareOf(const LedgerContext& context, std::size_t b) {
  std::size_t counted = 0;
  for (std::size_t t = 0; t < context.length(b); ++t) counted += context.isPadding(b, t) ? 0 : 1;
  return 1 / static_cast<double>(counted);
}

Terms meanOutput(const LedgerQuery& query, Steps&) {
  const std::size_t b = query.cell.index[0];
  const double share = shareOf(query.context, b);
  Terms terms;
  for (std::size_t t = 0; t < query.context.length(b); ++t) {
    if (query.context.isPadding(b, t)) continue;
    const CellAddress x{query.op.inputs[0], {b, t, query.cell.index[1]}};
    terms.push_back(query.context.product("x" + indexText(x.index) + " / n", {x}, {share}));
  }
  return terms;
}

/// `share` is what the token adds to the pooled vector.
Terms gradientOf(const LedgerQuery& query, double share, const char* whereZero) {
  if (share == 0) return {numberTerm(whereZero, 0)};
  const Index pooled{query.cell.index[0], query.cell.index[2]};
  const std::string label = "dy" + indexText(pooled);
  if (share == 1) return {query.context.product(label, {{query.upstream(), pooled}})};
  return {query.context.product(label + " / n", {{query.upstream(), pooled}}, {share})};
}

Terms meanInputGradient(const LedgerQuery& query, Steps&) {
  const Index& index = query.cell.index;
  const bool counts = !query.context.isPadding(index[0], index[1]);
  return gradientOf(query, counts ? shareOf(query.context, index[0]) : 0, phrases::paddingIsNotPooled);
}

Terms clsOutput(const LedgerQuery& query, Steps&) {
  const CellAddress x{query.op.inputs[0], {query.cell.index[0], 0, query.cell.index[1]}};
  return {query.context.product("x" + indexText(x.index), {x})};
}

Terms clsInputGradient(const LedgerQuery& query, Steps&) {
  return gradientOf(query, query.context.isCls(query.cell.index[1]) ? 1 : 0, phrases::onlyClsIsPooled);
}

}  // namespace

const LedgerRule meanPooledRule{meanOutput, meanInputGradient, nullptr};
const LedgerRule clsPooledRule{clsOutput, clsInputGradient, nullptr};

}  // namespace encoderlab
