#pragma once

#include <cstdint>

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// exp(x) for x ≤ 0 without branches or calls, so that a loop over it becomes vector instructions.
/// x = n ln 2 + r with |r| ≤ ½ ln 2; exp(r) by the polynomial of Cephes' expf (Moshier), relative error below 2e-7;
/// 2ⁿ by writing the exponent. Exactly 0 below −87, where a float is no longer normal. NaN stays NaN.
inline float exponential(float x) {
  const float clamped = x < -87.0F ? -87.0F : x;
  constexpr float roundingShift = 12582912.0F;  // 1.5 · 2²³: adding it rounds to the nearest whole number
  const float shifted = clamped * 1.44269504088896341F + roundingShift;
  const float n = shifted - roundingShift;
  const float r = (clamped - n * 0.693359375F) + n * 2.12194440e-4F;
  float polynomial = 1.9875691500e-4F;
  polynomial = polynomial * r + 1.3981999507e-3F;
  polynomial = polynomial * r + 8.3334519073e-3F;
  polynomial = polynomial * r + 4.1665795894e-2F;
  polynomial = polynomial * r + 1.6666665459e-1F;
  polynomial = polynomial * r + 5.0000001201e-1F;
  polynomial = polynomial * r * r + r + 1.0F;
  const std::uint32_t exponent = __builtin_bit_cast(std::uint32_t, shifted) << 23;
  const float value = __builtin_bit_cast(float, __builtin_bit_cast(std::uint32_t, polynomial) + exponent);
  return x < -87.0F ? 0.0F : (x != x ? x : value);
}

inline double exponential(double x) { return __builtin_exp(x); }

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
