// Compiled once for each instruction set, as kernel_set.cpp is, but without contraction.
#include "model/nn/kernels/update_loops.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template bool updateSgd(const SgdConstants<float>&, const float*, float*, float*, std::size_t);
template bool updateSgd(const SgdConstants<double>&, const double*, double*, double*, std::size_t);
template bool updateAdam(const AdamConstants<float>&, const float*, float*, float*, float*, std::size_t);
template bool updateAdam(const AdamConstants<double>&, const double*, double*, double*, double*, std::size_t);

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
