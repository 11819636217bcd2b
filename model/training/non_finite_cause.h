#pragma once

#include "model/training/non_finite.h"

namespace encoderlab {

/// What is known of a failed step before the steps that led to it are looked at: op, layer and sample of `finding`, and
/// the vitals that the examination gives. `samples` are those of the batch, as indices in the training part.
NonFiniteReport reportOf(const PassInputs& inputs, const PassExamination& examination,
                         const PassExamination::Finding& finding, std::span<const std::size_t> samples);

/// The largest magnitude among the finite numbers; 0 if there is none.
float largestMagnitude(std::span<const float> values);

/// What is most likely to help, judged by the cell, the chain and the inputs of the step that failed.
NonFiniteRemedy remedyFor(const NonFiniteReport& report, const TrainingConfiguration& training,
                          const PassInputs& inputs);

}  // namespace encoderlab
