#pragma once

#include <span>

#include "model/data/dataset.h"
#include "model/inspect/intervention_probe.h"
#include "model/nn/network.h"
#include "model/training/measures.h"

namespace encoderlab {

/// Reads the prediction of the chunk's sample s from the logits of the chunk (outputs × N or × B). The loss is NaN and
/// `correct` false where the batch has no targets.
Prediction predictionOf(const ModelConfiguration& model, const Chunk& chunk, MatrixView<const float> logits,
                        std::size_t s);

/// Predicts samples[first … first + results.size() − 1], a workspace's worth at a time: `chunkSamples` is how many
/// samples fit into it. `interventions` is null for none.
void predictRange(const Network<float>& network, const NetworkParameters<const float>& parameters,
                  Workspace<float>& workspace, std::size_t chunkSamples, std::span<const Sample> samples,
                  std::size_t first, std::span<Prediction> results, InterventionProbe<float>* interventions);

/// Sums up what was predicted for `samples`, which need targets.
Evaluation summarize(const ModelConfiguration& model, const Dataset& dataset, std::span<const Sample> samples,
                     std::span<const Prediction> predictions);

}  // namespace encoderlab
