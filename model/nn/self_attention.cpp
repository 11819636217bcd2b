#include "model/nn/self_attention.h"

#include <cmath>

#include "model/nn/product.h"
#include "model/nn/rotary.h"
#include "model/nn/softmax.h"

namespace encoderlab {
namespace {

/// Q, K and V (d × T) of one sample and head inside the 3D × N matrix of all of them.
template <typename Scalar>
struct HeadProjections {
  MatrixView<Scalar> q, k, v;

  HeadProjections(MatrixView<Scalar> qkv, std::size_t headCount, std::size_t head, std::size_t firstColumn,
                  std::size_t length) {
    const std::size_t D = qkv.rows / 3;
    const std::size_t d = D / headCount;
    const MatrixView<Scalar> sample = qkv.columnBlock(firstColumn, length);
    q = sample.rowBlock(head * d, d);
    k = sample.rowBlock(D + head * d, d);
    v = sample.rowBlock(2 * D + head * d, d);
  }
};

/// Calls `visit(s, head, firstColumn, weights)` for every sample and head, with the place of its T × T weights.
template <typename Scalar, typename Visit>
void forEachHead(const Chunk& chunk, std::size_t headCount, Scalar* weights, Visit visit) {
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t T = chunk.lengthOf(s);
    for (std::size_t head = 0; head < headCount; ++head) {
      visit(s, head, chunk.columnOf(s), MatrixView<Scalar>(weights, T, T));
      weights += T * T;
    }
  }
}

template <typename Scalar>
void visitProjections(const PassContext<Scalar>& context, int layer, Pass pass, MatrixView<Scalar> qkv,
                      std::size_t headCount) {
  const std::size_t D = qkv.rows / 3;
  context.visit(Hook::Query, layer, pass, qkv.rowBlock(0, D), HookLayout::Heads, headCount);
  context.visit(Hook::Key, layer, pass, qkv.rowBlock(D, D), HookLayout::Heads, headCount);
  context.visit(Hook::Value, layer, pass, qkv.rowBlock(2 * D, D), HookLayout::Heads, headCount);
}

template <typename Scalar>
void visitRotated(const PassContext<Scalar>& context, int layer, Pass pass, MatrixView<Scalar> qkv,
                  std::size_t headCount) {
  const std::size_t D = qkv.rows / 3;
  context.visit(Hook::QueryRotated, layer, pass, qkv.rowBlock(0, D), HookLayout::Heads, headCount);
  context.visit(Hook::KeyRotated, layer, pass, qkv.rowBlock(D, D), HookLayout::Heads, headCount);
}

/// Q and K, one head of either after the other.
template <typename Scalar>
MatrixView<Scalar> queriesAndKeys(MatrixView<Scalar> qkv) {
  return qkv.rowBlock(0, qkv.rows / 3 * 2);
}

/// 1 / √d, or 1 where the scaling is switched off.
template <typename Scalar>
Scalar scoreScale(const PassContext<Scalar>& context, int layer, std::size_t d) {
  return context.isOff(Part::Scaling, layer) ? Scalar{1} : Scalar{1} / std::sqrt(static_cast<Scalar>(d));
}

/// drop(from) for the weights of one sample and head, query by query; the same for the gradient.
template <typename Scalar>
void dropWeights(const PassContext<Scalar>& context, int layer, std::size_t s, std::size_t head, std::size_t column,
                 ConstView<Scalar> from, MatrixView<Scalar> to) {
  const std::uint64_t key = context.dropout.siteKey(layer, DropoutSite::AttentionWeights);
  for (std::size_t query = 0; query < from.columns; ++query) {
    const std::size_t position = context.chunk.positionOf(column + query);
    const std::uint64_t place = weightsPlace(context.chunk.firstSample + s, head, position);
    context.dropout.apply(key, place, from.column(query), to.column(query), from.rows);
  }
}

}  // namespace

template <typename Scalar>
void selfAttentionForward(const PassContext<Scalar>& context, int layer, std::size_t headCount,
                          const SelfAttentionParameters<const Scalar>& parameters, ConstView<Scalar> x,
                          const SelfAttentionActivations<Scalar>& activations,
                          const SelfAttentionScratch<Scalar>& scratch, MatrixView<Scalar> y) {
  // 1. [Q; K; V] = in_projᵀ X + b
  linearForward(parameters.inProjection, x, activations.qkv);
  visitProjections(context, layer, Pass::Forward, activations.qkv, headCount);
  // 2. Q = rotary(Q), K = rotary(K)
  if (scratch.rotary.data != nullptr) {
    if (!context.isOff(Part::Rotation, layer))
      rotaryForward<Scalar>(context.chunk, scratch.rotary, queriesAndKeys(activations.qkv));
    visitRotated(context, layer, Pass::Forward, activations.qkv, headCount);
  }

  const std::size_t d = x.rows / headCount;
  const Scalar scale = scoreScale(context, layer, d);
  forEachHead(context.chunk, headCount, activations.weights,
              [&](std::size_t s, std::size_t head, std::size_t column, MatrixView<Scalar> P) {
                const HeadProjections<Scalar> projections(activations.qkv, headCount, head, column, P.columns);
                // 3. S = Kᵀ Q / √d
                multiply<Scalar>(projections.k, Transposed::Yes, projections.q, Transposed::No, P, scale);
                context.visitAttention(Hook::Scores, layer, Pass::Forward, P, headCount, s, head);
                // 4. P = softmax(S)
                softmaxForward(P, context.chunk.paddingOf(s));
                context.visitAttention(Hook::Weights, layer, Pass::Forward, P, headCount, s, head);
                // 5. P̃ = drop(P)
                MatrixView<Scalar> dropped = P;
                if (context.dropout.isOn()) {
                  dropped.data = scratch.dropped;
                  dropWeights<Scalar>(context, layer, s, head, column, P, dropped);
                }
                // 6. O = V P̃
                const MatrixView<Scalar> O = activations.heads.columnBlock(column, P.columns).rowBlock(head * d, d);
                multiply<Scalar>(projections.v, Transposed::No, dropped, Transposed::No, O);
              });
  context.visit(Hook::Heads, layer, Pass::Forward, activations.heads, HookLayout::Heads, headCount);
  // 7. Y = out_projᵀ O + b
  linearForward<Scalar>(parameters.outProjection, activations.heads, y);
  context.visit(Hook::AttentionOutput, layer, Pass::Forward, y);
}

