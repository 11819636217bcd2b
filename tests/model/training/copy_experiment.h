#pragma once

#include <memory>

#include "model/random.h"
#include "model/training/experiment.h"

namespace encoderlab::testing {

/// Copying random symbols: small, ragged, quick to learn; no task's generator is involved.
inline Experiment copyExperiment(Block block = Block::Pre, double dropout = 0.1) {
  Experiment experiment;
  ModelConfiguration& model = experiment.configuration.model;
  model.dModel = 16;
  model.nhead = 2;
  model.numLayers = 1;
  model.dimFeedforward = 24;
  model.dropout = dropout;
  model.block = block;
  model.finalNorm = block == Block::Pre;
  model.maxLength = 8;
  model.input.vocabulary = 6;
  model.head.outputs = 6;
  experiment.configuration.training.batchSize = 20;
  experiment.configuration.training.learningRate = 0.01;
  auto dataset = std::make_shared<Dataset>();
  dataset->input = model.input;
  dataset->head = model.head;
  dataset->maxLength = 8;
  RandomStream random(5);
  for (int i = 0; i < 130; ++i) {
    Sample sample;
    const std::uint64_t length = 3 + random.below(6);
    for (std::uint64_t t = 0; t < length; ++t) sample.tokens.push_back(static_cast<std::int32_t>(random.below(6)));
    sample.classes.assign(sample.tokens.begin(), sample.tokens.end());
    (i < 110 ? dataset->training : dataset->validation).push_back(std::move(sample));
  }
  experiment.dataset = std::move(dataset);
  return experiment;
}

/// Leaves one sample of one token, whose class is 2, to train on, and nothing to validate with.
inline void keepOneToken(Experiment& experiment) {
  auto dataset = std::make_shared<Dataset>(*experiment.dataset);
  dataset->validation.clear();
  dataset->training.resize(1);
  dataset->training[0].tokens = {2};
  dataset->training[0].classes = {2};
  experiment.dataset = std::move(dataset);
}

}  // namespace encoderlab::testing
