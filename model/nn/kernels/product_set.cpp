// Compiled once for each instruction set, as kernel_set.cpp is, but with contraction.
#include "model/nn/kernels/small_product.h"
#include "model/nn/kernels/small_product_loops.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template void multiplySmall(ConstView<float>, ConstView<float>, bool, MatrixView<float>, float, float);
template void multiplySmall(ConstView<double>, ConstView<double>, bool, MatrixView<double>, double, double);
template void transpose(ConstView<float>, float*);
template void transpose(ConstView<double>, double*);

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
