#pragma once

#include "model/nn/kernels/square_root.h"
#include "model/nn/kernels/updates.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template <typename Scalar>
bool updateSgd(const SgdConstants<Scalar>& constants, const Scalar* gradients, Scalar* moments, Scalar* weights,
               std::size_t count) {
  const SgdConstants<Scalar> c = constants;
  Scalar notFinite = 0;  // 0 · x is NaN, not 0, exactly if x is infinite or NaN
#pragma omp simd reduction(+ : notFinite)
  for (std::size_t i = 0; i < count; ++i) {
    const Scalar g = c.gradientCoefficient * gradients[i] + c.decay * weights[i];
    moments[i] = c.momentum * moments[i] + g;
    weights[i] -= c.rate * moments[i];
    notFinite += 0 * weights[i];
  }
  return notFinite == 0;
}

template <typename Scalar>
bool updateAdam(const AdamConstants<Scalar>& constants, const Scalar* gradients, Scalar* firstMoments,
                Scalar* secondMoments, Scalar* weights, std::size_t count) {
  const AdamConstants<Scalar> c = constants;
  Scalar notFinite = 0;
#pragma omp simd reduction(+ : notFinite)
  for (std::size_t i = 0; i < count; ++i) {
    const Scalar g = c.gradientCoefficient * gradients[i] + c.decay * weights[i];
    const Scalar m = c.beta1 * firstMoments[i] + c.rest1 * g;
    const Scalar v = c.beta2 * secondMoments[i] + c.rest2 * g * g;
    const Scalar w = c.shrink * weights[i] - c.rate * m / (squareRoot(v) * c.deviationScale + c.epsilon);
    firstMoments[i] = m;
    secondMoments[i] = v;
    weights[i] = w;
    notFinite += 0 * w;
  }
  return notFinite == 0;
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
