#pragma once

#include <memory>

#include "model/inspect/inspection.h"
#include "model/nn/parameters.h"

namespace encoderlab {

/// A model with seeded weights, seen through one sample that has targets: real numbers in every tensor.
inline std::shared_ptr<const Inspection> realInspection(ModelConfiguration model,
                                                        const TrainingConfiguration& training = {}, bool targets = true,
                                                        const Interventions& interventions = {}) {
  const ParameterLayout layout(model);
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->model = model;
  snapshot->training = training;
  snapshot->weights.resize(layout.size());
  initializeParameters(layout, 3, snapshot->weights.data());
  Sample sample;
  sample.tokens = {3, 1, 4, 1, 5, 9, 2, 6};
  if (targets) sample.classes = {6, 2, 9, 5, 1, 4, 1, 3};
  return inspectSample(snapshot, nullptr, sample, nullptr, interventions);
}

}  // namespace encoderlab
