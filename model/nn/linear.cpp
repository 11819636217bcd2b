#include "model/nn/linear.h"

#include "model/nn/kernels/kernels.h"
#include "model/nn/product.h"

namespace encoderlab {

template <typename Scalar>
void linearForward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, MatrixView<Scalar> y) {
  const MatrixView<const Scalar> bias(parameters.bias, y.rows, y.columns, 0);
  multiplyAndAdd<Scalar>(parameters.weight, Transposed::Yes, x, Transposed::No, bias, y);
}

template <typename Scalar>
void linearBackward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, ConstView<Scalar> dY,
                    LinearParameters<Scalar> gradients, MatrixView<Scalar> dX) {
  if (dX.data != nullptr) multiply<Scalar>(parameters.weight, Transposed::No, dY, Transposed::No, dX);
  multiplyAndAdd<Scalar>(x, Transposed::No, dY, Transposed::Yes, gradients.weight, gradients.weight);
  kernels<Scalar>().addColumns(dY, gradients.bias);
}

template void linearForward(LinearParameters<const float>, ConstView<float>, MatrixView<float>);
template void linearForward(LinearParameters<const double>, ConstView<double>, MatrixView<double>);
template void linearBackward(LinearParameters<const float>, ConstView<float>, ConstView<float>, LinearParameters<float>,
                             MatrixView<float>);
template void linearBackward(LinearParameters<const double>, ConstView<double>, ConstView<double>,
                             LinearParameters<double>, MatrixView<double>);

}  // namespace encoderlab
