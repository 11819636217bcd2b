#pragma once

#include "model/configuration.h"
#include "model/nn/feed_forward.h"
#include "model/nn/layer_norm.h"
#include "model/nn/self_attention.h"

namespace encoderlab {

/// The parameters of nn.TransformerEncoderLayer, or their gradients.
template <typename Scalar>
struct EncoderLayerParameters {
  SelfAttentionParameters<Scalar> selfAttention;
  FeedForwardParameters<Scalar> feedForward;
  LayerNormParameters<Scalar> norm1;
  LayerNormParameters<Scalar> norm2;
};

/// What the forward pass leaves for the backward pass; matrices are D × N where nothing else is said.
template <typename Scalar>
struct EncoderLayerActivations {
  MatrixView<Scalar> norm1, norm2, residual1, residual2;
  LayerNormStatistics<Scalar> norm1Statistics, norm2Statistics;
  SelfAttentionActivations<Scalar> selfAttention;
  FeedForwardActivations<Scalar> feedForward;

  /// What the layer hands on.
  MatrixView<Scalar> output(Block block) const { return block == Block::Post ? norm2 : residual2; }
};

/// Memory that a pass through a layer needs while it runs; shared by all layers.
template <typename Scalar>
struct EncoderLayerScratch {
  MatrixView<Scalar> branch;   ///< D × N: what a branch adds to the stream, or the gradient that flows into it
  MatrixView<Scalar> dHidden;  ///< F × N
  SelfAttentionScratch<Scalar> selfAttention;
};

/// One encoder layer, nn.TransformerEncoderLayer for `pre` (norm_first=True) and `post`. X is D × N; what the layer
/// hands on is activations.output(block).
///
///   pre                             post (Vaswani et al. 2017)      as_printed
///   1. N1 = norm1(X)                1. A = attn(X)                  1. N1 = norm1(X)
///   2. A = attn(N1)                 2. R1 = X + drop(A)             2. A = drop(attn(N1))
///   3. R1 = X + drop(A)             3. N1 = norm1(R1)               3. R1 = A + A
///   4. N2 = norm2(R1)               4. L = ffn(N1)                  4. N2 = norm2(R1)
///   5. L = ffn(N2)                  5. R2 = N1 + drop(L)            5. L = drop(ffn(N2))
///   6. R2 = R1 + drop(L)            6. N2 = norm2(R2)               6. R2 = L + L
template <typename Scalar>
void encoderLayerForward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                         const EncoderLayerParameters<const Scalar>& parameters, MatrixView<Scalar> x,
                         const EncoderLayerActivations<Scalar>& activations,
                         const EncoderLayerScratch<Scalar>& scratch);

/// Undoes encoderLayerForward, passes in reverse with the same numbers; gradients of the parameters are added to.
/// `gradient` (D × N) is the gradient of the layer's output before, and of its input X after. Where the stream branched
/// on the way forward, the gradients of both ways add up on the way back.
template <typename Scalar>
void encoderLayerBackward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                          const EncoderLayerParameters<const Scalar>& parameters, MatrixView<Scalar> x,
                          const EncoderLayerActivations<Scalar>& activations,
                          const EncoderLayerScratch<Scalar>& scratch, const EncoderLayerParameters<Scalar>& gradients,
                          MatrixView<Scalar> gradient);

}  // namespace encoderlab
