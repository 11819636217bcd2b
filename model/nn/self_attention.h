#pragma once

#include "model/nn/linear.h"
#include "model/nn/matrix_view.h"
#include "model/nn/pass_context.h"

namespace encoderlab {

/// The parameters of nn.MultiheadAttention, or their gradients: one projection to Q, K and V together (in_proj, D →
/// 3D), one back to the model (out_proj, D → D).
template <typename Scalar>
struct SelfAttentionParameters {
  LinearParameters<Scalar> inProjection;
  LinearParameters<Scalar> outProjection;
};

/// What the forward pass leaves for the backward pass.
template <typename Scalar>
struct SelfAttentionActivations {
  MatrixView<Scalar> qkv;     ///< 3D × N: the rows of Q, then of K, then of V; head h has D/H rows of each. Q and K
                              ///< are those that the scores are made of: with rotary positions, the rotated ones
  Scalar* weights = nullptr;  ///< sample after sample, head after head: T × T, keys × queries, before dropout
  MatrixView<Scalar> heads;   ///< D × N
};

/// Memory that a pass needs while it runs; shared by all layers.
template <typename Scalar>
struct SelfAttentionScratch {
  Scalar* dropped = nullptr;   ///< T × T of the longest sample: attention weights after dropout
  Scalar* gradient = nullptr;  ///< T × T
  MatrixView<Scalar> dQkv;     ///< 3D × N
  MatrixView<Scalar> dHeads;   ///< D × N
  MatrixView<Scalar> rotary;  ///< D/H × positions (fillRotaryTable), or empty: nothing is rotated. Passes only read it
};

/// nn.MultiheadAttention with query = key = value = X (Vaswani et al. 2017, 3.2), X and Y are D × N. Each sample
/// attends within itself; padding takes no part as a key.
///
///   1. [Q; K; V] = in_projᵀ X + b                         3D × N
///   2. Q = rotary(Q),  K = rotary(K)                      with rotary positions (rotary.h), in place
///      then for each sample and head, with d = D/H rows of each and T columns:
///   3. S = Kᵀ Q / √d                                      T × T, column = query: PyTorch's scores, transposed
///   4. P = softmax of each column over the keys that are not padding
///   5. P̃ = drop(P)
///   6. O = V P̃                                            d × T, written to the rows of `heads`
///      and for all together:
///   7. Y = out_projᵀ O + b                                D × N
template <typename Scalar>
void selfAttentionForward(const PassContext<Scalar>& context, int layer, std::size_t headCount,
                          const SelfAttentionParameters<const Scalar>& parameters, ConstView<Scalar> x,
                          const SelfAttentionActivations<Scalar>& activations,
                          const SelfAttentionScratch<Scalar>& scratch, MatrixView<Scalar> y);

/// Undoes selfAttentionForward; gradients of the parameters are added to. dX may be dY's memory.
///
///   7. dO = out_proj · dY
///   6. dP̃ = Vᵀ dO,  dV = dO P̃ᵀ
///   5. dP = drop(dP̃), with the same mask
///   4. dS = P ∘ (dP − sum over the keys of P ∘ dP)
///   3. dQ = K dS / √d,  dK = Q dSᵀ / √d
///   2. dQ = rotaryᵀ(dQ),  dK = rotaryᵀ(dK)
///   1. dX = in_proj · [dQ; dK; dV]
template <typename Scalar>
void selfAttentionBackward(const PassContext<Scalar>& context, int layer, std::size_t headCount,
                           const SelfAttentionParameters<const Scalar>& parameters, ConstView<Scalar> x,
                           const SelfAttentionActivations<Scalar>& activations,
                           const SelfAttentionScratch<Scalar>& scratch, ConstView<Scalar> dY,
                           const SelfAttentionParameters<Scalar>& gradients, MatrixView<Scalar> dX);

}  // namespace encoderlab
