#pragma once

#include <memory>

#include "model/configuration.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// A run to be: a complete configuration and the data that it names.
struct Experiment {
  Configuration configuration;
  std::shared_ptr<const Dataset> dataset;  ///< null for a "custom" task
};

/// Makes (or reads) the data that `configuration.task` names, seeded by `configuration.training.seed`, and fits the
/// model's input, head and max_length to them. Throws std::invalid_argument or std::runtime_error with one clear
/// sentence.
Experiment makeExperiment(Configuration configuration);

}  // namespace encoderlab
