#include "model/inspect/head_ranking.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "model/training/prediction.h"

namespace encoderlab {
namespace {

bool isFlipped(const Sample& sample, const Prediction& before, const Prediction& after) {
  for (std::size_t i = 0; i < sample.classes.size(); ++i) {
    if (sample.classes[i] != ignoredTarget && before.classes[i] != after.classes[i]) return true;
  }
  return false;
}

std::vector<Flip> flippedSamples(std::span<const Sample> samples, const std::vector<Prediction>& before,
                                 const std::vector<Prediction>& after) {
  std::vector<Flip> flipped;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (isFlipped(samples[i], before[i], after[i])) flipped.push_back({i, before[i], after[i]});
  }
  return flipped;
}

}  // namespace

HeadRanking rankHeads(const Snapshot& snapshot, const Dataset& dataset, const Interventions& standing,
                      const std::stop_token& stop) {
  const ModelConfiguration& model = snapshot.model;
  const std::vector<Sample>& samples = dataset.validation;
  const std::vector<Prediction> before = predict(model, snapshot.weights, samples, standing);
  HeadRanking ranking;
  ranking.measure = dataset.measure;
  ranking.step = snapshot.step;
  ranking.standing = standing;
  ranking.untouched = summarize(model, dataset, samples, before);
  const double worse = dataset.measure == "rmse" ? 1 : -1;
  for (int i = 0; i < model.numLayers * model.nhead && !stop.stop_requested(); ++i) {
    HeadEffect effect;
    effect.layer = i / model.nhead;
    effect.head = i % model.nhead;
    Interventions interventions = standing;
    interventions.list.emplace_back(HeadOff{effect.layer, effect.head});
    const std::vector<Prediction> after = predict(model, snapshot.weights, samples, interventions);
    effect.without = summarize(model, dataset, samples, after);
    effect.harm = worse * (effect.without.measure - ranking.untouched.measure);
    effect.flipped = flippedSamples(samples, before, after);
    ranking.heads.push_back(std::move(effect));
  }
  std::ranges::stable_sort(ranking.heads, std::greater{},
                           [](const HeadEffect& effect) { return std::tuple(effect.harm, effect.without.loss); });
  return ranking;
}

}  // namespace encoderlab
