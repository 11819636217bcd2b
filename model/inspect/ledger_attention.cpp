#include <cmath>

#include "model/inspect/ledger_attention_row.h"
#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

/// A cell of a (B, H, T, …) tensor in the same sample and head as `like`.
CellAddress sameHead(const CellAddress& like, const std::string& tensor, std::size_t row, std::size_t column) {
  return {tensor, {like.index[0], like.index[1], row, column}};
}

/// What multiplies each term of a score beside its cells.
std::vector<double> scaleOf(const LedgerQuery& query) {
  if (query.isOff()) return {};
  return {1 / std::sqrt(static_cast<double>(query.context.headWidth()))};
}

std::string scaleText(const LedgerQuery& query) {
  return query.isOff() ? "" : " / √" + std::to_string(query.context.headWidth());
}

Terms scoresOutput(const LedgerQuery& query, Steps&) {
  const std::size_t row = query.cell.index[2];
  const std::size_t column = query.cell.index[3];
  Terms terms;
  for (std::size_t i = 0; i < query.context.headWidth(); ++i) {
    terms.push_back(query.context.product(
        "q" + indexText({row, i}) + " k" + indexText({column, i}) + scaleText(query),
        {sameHead(query.cell, query.op.inputs[0], row, i), sameHead(query.cell, query.op.inputs[1], column, i)},
        scaleOf(query)));
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
        "ds" + indexText(score) + (isQuery ? " k" : " q") + indexText({t, feature}) + scaleText(query),
        {sameHead(query.cell, query.upstream(), score[0], score[1]), sameHead(query.cell, other, t, feature)},
        scaleOf(query)));
  }
  return terms;
}

Terms weightsOutput(const LedgerQuery& query, Steps& steps) {
  const std::size_t key = query.cell.index[3];
  AttentionRow row(query.context, query.op.layer, query.cell);
  row.addSoftmax(steps);
  if (row.isPadding(key)) return {numberTerm(phrases::keyIsPadding, 0)};
  if (!row.isPinned() || !row.isOther(key)) return {row.softmaxTerm(key)};
  const double p = addStep(steps, "p = exp(s − max) / Σ", {row.softmaxTerm(key)});
  const AttentionRow::Shares shares = row.addShares(steps);
  if (shares.rest == 0) return {query.context.product(phrases::equalParts, {}, {shares.left, shares.inverseCount})};
  return {query.context.product("p" + row.place(key) + " left / rest", {}, {p, shares.left, 1 / shares.rest})};
}

/// ds = p da − Σ p pₖ daₖ: the softmax knows nothing of what is written over its output. The sum is written out, since
/// behind pins its terms cancel.
Terms changedRowInputGradient(const LedgerQuery& query, Steps& steps) {
  const std::size_t own = query.cell.index[3];
  AttentionRow row(query.context, query.op.layer, query.cell);
  row.addSoftmax(steps);
  const double p = row.probability(own);
  Terms terms{query.context.product("p" + row.place(own) + " da" + row.place(own), {row.weightGradient(own)}, {p})};
  for (std::size_t key = 0; key < row.keyCount(); ++key) {
    if (row.isPadding(key)) continue;
    terms.push_back(query.context.product("−p" + row.place(own) + " p" + row.place(key) + " da" + row.place(key),
                                          {row.weightGradient(key)}, {-p, row.probability(key)}));
  }
  return terms;
}

Terms weightsInputGradient(const LedgerQuery& query, Steps& steps) {
  const LedgerContext& context = query.context;
  if (context.changes().changesRow(query.op.layer, query.cell)) return changedRowInputGradient(query, steps);
  const AttentionRow row(context, query.op.layer, query.cell);
  Terms shared;
  for (std::size_t key = 0; key < row.keyCount(); ++key) {
    shared.push_back(
        context.product("a" + row.place(key) + " da" + row.place(key), {row.weight(key), row.weightGradient(key)}));
  }
  const double mean = addStep(steps, phrases::sharedByKeys, std::move(shared));
  const std::size_t key = query.cell.index[3];
  return {context.product("a" + row.place(key) + " da" + row.place(key), {row.weight(key), row.weightGradient(key)}),
          context.product("−a" + row.place(key) + " Σ a da", {row.weight(key)}, {-mean})};
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

/// What reaches a weight from the features of its head's output.
Terms fromFeatures(const LedgerQuery& query, std::size_t key) {
  const std::size_t row = query.cell.index[2];
  Terms terms;
  for (std::size_t i = 0; i < query.context.headWidth(); ++i) {
    terms.push_back(query.context.product(
        "do" + indexText({row, i}) + " v" + indexText({key, i}),
        {sameHead(query.cell, query.upstream(), row, i), sameHead(query.cell, query.op.inputs[1], key, i)}));
  }
  return terms;
}

/// da = left / rest (da′ − Σ p da′ / rest), da′ being what reaches a renormalised weight; the sum is over its kind.
Terms renormalisedWeightGradient(const LedgerQuery& query, AttentionRow row, Steps& steps) {
  const LedgerContext& context = query.context;
  const std::size_t own = query.cell.index[3];
  if (row.isPadding(own)) return {numberTerm(phrases::keyIsPadding, 0)};
  if (!row.isOther(own)) return {numberTerm(phrases::gradientStops, 0)};
  row.addSoftmax(steps);
  const AttentionRow::Shares shares = row.addShares(steps);
  if (shares.rest == 0) return {numberTerm(phrases::noProportions, 0)};
  Terms shared;
  double ofOwn = 0;
  for (std::size_t key = 0; key < row.keyCount(); ++key) {
    if (!row.isOther(key)) continue;
    const bool isSet = context.changes().writer(row.weight(key)) != nullptr;
    Terms reaching = isSet ? Terms{numberTerm(phrases::gradientStops, 0)} : fromFeatures(query, key);
    const double gradient = addStep(steps, "da′" + row.place(key), std::move(reaching));
    if (key == own) ofOwn = gradient;
    shared.push_back(context.product("p" + row.place(key) + " da′" + row.place(key) + " / rest", {},
                                     {row.probability(key), gradient, 1 / shares.rest}));
  }
  const double mean = addStep(steps, "m = Σ p da′ / rest", std::move(shared));
  return {context.product("da′" + row.place(own) + " left / rest", {}, {ofOwn, shares.left, 1 / shares.rest}),
          context.product("−m left / rest", {}, {-mean, shares.left, 1 / shares.rest})};
}

Terms headsWeightGradient(const LedgerQuery& query, Steps& steps) {
  const AttentionRow row(query.context, query.op.layer, query.cell);
  return row.isPinned() ? renormalisedWeightGradient(query, row, steps) : fromFeatures(query, query.cell.index[3]);
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

Terms headsInputGradient(const LedgerQuery& query, Steps& steps) {
  return query.input == 0 ? headsWeightGradient(query, steps) : headsValueGradient(query);
}

}  // namespace

const LedgerRule scoresRule{scoresOutput, scoresInputGradient, nullptr};
const LedgerRule weightsRule{weightsOutput, weightsInputGradient, nullptr};
const LedgerRule headsRule{headsOutput, headsInputGradient, nullptr};

}  // namespace encoderlab
