#include "model/training/chunk_pass.h"

namespace encoderlab {

template <typename Scalar>
LossSums passForwardAndBackward(const Network<Scalar>& network, const PassContext<Scalar>& context,
                                const NetworkParameters<const Scalar>& parameters, Workspace<Scalar>& workspace,
                                double share, const NetworkParameters<Scalar>& gradients) {
  network.forward(context, parameters, workspace);
  const LossSums sums = lossOf<Scalar>(network.model(), context.chunk, workspace.logits, share, workspace.dLogits);
  auto loss = static_cast<Scalar>(sums.loss);
  context.visit(Hook::Loss, -1, Pass::Forward, {&loss, 1, 1}, HookLayout::Single);
  Scalar one = 1;
  context.visit(Hook::Loss, -1, Pass::Backward, {&one, 1, 1}, HookLayout::Single);
  network.backward(context, parameters, workspace, gradients);
  return sums;
}

template LossSums passForwardAndBackward(const Network<float>&, const PassContext<float>&,
                                         const NetworkParameters<const float>&, Workspace<float>&, double,
                                         const NetworkParameters<float>&);
template LossSums passForwardAndBackward(const Network<double>&, const PassContext<double>&,
                                         const NetworkParameters<const double>&, Workspace<double>&, double,
                                         const NetworkParameters<double>&);

}  // namespace encoderlab
