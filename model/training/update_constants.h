#pragma once

#include "model/configuration.h"
#include "model/nn/kernels/kernels.h"
#include "model/training/optimizer.h"

namespace encoderlab {

/// What the loop of one SGD update reads, rounded to Scalar.
template <typename Scalar>
SgdConstants<Scalar> sgdConstants(const TrainingConfiguration& training, const UpdateConstants& constants);

/// The same for Adam and AdamW.
template <typename Scalar>
AdamConstants<Scalar> adamConstants(const TrainingConfiguration& training, const UpdateConstants& constants);

}  // namespace encoderlab
