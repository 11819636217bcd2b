#include "model/nn/feed_forward.h"

#include "model/nn/activation.h"

namespace encoderlab {

template <typename Scalar>
void feedForwardForward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                        const FeedForwardParameters<const Scalar>& parameters, ConstView<Scalar> x,
                        const FeedForwardActivations<Scalar>& activations, MatrixView<Scalar> y) {
  // 1. A = linear1(X)
  linearForward(parameters.linear1, x, activations.linear1);
  context.visit(Hook::Linear1, layer, Pass::Forward, activations.linear1);
  // 2. H = act(A)
  activationForward<Scalar>(model.activation, activations.linear1, activations.hidden);
  context.visit(Hook::Activation, layer, Pass::Forward, activations.hidden);
  // 3. H̃ = drop(H)
  if (model.block != Block::AsPrinted)
    context.dropColumns(layer, DropoutSite::Activation, activations.hidden, activations.hidden);
  // 4. Y = linear2(H̃)
  linearForward<Scalar>(parameters.linear2, activations.hidden, y);
  context.visit(Hook::Linear2, layer, Pass::Forward, y);
}

template <typename Scalar>
void feedForwardBackward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                         const FeedForwardParameters<const Scalar>& parameters, ConstView<Scalar> x,
                         const FeedForwardActivations<Scalar>& activations, ConstView<Scalar> dY,
                         const FeedForwardParameters<Scalar>& gradients, MatrixView<Scalar> dHidden,
                         MatrixView<Scalar> dX) {
  // 4. Y = linear2(H̃)
  linearBackward<Scalar>(parameters.linear2, activations.hidden, dY, gradients.linear2, dHidden);
  // 3. H̃ = drop(H)
  if (model.block != Block::AsPrinted) context.dropColumns(layer, DropoutSite::Activation, dHidden, dHidden);
  context.visit(Hook::Activation, layer, Pass::Backward, dHidden);
  // 2. H = act(A)
  activationBackward<Scalar>(model.activation, activations.linear1, dHidden);
  context.visit(Hook::Linear1, layer, Pass::Backward, dHidden);
  // 1. A = linear1(X)
  linearBackward<Scalar>(parameters.linear1, x, dHidden, gradients.linear1, dX);
}

template void feedForwardForward(const PassContext<float>&, int, const ModelConfiguration&,
                                 const FeedForwardParameters<const float>&, ConstView<float>,
                                 const FeedForwardActivations<float>&, MatrixView<float>);
template void feedForwardForward(const PassContext<double>&, int, const ModelConfiguration&,
                                 const FeedForwardParameters<const double>&, ConstView<double>,
                                 const FeedForwardActivations<double>&, MatrixView<double>);
template void feedForwardBackward(const PassContext<float>&, int, const ModelConfiguration&,
                                  const FeedForwardParameters<const float>&, ConstView<float>,
                                  const FeedForwardActivations<float>&, ConstView<float>,
                                  const FeedForwardParameters<float>&, MatrixView<float>, MatrixView<float>);
template void feedForwardBackward(const PassContext<double>&, int, const ModelConfiguration&,
                                  const FeedForwardParameters<const double>&, ConstView<double>,
                                  const FeedForwardActivations<double>&, ConstView<double>,
                                  const FeedForwardParameters<double>&, MatrixView<double>, MatrixView<double>);

}  // namespace encoderlab
