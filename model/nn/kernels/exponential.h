#pragma once

#include <cstdint>

#include "model/nn/kernels/lanes.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// The bits of one number, or of a vector of them.
template <std::size_t bytes>
struct BitsOf {
  using Type = typename VectorOf<std::uint32_t, bytes>::Type;
};
template <>
struct BitsOf<sizeof(float)> {
  using Type = std::uint32_t;
};

/// exp(x) for x ≤ 0, of a float or a vector of floats, without branches or calls, so that a loop over it becomes vector
/// instructions. x = n ln 2 + r with |r| ≤ ½ ln 2; exp(r) by the polynomial of Cephes' expf (Moshier), relative error
/// below 2e-7; 2ⁿ by writing the exponent. Exactly 0 below −87, where a float is no longer normal. NaN stays NaN.
template <typename Number>
inline Number exponentialOf(Number x) {
  using Bits = typename BitsOf<sizeof(Number)>::Type;
  const Number zero{};
  const Number lowest = zero - 87.0F;
  const Number clamped = x < lowest ? lowest : x;
  constexpr float roundingShift = 12582912.0F;  // 1.5 · 2²³: adding it rounds to the nearest whole number
  const Number shifted = clamped * 1.44269504088896341F + roundingShift;
  const Number n = shifted - roundingShift;
  const Number r = (clamped - n * 0.693359375F) + n * 2.12194440e-4F;
  Number polynomial = zero + 1.9875691500e-4F;
  polynomial = polynomial * r + 1.3981999507e-3F;
  polynomial = polynomial * r + 8.3334519073e-3F;
  polynomial = polynomial * r + 4.1665795894e-2F;
  polynomial = polynomial * r + 1.6666665459e-1F;
  polynomial = polynomial * r + 5.0000001201e-1F;
  polynomial = polynomial * r * r + r + 1.0F;
  const Bits exponent = __builtin_bit_cast(Bits, shifted) << 23;
  const auto value = __builtin_bit_cast(Number, __builtin_bit_cast(Bits, polynomial) + exponent);
  return x < lowest ? zero : (x != x ? x : value);
}

inline float exponential(float x) { return exponentialOf(x); }
inline double exponential(double x) { return __builtin_exp(x); }

/// Of each number of a vector.
template <typename Vector>
inline Vector exponential(Vector x) {
  if constexpr (sizeof(x[0]) == sizeof(float)) {
    return exponentialOf(x);
  } else {
    for (std::size_t i = 0; i < sizeof(x) / sizeof(x[0]); ++i) x[i] = exponential(x[i]);
    return x;
  }
}
}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
