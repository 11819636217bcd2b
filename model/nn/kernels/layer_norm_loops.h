#pragma once

#include "model/nn/kernels/columns.h"
#include "model/nn/layer_norm.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

inline float squareRoot(float x) { return __builtin_sqrtf(x); }
inline double squareRoot(double x) { return __builtin_sqrt(x); }

template <typename Scalar>
void layerNormForward(const Scalar* weight, const Scalar* bias, ConstView<Scalar> x, Scalar* means,
                      Scalar* inverseDeviations, MatrixView<Scalar> y) {
  const std::size_t D = x.rows;
  const Scalar share = Scalar{1} / static_cast<Scalar>(D);
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = columnOf(x, n);
    Scalar* out = columnOf(y, n);
    // 1. μ = mean(x)
    Scalar sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t i = 0; i < D; ++i) sum += in[i];
    const Scalar mean = sum * share;
    // 2. r = 1 / √(mean((x − μ)²) + ε)
    Scalar squares = 0;
#pragma omp simd reduction(+ : squares)
    for (std::size_t i = 0; i < D; ++i) squares += (in[i] - mean) * (in[i] - mean);
    const Scalar inverseDeviation = Scalar{1} / squareRoot(squares * share + static_cast<Scalar>(layerNormEpsilon));
    // 3. y = γ ∘ x̂ + β
#pragma omp simd
    for (std::size_t i = 0; i < D; ++i) out[i] = weight[i] * ((in[i] - mean) * inverseDeviation) + bias[i];
    means[n] = mean;
    inverseDeviations[n] = inverseDeviation;
  }
}

template <typename Scalar>
void layerNormBackward(const Scalar* weight, ConstView<Scalar> x, const Scalar* means, const Scalar* inverseDeviations,
                       ConstView<Scalar> dY, Scalar* dWeight, Scalar* dBias, MatrixView<Scalar> dX, bool keep) {
  const std::size_t D = x.rows;
  const Scalar share = Scalar{1} / static_cast<Scalar>(D);
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = columnOf(x, n);
    const Scalar* dy = columnOf(dY, n);
    Scalar* dx = columnOf(dX, n);
    const Scalar mean = means[n];
    const Scalar inverseDeviation = inverseDeviations[n];
    // 3. y = γ ∘ x̂ + β
    Scalar sum = 0;
    Scalar projection = 0;
#pragma omp simd reduction(+ : sum, projection)
    for (std::size_t i = 0; i < D; ++i) {
      const Scalar normalized = (in[i] - mean) * inverseDeviation;
      const Scalar dNormalized = dy[i] * weight[i];
      dBias[i] += dy[i];
      dWeight[i] += dy[i] * normalized;
      sum += dNormalized;
      projection += dNormalized * normalized;
    }
    sum *= share;
    projection *= share;
    // 2. and 1. together: μ and r depend on every x of the token
#pragma omp simd
    for (std::size_t i = 0; i < D; ++i) {
      const Scalar normalized = (in[i] - mean) * inverseDeviation;
      const Scalar gradient = inverseDeviation * (dy[i] * weight[i] - sum - normalized * projection);
      dx[i] = keep ? dx[i] + gradient : gradient;
    }
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
