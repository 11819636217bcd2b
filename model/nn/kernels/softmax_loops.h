#pragma once

#include <cstdint>

#include "model/nn/kernels/exponential.h"
#include "model/nn/kernels/kernels.h"
#include "model/nn/kernels/lanes.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// x = −∞ in the rows that are flagged.
template <typename Scalar>
inline void ignoreRows(MatrixView<Scalar> matrix, const std::uint8_t* ignored) {
  constexpr auto lowest = static_cast<Scalar>(-__builtin_inff());
  for (std::size_t n = 0; n < matrix.columns; ++n) {
    Scalar* x = columnOf(matrix, n);
#pragma omp simd
    for (std::size_t i = 0; i < matrix.rows; ++i) x[i] = ignored[i] != 0 ? lowest : x[i];
  }
}

template <typename Scalar>
void softmaxForward(MatrixView<Scalar> matrix, const std::uint8_t* ignored) {
  if (ignored != nullptr) ignoreRows(matrix, ignored);
  const std::size_t count = matrix.rows;
  forEachBlock(matrix.columns, [&](std::size_t first, std::size_t last) {
    // 1. m = max(x)
    Scalar maxima[blockColumns];
    for (std::size_t n = first; n < last; ++n) {
      const Scalar* x = columnOf(matrix, n);
      maxima[n - first] = largestOf<Scalar>(count, [&](auto at) { return at.of(x); });
    }
    // 2. e = exp(x − m)
    for (std::size_t n = first; n < last; ++n) {
      Scalar* x = columnOf(matrix, n);
      const Scalar maximum = maxima[n - first];
      forEachLanes<Scalar>(count, [&](auto at) { at.put(exponential(at.of(x) - maximum), x); });
    }
    // 3. p = e / sum(e)
    for (std::size_t n = first; n < last; ++n) {
      Scalar* x = columnOf(matrix, n);
      const Scalar share = Scalar{1} / sumOf<Scalar>(count, [&](auto at) { return at.of(x); });
#pragma omp simd
      for (std::size_t i = 0; i < count; ++i) x[i] *= share;
    }
  });
}

template <typename Scalar>
void softmaxBackward(ConstView<Scalar> weights, MatrixView<Scalar> gradients) {
  for (std::size_t n = 0; n < weights.columns; ++n) {
    const Scalar* p = columnOf(weights, n);
    Scalar* gradient = columnOf(gradients, n);
    const auto mean = sumOf<Scalar>(weights.rows, [&](auto at) { return at.of(p) * at.of(gradient); });
#pragma omp simd
    for (std::size_t i = 0; i < weights.rows; ++i) gradient[i] = p[i] * (gradient[i] - mean);
  }
}

inline double logarithm(float x) { return static_cast<double>(__builtin_logf(x)); }
inline double logarithm(double x) { return __builtin_log(x); }

template <typename Scalar>
CrossEntropy crossEntropy(const Scalar* z, std::size_t outputs, std::size_t target, Scalar share, Scalar* dz) {
  const auto maximum = largestOf<Scalar>(outputs, [&](auto at) { return at.of(z); });
  const auto sum = sumOf<Scalar>(outputs, [&](auto at) {
    const auto e = exponential(at.of(z) - maximum);
    if (dz != nullptr) at.put(e, dz);
    return e;
  });
  if (dz != nullptr) {
    const Scalar scale = share / sum;
#pragma omp simd
    for (std::size_t i = 0; i < outputs; ++i) dz[i] *= scale;
    dz[target] -= share;
  }
  std::size_t first = 0;
  while (first < outputs && z[first] != maximum) ++first;
  return {logarithm(sum) - static_cast<double>(z[target] - maximum), first == target};
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
