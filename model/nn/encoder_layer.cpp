#include "model/nn/encoder_layer.h"

#include "model/nn/residual.h"
#include "model/nn/switchable_norm.h"

namespace encoderlab {
namespace {

/// The parts of one layer, bound to its parameters and memory, so that the three blocks below read like their formulas.
template <typename Scalar>
struct Forward {
  const PassContext<Scalar>& context;
  int layer;
  const ModelConfiguration& model;
  const EncoderLayerParameters<const Scalar>& parameters;
  const EncoderLayerActivations<Scalar>& activations;
  const EncoderLayerScratch<Scalar>& scratch;

  void visit(Hook hook, MatrixView<Scalar> values) const { context.visit(hook, layer, Pass::Forward, values); }
  void norm1(MatrixView<Scalar> x) const {
    switchableNormForward<Scalar>(context, Part::Norm1, layer, parameters.norm1, x, activations.norm1Statistics,
                                  activations.norm1);
    visit(Hook::Norm1, activations.norm1);
  }
  void norm2(MatrixView<Scalar> x) const {
    switchableNormForward<Scalar>(context, Part::Norm2, layer, parameters.norm2, x, activations.norm2Statistics,
                                  activations.norm2);
    visit(Hook::Norm2, activations.norm2);
  }
  /// `stream` plus what the branch holds; the branch alone where the residual is off.
  void residual1(MatrixView<Scalar> stream) const {
    join(Part::Residual1, stream, activations.residual1);
    visit(Hook::Residual1, activations.residual1);
  }
  void residual2(MatrixView<Scalar> stream) const {
    join(Part::Residual2, stream, activations.residual2);
    visit(Hook::Residual2, activations.residual2);
  }
  void join(Part residual, MatrixView<Scalar> stream, MatrixView<Scalar> sum) const {
    if (context.isOff(residual, layer)) {
      copyColumns<Scalar>(scratch.branch, sum);
    } else {
      add<Scalar>(stream, scratch.branch, sum);
    }
  }
  void attention(MatrixView<Scalar> x) const {
    selfAttentionForward<Scalar>(context, layer, static_cast<std::size_t>(model.nhead), parameters.selfAttention, x,
                                 activations.selfAttention, scratch.selfAttention, scratch.branch);
  }
  void feedForward(MatrixView<Scalar> x) const {
    feedForwardForward<Scalar>(context, layer, model, parameters.feedForward, x, activations.feedForward,
                               scratch.branch);
  }
  void drop(DropoutSite site) const { context.dropColumns(layer, site, scratch.branch, scratch.branch); }
};

template <typename Scalar>
struct Backward {
  const PassContext<Scalar>& context;
  int layer;
  const ModelConfiguration& model;
  const EncoderLayerParameters<const Scalar>& parameters;
  const EncoderLayerActivations<Scalar>& activations;
  const EncoderLayerScratch<Scalar>& scratch;
  const EncoderLayerParameters<Scalar>& gradients;

