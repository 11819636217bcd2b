#pragma once

#include "model/configuration.h"

namespace encoderlab {

/// What a training step costs, medians over the steps timed.
struct StepTiming {
  double millisecondsPerStep = 0;      ///< forward, loss, backward, optimizer; batch already in memory
  double millisecondsForward = 0;      ///< the forward pass of the same batch alone
  double floatingPointOperations = 0;  ///< of one step, multiplications and additions of the products
};

/// Times whole training steps of `configuration` on random samples of `length` tokens. Throws std::invalid_argument if
/// the configuration is impossible or `length` does not fit max_length.
StepTiming timeTrainingSteps(const Configuration& configuration, int length, int threads, int steps);

}  // namespace encoderlab
