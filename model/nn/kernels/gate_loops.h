#pragma once

#include "model/nn/kernels/exponential.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// σ(x) = 1 / (1 + exp(−x)); of the two equal forms the one whose exponential is of a negative number.
template <typename Scalar>
inline Scalar sigmoid(Scalar x) {
  const Scalar e = exponential(x < 0 ? x : -x);
  return (x < 0 ? e : Scalar{1}) / (1 + e);
}

template <typename Scalar>
inline Scalar hyperbolicTangent(Scalar x) {
  const Scalar e = exponential(2 * (x < 0 ? x : -x));
  const Scalar magnitude = (1 - e) / (1 + e);
  return x < 0 ? -magnitude : magnitude;
}

template <typename Scalar>
void sigmoidOfSum(const Scalar* a, const Scalar* b, Scalar* y, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) y[i] = sigmoid(a[i] + b[i]);
}

template <typename Scalar>
void sigmoidBackward(const Scalar* y, const Scalar* dY, Scalar* dX, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) dX[i] = dY[i] * y[i] * (1 - y[i]);
}

template <typename Scalar>
void gatedTanh(const Scalar* a, const Scalar* gate, const Scalar* b, Scalar* y, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) y[i] = hyperbolicTangent(a[i] + gate[i] * b[i]);
}

template <typename Scalar>
void gatedTanhBackward(const Scalar* gate, const Scalar* b, const Scalar* y, const Scalar* dY, Scalar* dA,
                       Scalar* dGate, Scalar* dB, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) {
    const Scalar slope = dY[i] * (1 - y[i] * y[i]);
    dA[i] = slope;
    dGate[i] = slope * b[i];
    dB[i] = slope * gate[i];
  }
}

template <typename Scalar>
void blend(const Scalar* share, const Scalar* a, const Scalar* b, Scalar* y, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) y[i] = (1 - share[i]) * a[i] + share[i] * b[i];
}

template <typename Scalar>
void blendBackward(const Scalar* share, const Scalar* a, const Scalar* b, const Scalar* dY, Scalar* dShare, Scalar* dA,
                   Scalar* dB, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) {
    dShare[i] = dY[i] * (b[i] - a[i]);
    dA[i] = dY[i] * (1 - share[i]);
    dB[i] += dY[i] * share[i];
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
