#pragma once

#include <cstdint>

#include "model/nn/kernels/lanes.h"
#include "model/nn/kernels/normal_loops.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template <typename Scalar>
void add(ConstView<Scalar> a, ConstView<Scalar> b, MatrixView<Scalar> sum) {
  for (std::size_t n = 0; n < sum.columns; ++n) {
    const Scalar* left = columnOf(a, n);
    const Scalar* right = columnOf(b, n);
    Scalar* out = columnOf(sum, n);
#pragma omp simd
    for (std::size_t i = 0; i < sum.rows; ++i) out[i] = left[i] + right[i];
  }
}

/// Four columns at a time: the sum is then read and written a quarter as often.
template <typename Scalar>
void addColumns(ConstView<Scalar> x, Scalar* sum) {
  std::size_t n = 0;
  for (; n + 4 <= x.columns; n += 4) {
    const Scalar* first = columnOf(x, n);
    const Scalar* second = columnOf(x, n + 1);
    const Scalar* third = columnOf(x, n + 2);
    const Scalar* fourth = columnOf(x, n + 3);
#pragma omp simd
    for (std::size_t i = 0; i < x.rows; ++i) sum[i] += (first[i] + second[i]) + (third[i] + fourth[i]);
  }
  for (; n < x.columns; ++n) {
    const Scalar* in = columnOf(x, n);
#pragma omp simd
    for (std::size_t i = 0; i < x.rows; ++i) sum[i] += in[i];
  }
}

template <typename Scalar>
Scalar sumOfSquares(const Scalar* x, std::size_t count) {
  return sumOf<Scalar>(count, [&](auto at) { return at.of(x) * at.of(x); });
}

/// y = function(x, y) for every number; y may be x.
template <typename Scalar, typename Function>
inline void forEachNumber(ConstView<Scalar> x, MatrixView<Scalar> y, Function function) {
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = columnOf(x, n);
    Scalar* out = columnOf(y, n);
#pragma omp simd
    for (std::size_t i = 0; i < x.rows; ++i) out[i] = function(in[i], out[i]);
  }
}

// A comparison that NaN fails: NaN stays NaN instead of turning into 0 unseen.
template <typename Scalar>
void reluForward(ConstView<Scalar> x, MatrixView<Scalar> y) {
  forEachNumber<Scalar>(x, y, [](Scalar in, Scalar) { return in <= 0 ? Scalar{0} : in; });
}

template <typename Scalar>
void reluBackward(ConstView<Scalar> x, MatrixView<Scalar> gradient) {
  forEachNumber<Scalar>(x, gradient, [](Scalar in, Scalar dy) { return in > 0 ? dy : Scalar{0}; });
}

template <typename Scalar>
void geluForward(ConstView<Scalar> x, MatrixView<Scalar> y) {
  forEachNumber<Scalar>(x, y, [](Scalar in, Scalar) { return in * normalDistribution(in); });
}

template <typename Scalar>
void geluBackward(ConstView<Scalar> x, MatrixView<Scalar> gradient) {
  forEachNumber<Scalar>(x, gradient,
                        [](Scalar in, Scalar dy) { return dy * (normalDistribution(in) + in * normalDensity(in)); });
}

/// A 32-bit hash with low bias (Wellons 2018, "lowbias32"); plain arithmetic, so that loops over it become vectors.
inline std::uint32_t hash(std::uint32_t x) {
  x ^= x >> 16;
  x *= 0x7feb352dU;
  x ^= x >> 15;
  x *= 0x846ca68bU;
  x ^= x >> 16;
  return x;
}

template <typename Scalar>
void drop(std::uint32_t start, std::uint32_t threshold, Scalar scale, const Scalar* x, Scalar* y, std::size_t count) {
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t drawn = hash(start + static_cast<std::uint32_t>(i) * 0x9e3779b9U);
    y[i] = drawn < threshold ? Scalar{0} : x[i] * scale;
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
