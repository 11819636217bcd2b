#include "model/nn/layer_norm.h"

#include "model/nn/kernels/kernels.h"

namespace encoderlab {

template <typename Scalar>
void layerNormForward(LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                      LayerNormStatistics<Scalar> statistics, MatrixView<Scalar> y) {
  kernels<Scalar>().layerNormForward(parameters.weight, parameters.bias, x, statistics.mean,
                                     statistics.inverseDeviation, y);
}

template <typename Scalar>
void layerNormBackward(LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                       LayerNormStatistics<const Scalar> statistics, ConstView<Scalar> dY,
                       LayerNormParameters<Scalar> gradients, MatrixView<Scalar> dX, Gradient mode) {
  kernels<Scalar>().layerNormBackward(parameters.weight, x, statistics.mean, statistics.inverseDeviation, dY,
                                      gradients.weight, gradients.bias, dX, mode == Gradient::Add);
}

template void layerNormForward(LayerNormParameters<const float>, ConstView<float>, LayerNormStatistics<float>,
                               MatrixView<float>);
template void layerNormForward(LayerNormParameters<const double>, ConstView<double>, LayerNormStatistics<double>,
                               MatrixView<double>);
template void layerNormBackward(LayerNormParameters<const float>, ConstView<float>, LayerNormStatistics<const float>,
                                ConstView<float>, LayerNormParameters<float>, MatrixView<float>, Gradient);
template void layerNormBackward(LayerNormParameters<const double>, ConstView<double>, LayerNormStatistics<const double>,
                                ConstView<double>, LayerNormParameters<double>, MatrixView<double>, Gradient);

}  // namespace encoderlab
