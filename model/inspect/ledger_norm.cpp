#include <cmath>

#include "model/inspect/ledger_rules.h"
#include "model/nn/layer_norm.h"

namespace encoderlab {
namespace {

struct Statistics {
  double mean = 0;
  double inverseDeviation = 0;

  double normalized(double x) const { return (x - mean) * inverseDeviation; }
};

Statistics statisticsOf(std::span<const float> x) {
  const auto D = static_cast<double>(x.size());
  double sum = 0;
  for (const float value : x) sum += static_cast<double>(value);
  const double mean = sum / D;
  double squares = 0;
  for (const float value : x) squares += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
  return {mean, 1 / std::sqrt(squares / D + layerNormEpsilon)};
}

/// Steps μ, σ² and r of one token.
Statistics addStatistics(const LedgerQuery& query, const Index& token, Steps& steps) {
  const LedgerContext& context = query.context;
  const double share = 1 / static_cast<double>(context.width());
  const std::span<const float> x = context.row(query.op.inputs[0], token);
  Terms values;
  Terms squares;
  for (std::size_t i = 0; i < x.size(); ++i)
    values.push_back(
        context.product("x" + indexText({i}) + " / D", {context.featureCell(query.op.inputs[0], token, i)}, {share}));
  const double mean = addStep(steps, phrases::mean, std::move(values));
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double deviation = static_cast<double>(x[i]) - mean;
    squares.push_back(numberTerm("(x" + indexText({i}) + " − μ)² / D", deviation * deviation * share,
                                 {context.featureCell(query.op.inputs[0], token, i)}));
  }
  const double variance = addStep(steps, phrases::variance, std::move(squares));
  return {mean, addFunction(steps, "r = 1 / √(σ² + 10⁻⁵)", 1 / std::sqrt(variance + layerNormEpsilon))};
}

/// Step ẑ of one cell of the input.
double addNormalized(const LedgerQuery& query, const CellAddress& x, const Statistics& statistics, std::string name,
                     Steps& steps) {
  Terms factors;
  factors.push_back(numberTerm("x" + indexText(x.index) + " − μ", query.context.at(x) - statistics.mean, {x}));
  factors.push_back(numberTerm("r", statistics.inverseDeviation));
  return addStep(steps, std::move(name), std::move(factors), Combine::Product);
}

Index tokenOf(const CellAddress& cell) { return {cell.index[0], cell.index[1]}; }

Terms output(const LedgerQuery& query, Steps& steps) {
  if (query.isOff()) return {query.passedOn()};
  const std::size_t i = query.cell.index.back();
  const Statistics statistics = addStatistics(query, tokenOf(query.cell), steps);
  const CellAddress x{query.op.inputs[0], query.cell.index};
  const double normalized = addNormalized(query, x, statistics, "ẑ = (x − μ) r", steps);
  return {query.context.product("γ" + indexText({i}) + " ẑ", {{query.op.parameters[0], {i}}}, {normalized}),
          query.context.product("β" + indexText({i}), {{query.op.parameters[1], {i}}})};
}

/// dx = r (dẑ − mean(dẑ) − ẑ mean(dẑ ẑ)) with dẑ = dy γ
Terms inputGradient(const LedgerQuery& query, Steps& steps) {
  if (query.isOff()) return {query.passedBack()};
  const LedgerContext& context = query.context;
  const std::string& gain = query.op.parameters[0];
  const Index token = tokenOf(query.cell);
  const std::size_t feature = query.cell.index.back();
  const double share = 1 / static_cast<double>(context.width());
  const Statistics statistics = addStatistics(query, token, steps);
  const std::span<const float> x = context.row(query.op.inputs[0], token);
  Terms means;
  Terms projections;
  for (std::size_t i = 0; i < context.width(); ++i) {
    const std::vector<CellAddress> cells{context.featureCell(query.upstream(), token, i), {gain, {i}}};
    const std::string label = "dy" + indexText({i}) + " γ" + indexText({i});
    means.push_back(context.product(label + " / D", cells, {share}));
    const double normalized = statistics.normalized(static_cast<double>(x[i]));
    projections.push_back(context.product(label + " ẑ" + indexText({i}) + " / D", cells, {normalized, share}));
  }
  const double mean = addStep(steps, "m₁ = mean(dy γ)", std::move(means));
  const double projection = addStep(steps, "m₂ = mean(dy γ ẑ)", std::move(projections));
  const double normalized = addNormalized(query, query.cell, statistics, "ẑ = (x − μ) r", steps);
  const double r = statistics.inverseDeviation;
  return {context.product("dy" + indexText({feature}) + " γ" + indexText({feature}) + " r",
                          {{query.upstream(), query.cell.index}, {gain, {feature}}}, {r}),
          context.product("−r m₁", {}, {-r, mean}), context.product("−r ẑ m₂", {}, {-r, normalized, projection})};
}

Terms parameterGradient(const LedgerQuery& query, Steps& steps) {
  if (query.isOff()) return {numberTerm(phrases::isOff, 0)};
  const LedgerContext& context = query.context;
  const std::size_t i = query.cell.index[0];
  const bool isGain = query.cell.tensor == query.op.parameters[0];
  Terms terms;
  for (const Index& token : context.tokens(query.op.axes)) {
    const CellAddress upstream = context.featureCell(query.upstream(), token, i);
    if (!isGain) {
      terms.push_back(context.product("dy" + indexText(upstream.index), {upstream}));
      continue;
    }
    const Statistics statistics = statisticsOf(context.row(query.op.inputs[0], token));
    const CellAddress x = context.featureCell(query.op.inputs[0], token, i);
    const std::string name = "ẑ" + indexText(x.index);
    const double normalized = addNormalized(query, x, statistics, name, steps);
    terms.push_back(context.product("dy" + indexText(upstream.index) + " " + name, {upstream}, {normalized}));
  }
  return terms;
}

}  // namespace

const LedgerRule normRule{output, inputGradient, parameterGradient};

}  // namespace encoderlab
