#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/data/batch.h"
#include "model/inspect/ledger_context.h"
#include "model/inspect/trace.h"
#include "model/nn/parameters.h"
#include "model/random.h"

namespace encoderlab::testing {

/// Weights as after some training: no bias is 0 and no gain 1, so that no rule can leave them out unseen.
inline std::vector<float> trainedLikeWeights(const ModelConfiguration& model, std::uint64_t seed) {
  const ParameterLayout layout(model);
  std::vector<float> weights(layout.size());
  initializeParameters(layout, seed, weights.data());
  RandomStream random(seed);
  for (float& weight : weights) weight += static_cast<float>(random.uniform(-0.2, 0.2));
  return weights;
}

/// Samples of 4, 1 and 5 tokens: the first has padding in its middle, the last at its end; one target is left out. Of
/// pictures, all have as many patches as they must have.
inline Batch raggedSamples(const ModelConfiguration& model, std::uint64_t seed) {
  std::array<std::size_t, 3> lengths{4, 1, 5};
  if (model.input.kind == InputKind::Patches) lengths.fill(static_cast<std::size_t>(model.input.patchCount()));
  RandomStream random(seed);
  const auto drawn = [&](int below) {
    return static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(below)));
  };
  const auto number = [&] { return static_cast<float>(random.uniform(-1, 1)); };
  std::vector<Sample> samples;
  for (const std::size_t length : lengths) {
    Sample sample;
    const std::size_t targets = model.head.kind == HeadKind::Token ? length : 1;
    for (std::size_t t = 0; t < length; ++t) {
      if (model.input.kind == InputKind::Tokens) sample.tokens.push_back(drawn(model.input.vocabulary));
      for (int f = 0; model.input.kind != InputKind::Tokens && f < model.input.features; ++f)
        sample.vectors.push_back(number());
    }
    for (std::size_t t = 0; t < targets; ++t) {
      if (model.head.loss == LossKind::CrossEntropy) sample.classes.push_back(drawn(model.head.outputs));
      for (int i = 0; model.head.loss == LossKind::MeanSquaredError && i < model.head.outputs; ++i)
        sample.values.push_back(number());
    }
    samples.push_back(std::move(sample));
  }
  samples[0].padding = {0, 1, 0, 0};
  samples[2].padding = {0, 0, 0, 1, 1};
  samples[0].padding.resize(lengths[0]);
  samples[2].padding.resize(lengths[2]);
  if (!samples[2].classes.empty()) samples[2].classes.back() = ignoredTarget;
  return packBatch(model, samples, PaddingColumns::Kept);
}

inline ModelConfiguration smallModel() {
  ModelConfiguration model;
  model.dModel = 8;
  model.nhead = 2;
  model.numLayers = 1;
  model.dimFeedforward = 12;
  model.maxLength = 8;
  model.input = {InputKind::Tokens, 6, 3};
  model.head.outputs = 5;
  return model;
}

/// A traced batch of one model, and what an explanation of it is checked against.
struct Traced {
  ModelConfiguration model;
  std::vector<Op> ops;
  std::vector<float> weights;
  Batch batch;
  Interventions interventions;
  Trace trace;
  LedgerContext context;

  explicit Traced(const ModelConfiguration& configuration, const Interventions& changes = {})
      : Traced(configuration, trainedLikeWeights(configuration, 1), raggedSamples(configuration, 2), changes) {}
  Traced(const ModelConfiguration& configuration, std::vector<float> itsWeights, Batch itsBatch,
         const Interventions& changes = {})
      : model(configuration),
        ops(opList(model)),
        weights(std::move(itsWeights)),
        batch(std::move(itsBatch)),
        interventions(changes),
        trace(traceBatch<float>(model, weights, batch, interventions)),
        context(subject()) {}

  LedgerSubject subject() const { return {model, ops, weights, batch, trace, interventions}; }
  CellExplanation explain(const CellAddress& cell) const { return explainCell(subject(), cell); }
};

}  // namespace encoderlab::testing
