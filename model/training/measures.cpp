#include "model/training/measures.h"

#include <algorithm>

#include "model/data/sample_length.h"
#include "model/nn/parameters.h"
#include "model/training/prediction.h"

namespace encoderlab {

std::vector<Prediction> predict(const ModelConfiguration& model, std::span<const float> weights,
                                std::span<const Sample> samples, const Interventions& interventions) {
  constexpr std::size_t chunkSamples = 8;
  std::size_t longest = 1;
  for (const Sample& sample : samples) longest = std::max(longest, columnsOf(model, sample));
  const Network<float> network(model);
  const NetworkParameters<const float> parameters(model, ParameterLayout(model), weights.data());
  Workspace<float> workspace(model, WorkspaceCapacity::forSamples(chunkSamples, longest));
  std::vector<Prediction> predictions(samples.size());
  InterventionProbe<float> probe(model, interventions);
  predictRange(network, parameters, workspace, chunkSamples, samples, 0, predictions, &probe);
  return predictions;
}

Evaluation evaluate(const ModelConfiguration& model, std::span<const float> weights, const Dataset& dataset,
                    std::span<const Sample> samples, const Interventions& interventions) {
  const std::vector<Prediction> predictions = predict(model, weights, samples, interventions);
  return summarize(model, dataset, samples, predictions);
}

}  // namespace encoderlab
