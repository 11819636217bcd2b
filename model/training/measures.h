#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/configuration.h"
#include "model/data/dataset.h"
#include "model/inspect/interventions.h"
#include "model/training/class_report.h"

namespace encoderlab {

/// What a model says of one sample.
struct Prediction {
  std::vector<std::int64_t> classes;  ///< cross-entropy: the likeliest class of each target position (token head: T)
  std::vector<float> probabilities;   ///< its probability, one for each of `classes`
  std::vector<float> values;  ///< mse: outputs (T × outputs for a token head), unscaled as the model gives them
  double loss = 0;            ///< mean over the sample's targets; NaN without targets
  bool correct = false;       ///< cross-entropy: every counted target is right; mse: always false
};

/// Loss and measure over a set of samples.
struct Evaluation {
  double loss = 0;
  double measure = 0;  ///< the data set's measure: accuracy, exact_match, miou or rmse (in the data's own unit)
  std::int64_t samples = 0;
  std::int64_t targets = 0;  ///< targets that counted
  /// mse: mean of |prediction − target|, in the data's own unit.
  std::optional<double> meanAbsoluteError;
  /// cross-entropy: of targets that counted and are no padding; empty for more than ClassReport::mostClasses classes.
  ClassReport classes;
};

/// What the validation part showed after `step` steps.
struct ValidationReport {
  std::int64_t step = 0;
  Evaluation evaluation;
};

/// Predicts every sample, dropout off, in their order; `weights` is the flat buffer of ParameterLayout(model).
/// Samples may have no targets. Throws as checkInterventions.
std::vector<Prediction> predict(const ModelConfiguration& model, std::span<const float> weights,
                                std::span<const Sample> samples, const Interventions& interventions = {});

/// Loss and measure of `samples` (which need targets), dropout off.
Evaluation evaluate(const ModelConfiguration& model, std::span<const float> weights, const Dataset& dataset,
                    std::span<const Sample> samples, const Interventions& interventions = {});

}  // namespace encoderlab
