#pragma once

#include "model/nn/kernels/exponential.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// φ, the density of the standard normal: exp(−x²/2) / √(2π).
inline float normalDensity(float x) { return 0.39894228040143268F * exponential(-0.5F * x * x); }
inline double normalDensity(double x) { return 0.39894228040143267794 * exponential(-0.5 * x * x); }

/// Φ, its distribution function, without branches or calls: Φ(−|x|) = ½ erfc(z) with z = |x| / √2, and erfc(z) exp(z²)
/// = t P(t) with t = 1 / (1 + 0.3 z), the form of Abramowitz and Stegun 7.1.26. P is fitted to erfc for z up to 9.4 by
/// the least maximum of the relative error, 2e-8; in float arithmetic Φ is off by at most 3.5e-7.
inline float normalDistribution(float x) {
  const float z = (x < 0 ? -x : x) * 0.70710678118654752F;
  const float t = 1.0F / (1.0F + 0.3F * z);
  float polynomial = -0.12940703F;
  polynomial = polynomial * t + 0.48495404F;
  polynomial = polynomial * t - 0.51090496F;
  polynomial = polynomial * t + 0.54598911F;
  polynomial = polynomial * t - 0.09331815F;
  polynomial = polynomial * t + 0.21428545F;
  polynomial = polynomial * t + 0.14852668F;
  polynomial = polynomial * t + 0.17068472F;
  polynomial = polynomial * t + 0.16919012F;
  const float tail = 0.5F * t * polynomial * exponential(-0.5F * x * x);
  return x < 0 ? tail : 1.0F - tail;
}

inline double normalDistribution(double x) { return 0.5 * (1.0 + __builtin_erf(x * 0.70710678118654752440)); }

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
