#pragma once

#include "model/configuration.h"
#include "model/nn/linear.h"
#include "model/nn/pass_context.h"

namespace encoderlab {

/// The two linear layers of the feed-forward, or their gradients.
template <typename Scalar>
struct FeedForwardParameters {
  LinearParameters<Scalar> linear1;  ///< D → F
  LinearParameters<Scalar> linear2;  ///< F → D
};

/// What the forward pass leaves for the backward pass, F × N each.
template <typename Scalar>
struct FeedForwardActivations {
  MatrixView<Scalar> linear1;  ///< before the nonlinearity
  MatrixView<Scalar> hidden;   ///< after it, and after dropout
};

/// The position-wise feed-forward (Vaswani et al. 2017, 3.3), X and Y are D × N:
///
///   1. A = linear1(X)          F × N
///   2. H = act(A)              F × N
///   3. H̃ = drop(H)             not in `as_printed`
///   4. Y = linear2(H̃)          D × N
template <typename Scalar>
void feedForwardForward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                        const FeedForwardParameters<const Scalar>& parameters, ConstView<Scalar> x,
                        const FeedForwardActivations<Scalar>& activations, MatrixView<Scalar> y);

/// Undoes feedForwardForward; gradients of the parameters are added to. `dHidden` is F × N of scratch; dX may be dY's
/// memory.
///
///   4. dH̃ = linear2.weight · dY
///   3. dH = drop(dH̃), with the same mask
///   2. dA = dH ∘ act′(A)
///   1. dX = linear1.weight · dA
template <typename Scalar>
void feedForwardBackward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                         const FeedForwardParameters<const Scalar>& parameters, ConstView<Scalar> x,
                         const FeedForwardActivations<Scalar>& activations, ConstView<Scalar> dY,
                         const FeedForwardParameters<Scalar>& gradients, MatrixView<Scalar> dHidden,
                         MatrixView<Scalar> dX);

}  // namespace encoderlab
