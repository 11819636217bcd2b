#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/training/experiment.h"
#include "model/training/history.h"

namespace encoderlab {

/// A sequential network for the same data and the same training: the embedding, a GRU over the tokens (the recurrent
/// stem, no layers behind it), and the same head, which reads the mean of the states where it reads the whole sequence.
/// Its width is chosen so that it has about as many parameters. A GRU knows no token that comes after: of a head that
/// answers every token it must be expected to fail where the answer lies ahead.
ModelConfiguration recurrentRival(const ModelConfiguration& encoder);

std::size_t parameterCount(const ModelConfiguration& model);

/// What one of the two measured.
struct RivalCurve {
  ModelConfiguration model;
  std::vector<ValidationPoint> validations;
  double secondsOfTraining = 0;  ///< evaluations left out
  std::int64_t steps = 0;

  double millisecondsPerStep() const { return steps == 0 ? 0 : 1e3 * secondsOfTraining / static_cast<double>(steps); }
};

struct RivalCurves {
  RivalCurve encoder;
  RivalCurve recurrent;
};

/// Trains the experiment's model and its rival side by side, `steps` steps each, one after the other in turns of
/// `evaluateEvery` steps, and evaluates both after each turn and before the first. `isWanted` is called with what is
/// known after each turn; where it returns false, training ends. Throws as Trainer does.
RivalCurves trainAgainstRival(const Experiment& experiment, std::int64_t steps, int threads,
                              const std::function<bool(const RivalCurves&)>& isWanted);

/// The time of one training step of both on samples of `length` tokens.
struct RivalTiming {
  int length = 0;
  double encoderMilliseconds = 0;
  double recurrentMilliseconds = 0;
};

/// Times both while the length doubles from `first` to at most `last`, the batch and the models staying as they are.
/// Pictures have but one length, and are not timed: vectors of as many features take their place. `isWanted` as above,
/// with the timing just made.
void timeAgainstRival(const Configuration& encoder, int first, int last, int threads, int stepsToTime,
                      const std::function<bool(const RivalTiming&)>& isWanted);

}  // namespace encoderlab
