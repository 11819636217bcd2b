#include <cmath>

#include "model/data/dataset.h"
#include "model/inspect/ledger_probability.h"
#include "model/inspect/ledger_rules.h"
#include "model/training/loss.h"

namespace encoderlab {
namespace {

double shareOf(const LedgerContext& context) {
  return 1 / static_cast<double>(countTargets(context.model(), context.batch()));
}

/// The token or sample that a cell of the logits belongs to.
Index placeOf(const CellAddress& logit) { return {logit.index.begin(), logit.index.end() - 1}; }

CellAddress logitCell(const LedgerQuery& query, Index place, std::size_t output) {
  place.push_back(output);
  return {query.op.inputs[0], std::move(place)};
}

double targetAt(const LedgerQuery& query, const Index& place) { return query.context.at({query.op.inputs[1], place}); }

struct Softmax {
  double largest = 0;
  double sum = 0;
};

/// Steps max and Σ exp of the logits at one place. `where` tells the places apart where there are several.
Softmax addSoftmax(const LedgerQuery& query, const Index& place, const std::string& where, Steps& steps) {
  Terms logits;
  Terms exponentials;
  for (std::size_t i = 0; i < static_cast<std::size_t>(query.context.model().head.outputs); ++i) {
    const CellAddress cell = logitCell(query, place, i);
    logits.push_back(query.context.product("z" + indexText(cell.index), {cell}));
  }
  Softmax softmax;
  softmax.largest = addStep(steps, "max z" + where, logits, Combine::Max);
  for (const LedgerTerm& logit : logits) {
    exponentials.push_back(
        numberTerm("exp(" + logit.label + " − max)", std::exp(logit.value - softmax.largest), logit.sources));
  }
  softmax.sum = addStep(steps, "Σ exp(z − max)" + where, std::move(exponentials));
  return softmax;
}

/// Steps that lead to −log softmax(z)[target], and that one.
double addNegativeLogLikelihood(const LedgerQuery& query, const Index& place, Steps& steps) {
  const std::string where = ", " + indexText(place);
  const Softmax softmax = addSoftmax(query, place, where, steps);
  const double logarithm = addFunction(steps, "log Σ" + where, std::log(softmax.sum));
  const CellAddress target = logitCell(query, place, static_cast<std::size_t>(targetAt(query, place)));
  return addStep(steps, "−log softmax(z)[target]" + where,
                 {numberTerm("log Σ", logarithm), numberTerm("max", softmax.largest),
                  query.context.product("−z" + indexText(target.index), {target}, {-1})});
}

Terms crossEntropyOutput(const LedgerQuery& query, Steps& steps) {
  const double share = shareOf(query.context);
  Terms terms;
  for (const Index& place : query.context.tokens(query.context.maker(query.op.inputs[0])->axes)) {
    if (targetAt(query, place) == static_cast<double>(ignoredTarget)) continue;
    const double loss = addNegativeLogLikelihood(query, place, steps);
    terms.push_back(query.context.product("−log softmax(z)[target], " + indexText(place) + " / n", {}, {loss, share}));
  }
  return terms;
}

Terms crossEntropyInputGradient(const LedgerQuery& query, Steps& steps) {
  const Index place = placeOf(query.cell);
  const double target = targetAt(query, place);
  if (target == static_cast<double>(ignoredTarget)) return {numberTerm(phrases::targetIsIgnored, 0)};
  const double share = shareOf(query.context);
  const Softmax softmax = addSoftmax(query, place, "", steps);
  const double exponential = std::exp(query.context.at(query.cell) - softmax.largest);
  const std::string logit = "z" + indexText(query.cell.index);
  Terms terms{query.context.product("exp(" + logit + " − max) / Σ / n", {}, {exponential, 1 / softmax.sum, share})};
  if (target == static_cast<double>(query.cell.index.back()))
    terms.push_back(numberTerm(phrases::isTheTarget, -share, {{query.op.inputs[1], place}}));
  return terms;
}

/// Step z − y.
double addDifference(const LedgerQuery& query, const CellAddress& logit, Steps& steps) {
  const CellAddress target{query.op.inputs[1], logit.index};
  return addStep(steps, "z − y, " + indexText(logit.index),
                 {query.context.product("z", {logit}), query.context.product("−y", {target}, {-1})});
}

Terms squaredErrorOutput(const LedgerQuery& query, Steps& steps) {
  const double share = shareOf(query.context);
  Terms terms;
  for (const Index& place : query.context.tokens(query.context.maker(query.op.inputs[0])->axes)) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(query.context.model().head.outputs); ++i) {
      const CellAddress logit = logitCell(query, place, i);
      const double difference = addDifference(query, logit, steps);
      terms.push_back(
          query.context.product("(z − y)² / n, " + indexText(logit.index), {}, {difference, difference, share}));
    }
  }
  return terms;
}

Terms squaredErrorInputGradient(const LedgerQuery& query, Steps& steps) {
  const double difference = addDifference(query, query.cell, steps);
  return {query.context.product("2 (z − y) / n", {}, {2, difference, shareOf(query.context)})};
}

}  // namespace

CellExplanation explainProbability(const LedgerContext& context, const CellAddress& cell) {
  const LedgerQuery query{context, *context.maker("loss"), {"logits", cell.index}};
  CellExplanation explanation;
  explanation.cell = cell;
  explanation.formula = "p = softmax(z)";
  explanation.pytorch = "p = logits.softmax(dim=-1)";
  const Softmax softmax = addSoftmax(query, placeOf(query.cell), "", explanation.steps);
  const double exponential = std::exp(context.at(query.cell) - softmax.largest);
  explanation.value =
      addStep(explanation.steps, cell.tensor,
              {numberTerm("exp(z" + indexText(cell.index) + " − max) / Σ", exponential / softmax.sum, {query.cell})});
  return explanation;
}

const LedgerRule crossEntropyRule{crossEntropyOutput, crossEntropyInputGradient, nullptr};
const LedgerRule meanSquaredErrorRule{squaredErrorOutput, squaredErrorInputGradient, nullptr};

}  // namespace encoderlab
