#pragma once

#include <cstdint>

#include "model/nn/kernels/exponential.h"
#include "model/nn/kernels/kernels.h"
#include "model/nn/kernels/lanes.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template <typename Scalar>
void softmaxForward(MatrixView<Scalar> matrix, const std::uint8_t* ignored) {
  constexpr auto lowest = static_cast<Scalar>(-__builtin_inff());
  const std::size_t count = matrix.rows;
  for (std::size_t n = 0; n < matrix.columns; ++n) {
    Scalar* x = columnOf(matrix, n);
    if (ignored != nullptr) {
      for (std::size_t i = 0; i < count; ++i) x[i] = ignored[i] != 0 ? lowest : x[i];
    }
    // 1. m = max(x)
    const auto maximum = largestOf<Scalar>(count, [&](auto at) { return at.of(x); });
    // 2. e = exp(x − m)
    const auto sum = sumOf<Scalar>(count, [&](auto at) {
      const auto e = exponential(at.of(x) - maximum);
      at.put(e, x);
      return e;
    });
    // 3. p = e / sum(e)
    const Scalar share = Scalar{1} / sum;
#pragma omp simd
    for (std::size_t i = 0; i < count; ++i) x[i] *= share;
  }
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
  const auto sum = sumOf<Scalar>(outputs, [&](auto at) { return exponential(at.of(z) - maximum); });
  if (dz != nullptr) {
    const Scalar scale = share / sum;
#pragma omp simd
    for (std::size_t i = 0; i < outputs; ++i) dz[i] = exponential(z[i] - maximum) * scale;
    dz[target] -= share;
  }
  std::size_t first = 0;
  while (first < outputs && z[first] != maximum) ++first;
  return {logarithm(sum) - static_cast<double>(z[target] - maximum), first == target};
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
