#include <cmath>
#include <numbers>

#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

CellAddress inputOf(const LedgerQuery& query) { return {query.op.inputs[0], query.cell.index}; }

CellAddress upstreamOf(const LedgerQuery& query) { return {query.upstream(), query.cell.index}; }

Terms reluOutput(const LedgerQuery& query, Steps&) {
  return {numberTerm("0", 0), query.context.product("u", {inputOf(query)})};
}

Terms reluInputGradient(const LedgerQuery& query, Steps& steps) {
  addStep(steps, "u", {query.context.product("u", {inputOf(query)})});
  const double slope = addFunction(steps, phrases::reluSlope, query.context.at(inputOf(query)) > 0 ? 1 : 0);
  return {query.context.product("dy relu′(u)", {upstreamOf(query)}, {slope})};
}

/// Steps u and Φ(u); the share of the standard normal distribution below u.
double addShareBelow(const LedgerQuery& query, Steps& steps) {
  const double u = addStep(steps, "u", {query.context.product("u", {inputOf(query)})});
  return addFunction(steps, "Φ(u) = ½ (1 + erf(u / √2))", 0.5 * std::erfc(-u / std::numbers::sqrt2));
}

Terms geluOutput(const LedgerQuery& query, Steps& steps) {
  const double below = addShareBelow(query, steps);
  return {query.context.product("u Φ(u)", {inputOf(query)}, {below})};
}

/// gelu′(u) = Φ(u) + u φ(u), φ(u) being the slope of Φ.
Terms geluInputGradient(const LedgerQuery& query, Steps& steps) {
  const double below = addShareBelow(query, steps);
  const double u = query.context.at(inputOf(query));
  const double exponential = std::exp(-u * u / 2);
  addStep(steps, "−u² / 2", {query.context.product("−u² / 2", {inputOf(query), inputOf(query)}, {-0.5})});
  const double density =
      addFunction(steps, "φ(u) = exp(−u² / 2) / √(2π)", exponential / std::sqrt(2 * std::numbers::pi));
  return {query.context.product("dy Φ(u)", {upstreamOf(query)}, {below}),
          query.context.product("dy u φ(u)", {upstreamOf(query), inputOf(query)}, {density})};
}

}  // namespace

const LedgerRule reluRule{reluOutput, reluInputGradient, nullptr, Combine::Max};
const LedgerRule geluRule{geluOutput, geluInputGradient, nullptr};

}  // namespace encoderlab
