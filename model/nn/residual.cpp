#include "model/nn/residual.h"

#include "model/nn/kernels/kernels.h"

namespace encoderlab {

template <typename Scalar>
void add(ConstView<Scalar> a, ConstView<Scalar> b, MatrixView<Scalar> sum) {
  kernels<Scalar>().add(a, b, sum);
}

template void add(ConstView<float>, ConstView<float>, MatrixView<float>);
template void add(ConstView<double>, ConstView<double>, MatrixView<double>);

}  // namespace encoderlab
