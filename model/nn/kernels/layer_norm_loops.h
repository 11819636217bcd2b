#pragma once

#include "model/nn/kernels/lanes.h"
#include "model/nn/kernels/square_root.h"
#include "model/nn/layer_norm.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template <typename Scalar>
void layerNormForward(const Scalar* weight, const Scalar* bias, ConstView<Scalar> x, Scalar* means,
                      Scalar* inverseDeviations, MatrixView<Scalar> y) {
  const std::size_t D = x.rows;
  const Scalar share = Scalar{1} / static_cast<Scalar>(D);
  forEachBlock(x.columns, [&](std::size_t first, std::size_t last) {
    // 1. μ = mean(x)
    for (std::size_t n = first; n < last; ++n) {
      const Scalar* in = columnOf(x, n);
      means[n] = share * sumOf<Scalar>(D, [&](auto at) { return at.of(in); });
    }
    // 2. r = 1 / √(mean((x − μ)²) + ε)
    for (std::size_t n = first; n < last; ++n) {
      const Scalar* in = columnOf(x, n);
      const Scalar mean = means[n];
      const Scalar variance =
          share * sumOf<Scalar>(D, [&](auto at) { return (at.of(in) - mean) * (at.of(in) - mean); });
      inverseDeviations[n] = Scalar{1} / squareRoot(variance + static_cast<Scalar>(layerNormEpsilon));
    }
    // 3. y = γ ∘ x̂ + β
    for (std::size_t n = first; n < last; ++n) {
      const Scalar* in = columnOf(x, n);
      Scalar* out = columnOf(y, n);
      const Scalar mean = means[n];
      const Scalar inverseDeviation = inverseDeviations[n];
#pragma omp simd
      for (std::size_t i = 0; i < D; ++i) out[i] = weight[i] * ((in[i] - mean) * inverseDeviation) + bias[i];
    }
  });
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
    const Scalar sum = share * sumOf<Scalar>(D, [&](auto at) { return at.of(dy) * at.of(weight); });
    const Scalar projection = share * sumOf<Scalar>(D, [&](auto at) {
                                return at.of(dy) * at.of(weight) * ((at.of(in) - mean) * inverseDeviation);
                              });
    // 2. and 1. together: μ and r depend on every x of the token
#pragma omp simd
    for (std::size_t i = 0; i < D; ++i) {
      const Scalar normalized = (in[i] - mean) * inverseDeviation;
      const Scalar dNormalized = dy[i] * weight[i];
      const Scalar gradient = inverseDeviation * (dNormalized - sum - normalized * projection);
      dBias[i] += dy[i];
      dWeight[i] += dy[i] * normalized;
      dx[i] = keep ? dx[i] + gradient : gradient;
    }
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
