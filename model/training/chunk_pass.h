#pragma once

#include "model/nn/network.h"
#include "model/training/loss.h"

namespace encoderlab {

/// Forward, loss and backward of one chunk: the whole of what training, the trace and the proofs compute. `share` is
/// 1 / countTargets of the batch. Gradients are added to.
template <typename Scalar>
LossSums passForwardAndBackward(const Network<Scalar>& network, const PassContext<Scalar>& context,
                                const NetworkParameters<const Scalar>& parameters, Workspace<Scalar>& workspace,
                                double share, const NetworkParameters<Scalar>& gradients);

}  // namespace encoderlab
