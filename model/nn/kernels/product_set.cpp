// Compiled once for each instruction set, as kernel_set.cpp is, but with contraction.
#include "model/nn/kernels/small_product.h"
#include "model/nn/kernels/small_product_loops.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template void multiplySmall(const ConstView<float>&, const ConstView<float>&, bool, const MatrixView<float>&, float,
                            float);
template void multiplySmall(const ConstView<double>&, const ConstView<double>&, bool, const MatrixView<double>&, double,
                            double);
template void transpose(ConstView<float>, float*);
template void transpose(ConstView<double>, double*);

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
