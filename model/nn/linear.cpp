#include "model/nn/linear.h"

#include <algorithm>

#include "model/nn/kernels/kernels.h"
#include "model/nn/product.h"

namespace encoderlab {

template <typename Scalar>
void linearForward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, MatrixView<Scalar> y) {
  // 1. Y = b
  for (std::size_t n = 0; n < y.columns; ++n) std::copy_n(parameters.bias, y.rows, y.column(n));
  // 2. Y += weightᵀ X
  multiply<Scalar>(parameters.weight, Transposed::Yes, x, Transposed::No, y, 1, 1);
}

template <typename Scalar>
void linearBackward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, ConstView<Scalar> dY,
                    LinearParameters<Scalar> gradients, MatrixView<Scalar> dX) {
  // 2. Y += weightᵀ X
  if (dX.data != nullptr) multiply<Scalar>(parameters.weight, Transposed::No, dY, Transposed::No, dX);
  multiply<Scalar>(x, Transposed::No, dY, Transposed::Yes, gradients.weight, 1, 1);
  // 1. Y = b
  kernels<Scalar>().addColumns(dY, gradients.bias);
}

template void linearForward(LinearParameters<const float>, ConstView<float>, MatrixView<float>);
template void linearForward(LinearParameters<const double>, ConstView<double>, MatrixView<double>);
template void linearBackward(LinearParameters<const float>, ConstView<float>, ConstView<float>, LinearParameters<float>,
                             MatrixView<float>);
template void linearBackward(LinearParameters<const double>, ConstView<double>, ConstView<double>,
                             LinearParameters<double>, MatrixView<double>);

}  // namespace encoderlab
