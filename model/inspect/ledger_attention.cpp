#include <cmath>

#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

/// A cell of a (B, H, T, …) tensor in the same sample and head as `like`.
CellAddress sameHead(const CellAddress& like, const std::string& tensor, std::size_t row, std::size_t column) {
  return {tensor, {like.index[0], like.index[1], row, column}};
}

double scaleOf(const LedgerContext& context) { return 1 / std::sqrt(static_cast<double>(context.headWidth())); }

/// What multiplies each term of a score beside its cells.
std::string scaleText(const LedgerContext& context) { return " / √" + std::to_string(context.headWidth()); }

Terms scoresOutput(const LedgerQuery& query, Steps&) {
  const std::size_t row = query.cell.index[2];
  const std::size_t column = query.cell.index[3];
  Terms terms;
  for (std::size_t i = 0; i < query.context.headWidth(); ++i) {
    terms.push_back(query.context.product(
        "q" + indexText({row, i}) + " k" + indexText({column, i}) + scaleText(query.context),
        {sameHead(query.cell, query.op.inputs[0], row, i), sameHead(query.cell, query.op.inputs[1], column, i)},
        {scaleOf(query.context)}));
  }
  return terms;
}

Terms scoresInputGradient(const LedgerQuery& query, Steps&) {
  const bool isQuery = query.input == 0;
  const std::size_t token = query.cell.index[2];
  const std::size_t feature = query.cell.index[3];
  const std::string& other = query.op.inputs[isQuery ? 1 : 0];
  Terms terms;
  for (std::size_t t = 0; t < query.context.length(query.cell.index[0]); ++t) {
    const Index score = isQuery ? Index{token, t} : Index{t, token};
    terms.push_back(query.context.product(
        "ds" + indexText(score) + (isQuery ? " k" : " q") + indexText({t, feature}) + scaleText(query.context),
        {sameHead(query.cell, query.upstream(), score[0], score[1]), sameHead(query.cell, other, t, feature)},
        {scaleOf(query.context)}));
  }
  return terms;
}

Terms weightsOutput(const LedgerQuery& query, Steps& steps) {
  const LedgerContext& context = query.context;
  const std::size_t b = query.cell.index[0];
  const std::size_t row = query.cell.index[2];
  const std::size_t column = query.cell.index[3];
  Terms scores;
  Terms exponentials;
  for (std::size_t key = 0; key < context.length(b); ++key) {
    if (context.isPadding(b, key)) continue;
    scores.push_back(
        context.product("s" + indexText({row, key}), {sameHead(query.cell, query.op.inputs[0], row, key)}));
  }
  const double largest = addStep(steps, "max s, padding left out", scores, Combine::Max);
  for (const LedgerTerm& score : scores) {
    exponentials.push_back(
        numberTerm("exp(" + score.label + " − max)", std::exp(score.value - largest), score.sources));
  }
  const double sum = addStep(steps, "Σ exp(s − max)", std::move(exponentials));
  if (context.isPadding(b, column)) return {numberTerm("0: the key is padding, exp(−∞) = 0", 0)};
  const double exponential = std::exp(context.at(sameHead(query.cell, query.op.inputs[0], row, column)) - largest);
  return {context.product("exp(s" + indexText({row, column}) + " − max) / Σ", {}, {exponential, 1 / sum})};
}

Terms weightsInputGradient(const LedgerQuery& query, Steps& steps) {
  const LedgerContext& context = query.context;
  const std::size_t row = query.cell.index[2];
  const std::size_t column = query.cell.index[3];
  Terms shared;
  for (std::size_t key = 0; key < context.length(query.cell.index[0]); ++key) {
    shared.push_back(context.product(
        "a" + indexText({row, key}) + " da" + indexText({row, key}),
        {sameHead(query.cell, query.op.output, row, key), sameHead(query.cell, query.upstream(), row, key)}));
  }
  const double mean = addStep(steps, "Σ a da over the keys", std::move(shared));
  const CellAddress weight = sameHead(query.cell, query.op.output, row, column);
  return {context.product("a" + indexText({row, column}) + " da" + indexText({row, column}),
                          {weight, sameHead(query.cell, query.upstream(), row, column)}),
          context.product("−a" + indexText({row, column}) + " Σ a da", {weight}, {-mean})};
}

Terms headsOutput(const LedgerQuery& query, Steps&) {
  const std::size_t row = query.cell.index[2];
  const std::size_t feature = query.cell.index[3];
  Terms terms;
  for (std::size_t key = 0; key < query.context.length(query.cell.index[0]); ++key) {
    terms.push_back(query.context.product(
        "a" + indexText({row, key}) + " v" + indexText({key, feature}),
        {sameHead(query.cell, query.op.inputs[0], row, key), sameHead(query.cell, query.op.inputs[1], key, feature)}));
  }
  return terms;
}

Terms headsWeightGradient(const LedgerQuery& query) {
  const std::size_t row = query.cell.index[2];
  const std::size_t key = query.cell.index[3];
  Terms terms;
  for (std::size_t i = 0; i < query.context.headWidth(); ++i) {
    terms.push_back(query.context.product(
        "do" + indexText({row, i}) + " v" + indexText({key, i}),
        {sameHead(query.cell, query.upstream(), row, i), sameHead(query.cell, query.op.inputs[1], key, i)}));
  }
  return terms;
}

Terms headsValueGradient(const LedgerQuery& query) {
  const std::size_t key = query.cell.index[2];
  const std::size_t feature = query.cell.index[3];
  Terms terms;
  for (std::size_t row = 0; row < query.context.length(query.cell.index[0]); ++row) {
    terms.push_back(query.context.product(
        "a" + indexText({row, key}) + " do" + indexText({row, feature}),
        {sameHead(query.cell, query.op.inputs[0], row, key), sameHead(query.cell, query.upstream(), row, feature)}));
  }
  return terms;
}

Terms headsInputGradient(const LedgerQuery& query, Steps&) {
  return query.input == 0 ? headsWeightGradient(query) : headsValueGradient(query);
}

}  // namespace

const LedgerRule scoresRule{scoresOutput, scoresInputGradient, nullptr};
const LedgerRule weightsRule{weightsOutput, weightsInputGradient, nullptr};
const LedgerRule headsRule{headsOutput, headsInputGradient, nullptr};

}  // namespace encoderlab
