#pragma once

#include "model/nn/kernels/kernels.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

#if defined(__AVX__)
inline constexpr std::size_t largestSmallProduct = 20'000;
#else
inline constexpr std::size_t largestSmallProduct = 2'000;
#endif
static_assert(largestSmallProduct <= smallProductCapacity);

/// See Kernels. Compiled apart from the other loops, because products are to be contracted into multiply-and-add.
template <typename Scalar>
void multiplySmall(const ConstView<Scalar>& a, const ConstView<Scalar>& b, bool transposeB, const MatrixView<Scalar>& c,
                   Scalar alpha, Scalar beta);
template <typename Scalar>
void transpose(ConstView<Scalar> x, Scalar* y);

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
