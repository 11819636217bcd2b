#include "model/nn/activation.h"

#include "model/nn/kernels/kernels.h"

namespace encoderlab {

template <typename Scalar>
void activationForward(Activation activation, ConstView<Scalar> x, MatrixView<Scalar> y) {
  const Kernels<Scalar>& loops = kernels<Scalar>();
  (activation == Activation::Relu ? loops.reluForward : loops.geluForward)(x, y);
}

template <typename Scalar>
void activationBackward(Activation activation, ConstView<Scalar> x, MatrixView<Scalar> gradient) {
  const Kernels<Scalar>& loops = kernels<Scalar>();
  (activation == Activation::Relu ? loops.reluBackward : loops.geluBackward)(x, gradient);
}

template void activationForward(Activation, ConstView<float>, MatrixView<float>);
template void activationForward(Activation, ConstView<double>, MatrixView<double>);
template void activationBackward(Activation, ConstView<float>, MatrixView<float>);
template void activationBackward(Activation, ConstView<double>, MatrixView<double>);

}  // namespace encoderlab