  void visit(Hook hook, MatrixView<Scalar> values) const { context.visit(hook, layer, Pass::Backward, values); }
  void norm1(MatrixView<Scalar> x, MatrixView<Scalar> dY, MatrixView<Scalar> dX, Gradient mode) const {
    switchableNormBackward<Scalar>(context, Part::Norm1, layer, parameters.norm1, x, activations.norm1Statistics, dY,
                                   gradients.norm1, dX, mode);
  }
  void norm2(MatrixView<Scalar> x, MatrixView<Scalar> dY, MatrixView<Scalar> dX, Gradient mode) const {
    switchableNormBackward<Scalar>(context, Part::Norm2, layer, parameters.norm2, x, activations.norm2Statistics, dY,
                                   gradients.norm2, dX, mode);
  }
  /// How the gradient of a branch meets the stream's: it adds to it, or replaces it where the residual is off, since
  /// nothing has come past the branch then.
  Gradient beside(Part residual) const { return context.isOff(residual, layer) ? Gradient::Write : Gradient::Add; }
  void join(Part residual, MatrixView<Scalar> gradient) const {
    if (beside(residual) == Gradient::Add) {
      add<Scalar>(gradient, scratch.branch, gradient);
    } else {
      copyColumns<Scalar>(scratch.branch, gradient);
    }
  }
  void undoDoubling(Part residual, MatrixView<Scalar> gradient) const {
    if (!context.isOff(residual, layer)) add<Scalar>(gradient, gradient, gradient);
  }
  /// The branch holds the gradient of the attention's output before, and of its input x after.
  void attention(MatrixView<Scalar> x) const {
    visit(Hook::AttentionOutput, scratch.branch);
    selfAttentionBackward<Scalar>(context, layer, static_cast<std::size_t>(model.nhead), parameters.selfAttention, x,
                                  activations.selfAttention, scratch.selfAttention, scratch.branch,
                                  gradients.selfAttention, scratch.branch);
  }
  void feedForward(MatrixView<Scalar> x) const {
    visit(Hook::Linear2, scratch.branch);
    feedForwardBackward<Scalar>(context, layer, model, parameters.feedForward, x, activations.feedForward,
                                scratch.branch, gradients.feedForward, scratch.dHidden, scratch.branch);
  }
  /// branch = drop(gradient): what flows from the stream into a branch.
  void drop(DropoutSite site, MatrixView<Scalar> gradient) const {
    context.dropColumns(layer, site, gradient, scratch.branch);
  }
};

template <typename Scalar>
void preForward(const Forward<Scalar>& f, MatrixView<Scalar> x) {
  const auto& a = f.activations;
  f.norm1(x);                            // 1. N1 = norm1(X)
  f.attention(a.norm1);                  // 2. A = attn(N1)
  f.drop(DropoutSite::AttentionOutput);  // 3. R1 = X + drop(A)
  f.residual1(x);
  f.norm2(a.residual1);                    // 4. N2 = norm2(R1)
  f.feedForward(a.norm2);                  // 5. L = ffn(N2)
  f.drop(DropoutSite::FeedForwardOutput);  // 6. R2 = R1 + drop(L)
  f.residual2(a.residual1);
}

template <typename Scalar>
void preBackward(const Backward<Scalar>& b, MatrixView<Scalar> x, MatrixView<Scalar> gradient) {
  const auto& a = b.activations;
  const MatrixView<Scalar> branch = b.scratch.branch;
  b.visit(Hook::Residual2, gradient);  // 6. R2 = R1 + drop(L)
  b.drop(DropoutSite::FeedForwardOutput, gradient);
  b.feedForward(a.norm2);        // 5. L = ffn(N2)
  b.visit(Hook::Norm2, branch);  // 4. N2 = norm2(R1)
  b.norm2(a.residual1, branch, gradient, b.beside(Part::Residual2));
  b.visit(Hook::Residual1, gradient);  // 3. R1 = X + drop(A)
  b.drop(DropoutSite::AttentionOutput, gradient);
  b.attention(a.norm1);          // 2. A = attn(N1)
  b.visit(Hook::Norm1, branch);  // 1. N1 = norm1(X)
  b.norm1(x, branch, gradient, b.beside(Part::Residual1));
}

template <typename Scalar>
void postForward(const Forward<Scalar>& f, MatrixView<Scalar> x) {
  const auto& a = f.activations;
  f.attention(x);                        // 1. A = attn(X)
  f.drop(DropoutSite::AttentionOutput);  // 2. R1 = X + drop(A)
  f.residual1(x);
  f.norm1(a.residual1);                    // 3. N1 = norm1(R1)
  f.feedForward(a.norm1);                  // 4. L = ffn(N1)
  f.drop(DropoutSite::FeedForwardOutput);  // 5. R2 = N1 + drop(L)
  f.residual2(a.norm1);
  f.norm2(a.residual2);  // 6. N2 = norm2(R2)
}

template <typename Scalar>
void postBackward(const Backward<Scalar>& b, MatrixView<Scalar> x, MatrixView<Scalar> gradient) {
  const auto& a = b.activations;
  b.visit(Hook::Norm2, gradient);  // 6. N2 = norm2(R2)
  b.norm2(a.residual2, gradient, gradient, Gradient::Write);
  b.visit(Hook::Residual2, gradient);  // 5. R2 = N1 + drop(L)
  b.drop(DropoutSite::FeedForwardOutput, gradient);
  b.feedForward(a.norm1);  // 4. L = ffn(N1)
  b.join(Part::Residual2, gradient);
  b.visit(Hook::Norm1, gradient);  // 3. N1 = norm1(R1)
  b.norm1(a.residual1, gradient, gradient, Gradient::Write);
  b.visit(Hook::Residual1, gradient);  // 2. R1 = X + drop(A)
  b.drop(DropoutSite::AttentionOutput, gradient);
  b.attention(x);  // 1. A = attn(X)
  b.join(Part::Residual1, gradient);
}

template <typename Scalar>
void asPrintedForward(const Forward<Scalar>& f, MatrixView<Scalar> x) {
  const auto& a = f.activations;
  const MatrixView<Scalar> branch = f.scratch.branch;
  f.norm1(x);            // 1. N1 = norm1(X)
  f.attention(a.norm1);  // 2. A = drop(attn(N1))
  f.drop(DropoutSite::AttentionOutput);
  f.residual1(branch);     // 3. R1 = A + A
  f.norm2(a.residual1);    // 4. N2 = norm2(R1)
  f.feedForward(a.norm2);  // 5. L = drop(ffn(N2))
  f.drop(DropoutSite::FeedForwardOutput);
  f.residual2(branch);  // 6. R2 = L + L
}

template <typename Scalar>
void asPrintedBackward(const Backward<Scalar>& b, MatrixView<Scalar> x, MatrixView<Scalar> gradient) {
  const auto& a = b.activations;
  const MatrixView<Scalar> branch = b.scratch.branch;
  b.visit(Hook::Residual2, gradient);  // 6. R2 = L + L
  b.undoDoubling(Part::Residual2, gradient);
  b.drop(DropoutSite::FeedForwardOutput, gradient);  // 5. L = drop(ffn(N2))
  b.feedForward(a.norm2);
  b.visit(Hook::Norm2, branch);  // 4. N2 = norm2(R1)
  b.norm2(a.residual1, branch, gradient, Gradient::Write);
  b.visit(Hook::Residual1, gradient);  // 3. R1 = A + A
  b.undoDoubling(Part::Residual1, gradient);
  b.drop(DropoutSite::AttentionOutput, gradient);  // 2. A = drop(attn(N1))
  b.attention(a.norm1);
  b.visit(Hook::Norm1, branch);  // 1. N1 = norm1(X)
  b.norm1(x, branch, gradient, Gradient::Write);
}

}  // namespace

template <typename Scalar>
void encoderLayerForward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                         const EncoderLayerParameters<const Scalar>& parameters, MatrixView<Scalar> x,
                         const EncoderLayerActivations<Scalar>& activations,
                         const EncoderLayerScratch<Scalar>& scratch) {
  const Forward<Scalar> forward{context, layer, model, parameters, activations, scratch};
  switch (model.block) {
    case Block::Pre:
      preForward(forward, x);
      break;
    case Block::Post:
      postForward(forward, x);
      break;
    case Block::AsPrinted:
      asPrintedForward(forward, x);
      break;
  }
  forward.visit(Hook::LayerOutput, activations.output(model.block));
}

