#pragma once

#include "model/nn/kernels/kernels.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// See Kernels. Compiled apart from the other loops, because each of their operations is to be rounded, as the
/// dissection of an update shows them.
template <typename Scalar>
bool updateSgd(const SgdConstants<Scalar>& constants, const Scalar* gradients, Scalar* moments, Scalar* weights,
               std::size_t count);
template <typename Scalar>
bool updateAdam(const AdamConstants<Scalar>& constants, const Scalar* gradients, Scalar* firstMoments,
                Scalar* secondMoments, Scalar* weights, std::size_t count);

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
