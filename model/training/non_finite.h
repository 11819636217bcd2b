#pragma once

#include <string>

#include "model/nn/network.h"

namespace encoderlab {

/// Repeats forward and backward of `batch` with a probe and returns the name of the first tensor, in the order of
/// computation, that holds a number that is not finite: an intermediate, `loss`, or a `grad.` of either or of a
/// parameter. Empty if all are finite.
std::string firstNonFiniteTensor(const ModelConfiguration& model, std::span<const float> weights, const Batch& batch,
                                 const Dropout& dropout);

}  // namespace encoderlab
