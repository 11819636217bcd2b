#include "model/training/optimizer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "model/nn/kernels/kernels.h"

namespace encoderlab {

double learningRateAt(const TrainingConfiguration& training, std::int64_t step) {
  const double rate = training.learningRate;
  switch (training.schedule) {
    case ScheduleKind::Constant:
      return rate;
    case ScheduleKind::Step: {
      const std::int64_t decays = (step - 1) / training.stepSize;
      return rate * std::pow(training.gamma, static_cast<double>(decays));
    }
    case ScheduleKind::Cosine:
      break;
  }
  const std::int64_t warmup = training.warmupSteps;
  if (step <= warmup) return rate * static_cast<double>(step) / static_cast<double>(warmup);
  const auto remaining = static_cast<double>(std::max<std::int64_t>(1, training.steps - warmup));
  const double done = std::min(1.0, static_cast<double>(step - 1 - warmup) / remaining);
  return rate * 0.5 * (1.0 + std::cos(std::numbers::pi * done));
}

double clipCoefficient(const TrainingConfiguration& training, double gradientNorm) {
  if (training.clipNorm <= 0) return 1;
  return std::min(1.0, training.clipNorm / (gradientNorm + 1e-6));
}

template <typename Scalar>
Optimizer<Scalar>::Optimizer(const TrainingConfiguration& training, std::size_t size) : m_training(training) {
  m_firstMoment.resize(size);
  if (training.optimizer != OptimizerKind::Sgd) m_secondMoment.resize(size);
}

template <typename Scalar>
bool Optimizer<Scalar>::update(const UpdateConstants& constants, std::size_t first, std::size_t count, Scalar* weights,
                               const Scalar* gradients) {
  return m_training.optimizer == OptimizerKind::Sgd ? updateSgd(constants, first, count, weights, gradients)
                                                    : updateAdam(constants, first, count, weights, gradients);
}

template <typename Scalar>
bool Optimizer<Scalar>::updateSgd(const UpdateConstants& constants, std::size_t first, std::size_t count,
                                  Scalar* weights, const Scalar* gradients) {
  SgdConstants<Scalar> sgd{};
  sgd.gradientCoefficient = static_cast<Scalar>(constants.gradientCoefficient);
  sgd.decay = static_cast<Scalar>(m_training.weightDecay);
  sgd.momentum = static_cast<Scalar>(m_training.momentum);
  sgd.rate = static_cast<Scalar>(constants.learningRate);
  return kernels<Scalar>().updateSgd(sgd, gradients + first, m_firstMoment.data() + first, weights + first, count);
}

template <typename Scalar>
bool Optimizer<Scalar>::updateAdam(const UpdateConstants& constants, std::size_t first, std::size_t count,
                                   Scalar* weights, const Scalar* gradients) {
  const auto t = static_cast<double>(constants.step);
  const double correction1 = 1.0 - std::pow(m_training.beta1, t);
  const double correction2 = 1.0 - std::pow(m_training.beta2, t);
  const bool decoupled = m_training.optimizer == OptimizerKind::AdamW;
  AdamConstants<Scalar> adam{};
  adam.gradientCoefficient = static_cast<Scalar>(constants.gradientCoefficient);
  adam.decay = static_cast<Scalar>(decoupled ? 0.0 : m_training.weightDecay);
  adam.shrink = static_cast<Scalar>(decoupled ? 1.0 - constants.learningRate * m_training.weightDecay : 1.0);
  adam.beta1 = static_cast<Scalar>(m_training.beta1);
  adam.beta2 = static_cast<Scalar>(m_training.beta2);
  adam.rest1 = static_cast<Scalar>(1.0 - m_training.beta1);
  adam.rest2 = static_cast<Scalar>(1.0 - m_training.beta2);
  adam.rate = static_cast<Scalar>(constants.learningRate / correction1);
  adam.deviationScale = static_cast<Scalar>(1.0 / std::sqrt(correction2));
  adam.epsilon = static_cast<Scalar>(m_training.epsilon);
  return kernels<Scalar>().updateAdam(adam, gradients + first, m_firstMoment.data() + first,
                                      m_secondMoment.data() + first, weights + first, count);
}

template class Optimizer<float>;
template class Optimizer<double>;

}  // namespace encoderlab
