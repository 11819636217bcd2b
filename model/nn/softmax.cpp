#include "model/nn/softmax.h"

#include "model/nn/kernels/kernels.h"

namespace encoderlab {

template <typename Scalar>
void softmaxForward(MatrixView<Scalar> x, const std::uint8_t* ignored) {
  kernels<Scalar>().softmaxForward(x, ignored);
}

template <typename Scalar>
void softmaxBackward(ConstView<Scalar> p, MatrixView<Scalar> gradient) {
  kernels<Scalar>().softmaxBackward(p, gradient);
}

template void softmaxForward(MatrixView<float>, const std::uint8_t*);
template void softmaxForward(MatrixView<double>, const std::uint8_t*);
template void softmaxBackward(ConstView<float>, MatrixView<float>);
template void softmaxBackward(ConstView<double>, MatrixView<double>);

}  // namespace encoderlab
