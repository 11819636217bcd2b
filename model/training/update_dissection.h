#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/configuration.h"

namespace encoderlab {

enum class UpdateStageKind : std::uint8_t {
  Gradient,            ///< as backpropagated
  Clipping,            ///< by the norm of all gradients
  WeightDecay,         ///< sgd, adam: added to the gradient; adamw: shrinks the weight
  FirstMoment,         ///< sgd: momentum
  SecondMoment,        ///< adam, adamw
  CorrectedRate,       ///< adam, adamw: the learning rate over what the first moment lacks in the first steps
  CorrectedDeviation,  ///< adam, adamw: the root of the second moment over what that lacks
  Step,                ///< what is taken from the weight
  NewWeight
};

/// A number that a stage reads, as training uses it (constants are rounded to 32 bits).
struct UpdateTerm {
  std::string symbol;  ///< as in the formula: "β₁", "g"
  double value = 0;
};

struct UpdateStage {
  UpdateStageKind kind = UpdateStageKind::Gradient;
  bool active = true;  ///< false: the configuration leaves it out (no clipping, no decay, no momentum); value passes on
  std::string symbol;  ///< of what it makes: "g", "m", …
  std::string formula;            ///< Unicode, "m ← β₁ m + (1 − β₁) g"
  std::vector<UpdateTerm> terms;  ///< in the order of the formula
  float value = 0;                ///< what it makes
};

/// One weight and what its update reads.
struct WeightState {
  float weight = 0;
  float gradient = 0;      ///< before clipping
  float firstMoment = 0;   ///< before the step: Adam's m, SGD's b
  float secondMoment = 0;  ///< before the step; 0 for SGD
};

/// The update of one weight, stage by stage, each with the very rounding that Optimizer<float> makes: the new weight
/// and moments are its, bit for bit.
struct UpdateDissection {
  WeightState before;
  std::vector<UpdateStage> stages;  ///< in the order in which they are computed; none: the weight is frozen
  float newFirstMoment = 0;
  float newSecondMoment = 0;
  float newWeight = 0;
};

/// The update that `training` makes in `step` (1 for the first). `gradientNorm` is that of all gradients together.
UpdateDissection dissectUpdate(const TrainingConfiguration& training, std::int64_t step, const WeightState& before,
                               double gradientNorm);

}  // namespace encoderlab
