#include "model/training/optimizer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "model/nn/kernels/kernels.h"
#include "model/training/update_constants.h"

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
  const SgdConstants<Scalar> sgd = sgdConstants<Scalar>(m_training, constants);
  return kernels<Scalar>().updateSgd(sgd, gradients + first, m_firstMoment.data() + first, weights + first, count);
}

template <typename Scalar>
bool Optimizer<Scalar>::updateAdam(const UpdateConstants& constants, std::size_t first, std::size_t count,
                                   Scalar* weights, const Scalar* gradients) {
  const AdamConstants<Scalar> adam = adamConstants<Scalar>(m_training, constants);
  return kernels<Scalar>().updateAdam(adam, gradients + first, m_firstMoment.data() + first,
                                      m_secondMoment.data() + first, weights + first, count);
}

template class Optimizer<float>;
template class Optimizer<double>;

}  // namespace encoderlab
