#pragma once

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

inline float squareRoot(float x) { return __builtin_sqrtf(x); }
inline double squareRoot(double x) { return __builtin_sqrt(x); }

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