template <typename Scalar>
void selfAttentionBackward(const PassContext<Scalar>& context, int layer, std::size_t headCount,
                           const SelfAttentionParameters<const Scalar>& parameters, ConstView<Scalar> x,
                           const SelfAttentionActivations<Scalar>& activations,
                           const SelfAttentionScratch<Scalar>& scratch, ConstView<Scalar> dY,
                           const SelfAttentionParameters<Scalar>& gradients, MatrixView<Scalar> dX) {
  // 7. Y = out_projᵀ O + b
  linearBackward<Scalar>(parameters.outProjection, activations.heads, dY, gradients.outProjection, scratch.dHeads);
  context.visit(Hook::Heads, layer, Pass::Backward, scratch.dHeads, HookLayout::Heads, headCount);

  const std::size_t d = x.rows / headCount;
  const Scalar scale = scoreScale(context, layer, d);
  forEachHead(context.chunk, headCount, activations.weights,
              [&](std::size_t s, std::size_t head, std::size_t column, MatrixView<Scalar> P) {
                const std::size_t T = P.columns;
                const HeadProjections<Scalar> projections(activations.qkv, headCount, head, column, T);
                const HeadProjections<Scalar> gradient(scratch.dQkv, headCount, head, column, T);
                const MatrixView<Scalar> dO = scratch.dHeads.columnBlock(column, T).rowBlock(head * d, d);
                const MatrixView<Scalar> dP(scratch.gradient, T, T);
                // 6. O = V P̃
                MatrixView<Scalar> dropped = P;
                if (context.dropout.isOn()) {
                  dropped.data = scratch.dropped;
                  dropWeights<Scalar>(context, layer, s, head, column, P, dropped);
                }
                multiply<Scalar>(projections.v, Transposed::Yes, dO, Transposed::No, dP);
                multiply<Scalar>(dO, Transposed::No, dropped, Transposed::Yes, gradient.v);
                // 5. P̃ = drop(P)
                if (context.dropout.isOn()) dropWeights<Scalar>(context, layer, s, head, column, dP, dP);
                context.visitAttention(Hook::Weights, layer, Pass::Backward, dP, headCount, s, head);
                // 4. P = softmax(S): dP becomes dS
                softmaxBackward<Scalar>(P, dP);
                context.visitAttention(Hook::Scores, layer, Pass::Backward, dP, headCount, s, head);
                // 3. S = Kᵀ Q / √d
                multiply<Scalar>(projections.k, Transposed::No, dP, Transposed::No, gradient.q, scale);
                multiply<Scalar>(projections.q, Transposed::No, dP, Transposed::Yes, gradient.k, scale);
              });
  // 2. Q = rotary(Q), K = rotary(K)
  if (scratch.rotary.data != nullptr) {
    visitRotated(context, layer, Pass::Backward, scratch.dQkv, headCount);
    if (!context.isOff(Part::Rotation, layer))
      rotaryBackward<Scalar>(context.chunk, scratch.rotary, queriesAndKeys(scratch.dQkv));
  }
  visitProjections(context, layer, Pass::Backward, scratch.dQkv, headCount);
  // 1. [Q; K; V] = in_projᵀ X + b
  linearBackward<Scalar>(parameters.inProjection, x, scratch.dQkv, gradients.inProjection, dX);
}

template void selfAttentionForward(const PassContext<float>&, int, std::size_t,
                                   const SelfAttentionParameters<const float>&, ConstView<float>,
                                   const SelfAttentionActivations<float>&, const SelfAttentionScratch<float>&,
                                   MatrixView<float>);
template void selfAttentionForward(const PassContext<double>&, int, std::size_t,
                                   const SelfAttentionParameters<const double>&, ConstView<double>,
                                   const SelfAttentionActivations<double>&, const SelfAttentionScratch<double>&,
                                   MatrixView<double>);
template void selfAttentionBackward(const PassContext<float>&, int, std::size_t,
                                    const SelfAttentionParameters<const float>&, ConstView<float>,
                                    const SelfAttentionActivations<float>&, const SelfAttentionScratch<float>&,
                                    ConstView<float>, const SelfAttentionParameters<float>&, MatrixView<float>);
template void selfAttentionBackward(const PassContext<double>&, int, std::size_t,
                                    const SelfAttentionParameters<const double>&, ConstView<double>,
                                    const SelfAttentionActivations<double>&, const SelfAttentionScratch<double>&,
                                    ConstView<double>, const SelfAttentionParameters<double>&, MatrixView<double>);

}  // namespace encoderlab