template <typename Scalar>
void encoderLayerBackward(const PassContext<Scalar>& context, int layer, const ModelConfiguration& model,
                          const EncoderLayerParameters<const Scalar>& parameters, MatrixView<Scalar> x,
                          const EncoderLayerActivations<Scalar>& activations,
                          const EncoderLayerScratch<Scalar>& scratch, const EncoderLayerParameters<Scalar>& gradients,
                          MatrixView<Scalar> gradient) {
  const Backward<Scalar> backward{context, layer, model, parameters, activations, scratch, gradients};
  backward.visit(Hook::LayerOutput, gradient);
  switch (model.block) {
    case Block::Pre:
      preBackward(backward, x, gradient);
      break;
    case Block::Post:
      postBackward(backward, x, gradient);
      break;
    case Block::AsPrinted:
      asPrintedBackward(backward, x, gradient);
      break;
  }
}

template void encoderLayerForward(const PassContext<float>&, int, const ModelConfiguration&,
                                  const EncoderLayerParameters<const float>&, MatrixView<float>,
                                  const EncoderLayerActivations<float>&, const EncoderLayerScratch<float>&);
template void encoderLayerForward(const PassContext<double>&, int, const ModelConfiguration&,
                                  const EncoderLayerParameters<const double>&, MatrixView<double>,
                                  const EncoderLayerActivations<double>&, const EncoderLayerScratch<double>&);
template void encoderLayerBackward(const PassContext<float>&, int, const ModelConfiguration&,
                                   const EncoderLayerParameters<const float>&, MatrixView<float>,
                                   const EncoderLayerActivations<float>&, const EncoderLayerScratch<float>&,
                                   const EncoderLayerParameters<float>&, MatrixView<float>);
template void encoderLayerBackward(const PassContext<double>&, int, const ModelConfiguration&,
                                   const EncoderLayerParameters<const double>&, MatrixView<double>,
                                   const EncoderLayerActivations<double>&, const EncoderLayerScratch<double>&,
                                   const EncoderLayerParameters<double>&, MatrixView<double>);

}  // namespace encoderlab
