#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/inspect/interventions.h"
#include "model/nn/network.h"
#include "model/training/non_finite_report.h"

namespace encoderlab {

/// What a pass of one batch depends on.
struct PassInputs {
  const ModelConfiguration& model;
  std::span<const float> weights;
  const Batch& batch;
  Dropout dropout;
  const Interventions& interventions;
};

/// What a look at all numbers of a forward and backward pass finds.
struct PassExamination {
  /// The first cell, in the order of computation, that holds a number that is not finite: of an intermediate, the loss,
  /// or a `grad.` of either or of a parameter.
  struct Finding {
    StepPhase phase;
    CellAddress cell;
    float value;
  };
  std::optional<Finding> first;
  float largestActivation = 0;
  std::string largestActivationTensor;
  Finding largestGradient;  ///< of a parameter
};

/// Repeats forward, loss and backward of a batch with a probe.
PassExamination examinePass(const PassInputs& inputs);

}  // namespace encoderlab
