#include "model/nn/switchable_norm.h"

#include "model/nn/residual.h"

namespace encoderlab {

template <typename Scalar>
void switchableNormForward(const PassContext<Scalar>& context, Part norm, int layer,
                           LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                           LayerNormStatistics<Scalar> statistics, MatrixView<Scalar> y) {
  if (context.isOff(norm, layer)) {
    copyColumns<Scalar>(x, y);
  } else {
    layerNormForward<Scalar>(parameters, x, statistics, y);
  }
}

template <typename Scalar>
void switchableNormBackward(const PassContext<Scalar>& context, Part norm, int layer,
                            LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                            LayerNormStatistics<Scalar> statistics, ConstView<Scalar> dY,
                            LayerNormParameters<Scalar> gradients, MatrixView<Scalar> dX, Gradient mode) {
  if (!context.isOff(norm, layer)) {
    layerNormBackward<Scalar>(parameters, x, {statistics.mean, statistics.inverseDeviation}, dY, gradients, dX, mode);
  } else if (mode == Gradient::Add) {
    add<Scalar>(dX, dY, dX);
  } else {
    copyColumns<Scalar>(dY, dX);
  }
}

template void switchableNormForward(const PassContext<float>&, Part, int, LayerNormParameters<const float>,
                                    ConstView<float>, LayerNormStatistics<float>, MatrixView<float>);
template void switchableNormForward(const PassContext<double>&, Part, int, LayerNormParameters<const double>,
                                    ConstView<double>, LayerNormStatistics<double>, MatrixView<double>);
template void switchableNormBackward(const PassContext<float>&, Part, int, LayerNormParameters<const float>,
                                     ConstView<float>, LayerNormStatistics<float>, ConstView<float>,
                                     LayerNormParameters<float>, MatrixView<float>, Gradient);
template void switchableNormBackward(const PassContext<double>&, Part, int, LayerNormParameters<const double>,
                                     ConstView<double>, LayerNormStatistics<double>, ConstView<double>,
                                     LayerNormParameters<double>, MatrixView<double>, Gradient);

}  // namespace encoderlab
