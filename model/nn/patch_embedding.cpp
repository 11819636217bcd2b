#include "model/nn/patch_embedding.h"

namespace encoderlab {

template <typename Scalar>
void patchEmbeddingForward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, MatrixView<Scalar> y) {
  linearForward<Scalar>(parameters, x, y);
}

template <typename Scalar>
void patchEmbeddingBackward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, ConstView<Scalar> dY,
                            LinearParameters<Scalar> gradients) {
  linearBackward<Scalar>(parameters, x, dY, gradients, {});
}

template void patchEmbeddingForward(LinearParameters<const float>, ConstView<float>, MatrixView<float>);
template void patchEmbeddingForward(LinearParameters<const double>, ConstView<double>, MatrixView<double>);
template void patchEmbeddingBackward(LinearParameters<const float>, ConstView<float>, ConstView<float>,
                                     LinearParameters<float>);
template void patchEmbeddingBackward(LinearParameters<const double>, ConstView<double>, ConstView<double>,
                                     LinearParameters<double>);

}  // namespace encoderlab
