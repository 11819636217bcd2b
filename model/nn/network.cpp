#include "model/nn/network.h"

#include <algorithm>

#include "model/nn/blas_threads.h"
#include "model/nn/embedding.h"
#include "model/nn/patch_embedding.h"
#include "model/nn/pooling.h"
#include "model/nn/switchable_norm.h"

namespace encoderlab {

template <typename Scalar>
Network<Scalar>::Network(const ModelConfiguration& model) : m_model(model), m_stemNeighbours(model) {
  useOneBlasThread();  // here, because whatever computes with a model makes one of these first
  if (model.position != Position::Sinusoidal) return;
  const auto D = static_cast<std::size_t>(model.dModel);
  const auto positions = static_cast<std::size_t>(model.maxLength);
  m_sinusoidal.resize(D * positions);
  fillSinusoidalPositions(MatrixView<Scalar>(m_sinusoidal.data(), D, positions));
}

template <typename Scalar>
MatrixView<Scalar> Network<Scalar>::layerInput(const Workspace<Scalar>& workspace, std::size_t i) const {
  return i == 0 ? workspace.input : workspace.layers[i - 1].output(m_model.block);
}

template <typename Scalar>
void Network<Scalar>::embed(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
                            Workspace<Scalar>& workspace) const {
  // 1. E = token embedding, input projection or patch embedding; cls
  if (m_model.input.kind == InputKind::Tokens) {
    tokenEmbeddingForward<Scalar>(context.chunk, parameters.tokenEmbedding, workspace.input);
  } else {
    const float* vectors = context.chunk.batch->vectors.data() + context.chunk.firstColumn() * workspace.vectors.rows;
    std::copy_n(vectors, workspace.vectors.rows * workspace.vectors.columns, workspace.vectors.data);
    if (m_model.input.kind == InputKind::Vectors)
      linearForward<Scalar>(parameters.inputProjection, workspace.vectors, workspace.input);
    else
      patchEmbeddingForward<Scalar>(parameters.patchEmbedding, workspace.vectors, workspace.input);
  }
  if (m_model.hasCls()) clsForward<Scalar>(context.chunk, parameters.clsToken, workspace.input);
  context.visit(Hook::Embedding, -1, Pass::Forward, workspace.input);
  // 2. E = stem(E)
  if (m_model.stem == Stem::Convolution)
    stemConvolutionForward<Scalar>(context, m_stemNeighbours, parameters.stemConvolution, workspace.stemConvolution,
                                   workspace.input);
  if (m_model.stem == Stem::Recurrent)
    stemRecurrentForward<Scalar>(context, m_model.hasCls(), parameters.stemRecurrent, workspace.stemRecurrent,
                                 workspace.stemRecurrentScratch, workspace.input);
  // 3. X = E + position
  if (m_model.addsPosition() && !context.isOff(Part::Position, -1)) {
    const MatrixView<const Scalar> sinusoidal(m_sinusoidal.data(), static_cast<std::size_t>(m_model.dModel),
                                              static_cast<std::size_t>(m_model.maxLength));
    const auto table = m_model.position == Position::Learned ? parameters.positionEmbedding : sinusoidal;
    positionForward<Scalar>(context.chunk, table, workspace.input, workspace.input);
  }
  context.visit(Hook::EncoderInput, -1, Pass::Forward, workspace.input);
}

template <typename Scalar>
void Network<Scalar>::forward(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
                              Workspace<Scalar>& workspace) const {
  workspace.fit(context.chunk);
  embed(context, parameters, workspace);
  // 4. X = layer(X)
  for (std::size_t i = 0; i < workspace.layers.size(); ++i)
    encoderLayerForward<Scalar>(context, static_cast<int>(i), m_model, parameters.layers[i], layerInput(workspace, i),
                                workspace.layers[i], workspace.scratch);
  MatrixView<Scalar> x = layerInput(workspace, workspace.layers.size());
  // 5. X = norm(X)
  if (m_model.finalNorm) {
    switchableNormForward<Scalar>(context, Part::FinalNorm, -1, parameters.finalNorm, x, workspace.finalNormStatistics,
                                  workspace.finalNorm);
    x = workspace.finalNorm;
    context.visit(Hook::FinalNorm, -1, Pass::Forward, x);
  }
  // 6. P = pool(X)
  if (m_model.head.kind == HeadKind::Sequence) {
    poolingForward<Scalar>(context.chunk, m_model.head.pooling, x, workspace.pooled);
    x = workspace.pooled;
    context.visit(Hook::Pooled, -1, Pass::Forward, x, HookLayout::Samples);
  }
  // 7. logits = head(…)
  linearForward<Scalar>(parameters.head, x, workspace.logits);
  const HookLayout layout = m_model.head.kind == HeadKind::Token ? HookLayout::Columns : HookLayout::Samples;
  context.visit(Hook::Logits, -1, Pass::Forward, workspace.logits, layout);
}

template <typename Scalar>
void Network<Scalar>::backward(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
                               Workspace<Scalar>& workspace, const NetworkParameters<Scalar>& gradients) const {
  const MatrixView<Scalar> gradient = workspace.gradient;
  const MatrixView<Scalar> stackOutput = layerInput(workspace, workspace.layers.size());
  const MatrixView<Scalar> encoded = m_model.finalNorm ? workspace.finalNorm : stackOutput;
  // 7. and 6. logits = head(P), P = pool(X)
  if (m_model.head.kind == HeadKind::Sequence) {
    context.visit(Hook::Logits, -1, Pass::Backward, workspace.dLogits, HookLayout::Samples);
    linearBackward<Scalar>(parameters.head, workspace.pooled, workspace.dLogits, gradients.head, workspace.dPooled);
    context.visit(Hook::Pooled, -1, Pass::Backward, workspace.dPooled, HookLayout::Samples);
    poolingBackward<Scalar>(context.chunk, m_model.head.pooling, workspace.dPooled, gradient);
  } else {
    context.visit(Hook::Logits, -1, Pass::Backward, workspace.dLogits);
    linearBackward<Scalar>(parameters.head, encoded, workspace.dLogits, gradients.head, gradient);
  }
  // 5. X = norm(X)
  if (m_model.finalNorm) {
    context.visit(Hook::FinalNorm, -1, Pass::Backward, gradient);
    switchableNormBackward<Scalar>(context, Part::FinalNorm, -1, parameters.finalNorm, stackOutput,
                                   workspace.finalNormStatistics, gradient, gradients.finalNorm, gradient,
                                   Gradient::Write);
  }
  // 4. X = layer(X)
  for (std::size_t i = workspace.layers.size(); i-- > 0;)
    encoderLayerBackward<Scalar>(context, static_cast<int>(i), m_model, parameters.layers[i], layerInput(workspace, i),
                                 workspace.layers[i], workspace.scratch, gradients.layers[i], gradient);
  embedBackward(context, parameters, workspace, gradients);
}

template <typename Scalar>
void Network<Scalar>::embedBackward(const PassContext<Scalar>& context,
                                    const NetworkParameters<const Scalar>& parameters, Workspace<Scalar>& workspace,
                                    const NetworkParameters<Scalar>& gradients) const {
  const MatrixView<Scalar> gradient = workspace.gradient;
  // 3. X = E + position
  context.visit(Hook::EncoderInput, -1, Pass::Backward, gradient);
  if (m_model.position == Position::Learned && !context.isOff(Part::Position, -1))
    positionBackward<Scalar>(context.chunk, gradient, gradients.positionEmbedding);
  // 2. E = stem(E)
  if (m_model.stem == Stem::Convolution)
    stemConvolutionBackward<Scalar>(context, m_stemNeighbours, parameters.stemConvolution, workspace.stemConvolution,
                                    workspace.stemConvolutionScratch, gradients.stemConvolution, gradient);
  if (m_model.stem == Stem::Recurrent)
    stemRecurrentBackward<Scalar>(context, m_model.hasCls(), parameters.stemRecurrent, workspace.stemRecurrent,
                                  workspace.stemRecurrentScratch, gradients.stemRecurrent, gradient);
  // 1. E = token embedding, input projection or patch embedding; cls
  context.visit(Hook::Embedding, -1, Pass::Backward, gradient);
  if (m_model.hasCls()) clsBackward<Scalar>(context.chunk, gradient, gradients.clsToken);
  if (m_model.input.kind == InputKind::Tokens) {
    tokenEmbeddingBackward<Scalar>(context.chunk, gradient, gradients.tokenEmbedding);
  } else if (m_model.input.kind == InputKind::Vectors) {
    linearBackward<Scalar>(parameters.inputProjection, workspace.vectors, gradient, gradients.inputProjection, {});
  } else {
    patchEmbeddingBackward<Scalar>(parameters.patchEmbedding, workspace.vectors, gradient, gradients.patchEmbedding);
  }
}

template class Network<float>;
template class Network<double>;

}  // namespace encoderlab
