#include "model/training/update_constants.h"

#include <cmath>

namespace encoderlab {

template <typename Scalar>
SgdConstants<Scalar> sgdConstants(const TrainingConfiguration& training, const UpdateConstants& constants) {
  SgdConstants<Scalar> sgd{};
  sgd.gradientCoefficient = static_cast<Scalar>(constants.gradientCoefficient);
  sgd.decay = static_cast<Scalar>(training.weightDecay);
  sgd.momentum = static_cast<Scalar>(training.momentum);
  sgd.rate = static_cast<Scalar>(constants.learningRate);
  return sgd;
}

template <typename Scalar>
AdamConstants<Scalar> adamConstants(const TrainingConfiguration& training, const UpdateConstants& constants) {
  const auto t = static_cast<double>(constants.step);
  const double correction1 = 1.0 - std::pow(training.beta1, t);
  const double correction2 = 1.0 - std::pow(training.beta2, t);
  const bool decoupled = training.optimizer == OptimizerKind::AdamW;
  AdamConstants<Scalar> adam{};
  adam.gradientCoefficient = static_cast<Scalar>(constants.gradientCoefficient);
  adam.decay = static_cast<Scalar>(decoupled ? 0.0 : training.weightDecay);
  adam.shrink = static_cast<Scalar>(decoupled ? 1.0 - constants.learningRate * training.weightDecay : 1.0);
  adam.beta1 = static_cast<Scalar>(training.beta1);
  adam.beta2 = static_cast<Scalar>(training.beta2);
  adam.rest1 = static_cast<Scalar>(1.0 - training.beta1);
  adam.rest2 = static_cast<Scalar>(1.0 - training.beta2);
  adam.rate = static_cast<Scalar>(constants.learningRate / correction1);
  adam.deviationScale = static_cast<Scalar>(1.0 / std::sqrt(correction2));
  adam.epsilon = static_cast<Scalar>(training.epsilon);
  return adam;
}

template SgdConstants<float> sgdConstants(const TrainingConfiguration&, const UpdateConstants&);
template SgdConstants<double> sgdConstants(const TrainingConfiguration&, const UpdateConstants&);
template AdamConstants<float> adamConstants(const TrainingConfiguration&, const UpdateConstants&);
template AdamConstants<double> adamConstants(const TrainingConfiguration&, const UpdateConstants&);

}  // namespace encoderlab
