#include "model/nn/network_parameters.h"

#include <string>

namespace encoderlab {
namespace {

/// Finds parameters by name in the flat buffer.
template <typename Scalar>
class Binder {
 public:
  Binder(const ParameterLayout& layout, Scalar* buffer) : m_layout(layout), m_buffer(buffer) {}

  Scalar* vector(const std::string& name) const { return m_buffer + m_layout.at(name).offset; }
  /// PyTorch's (rows, columns) row-major is our columns × rows column-major; the kernel of a convolution, which has
  /// more axes, is one column after the other.
  MatrixView<Scalar> matrix(const std::string& name) const {
    const Parameter& parameter = m_layout.at(name);
    return {m_buffer + parameter.offset, parameter.size / parameter.shape[0], parameter.shape[0]};
  }
  LinearParameters<Scalar> linear(const std::string& name) const {
    return {matrix(name + ".weight"), vector(name + ".bias")};
  }
  LayerNormParameters<Scalar> norm(const std::string& name) const {
    return {vector(name + ".weight"), vector(name + ".bias")};
  }

 private:
  const ParameterLayout& m_layout;
  Scalar* m_buffer;
};

}  // namespace

template <typename Scalar>
NetworkParameters<Scalar>::NetworkParameters(const ModelConfiguration& model, const ParameterLayout& layout,
                                             Scalar* buffer) {
  const Binder<Scalar> bind(layout, buffer);
  switch (model.input.kind) {
    case InputKind::Tokens:
      tokenEmbedding = bind.matrix("token_embedding.weight");
      break;
    case InputKind::Vectors:
      inputProjection = bind.linear("input_projection");
      break;
    case InputKind::Patches:
      patchEmbedding = bind.linear("patch_embedding");
      break;
  }
  if (model.hasCls()) clsToken = bind.vector("cls_token");
  if (model.stem == Stem::Convolution) stemConvolution = bind.linear("stem.convolution");
  if (model.stem == Stem::Recurrent) {
    stemRecurrent.input = {bind.matrix("stem.gru.weight_ih_l0"), bind.vector("stem.gru.bias_ih_l0")};
    stemRecurrent.recurrent = {bind.matrix("stem.gru.weight_hh_l0"), bind.vector("stem.gru.bias_hh_l0")};
  }
  if (model.position == Position::Learned) positionEmbedding = bind.matrix("position_embedding.weight");
  for (int i = 0; i < model.numLayers; ++i) {
    const std::string prefix = layerPrefix(i);
    EncoderLayerParameters<Scalar> layer;
    layer.selfAttention.inProjection = {bind.matrix(prefix + "self_attn.in_proj_weight"),
                                        bind.vector(prefix + "self_attn.in_proj_bias")};
    layer.selfAttention.outProjection = bind.linear(prefix + "self_attn.out_proj");
    layer.feedForward = {bind.linear(prefix + "linear1"), bind.linear(prefix + "linear2")};
    layer.norm1 = bind.norm(prefix + "norm1");
    layer.norm2 = bind.norm(prefix + "norm2");
    layers.push_back(layer);
  }
  if (model.finalNorm) finalNorm = bind.norm("encoder.norm");
  head = bind.linear("head");
}

template struct NetworkParameters<float>;
template struct NetworkParameters<const float>;
template struct NetworkParameters<double>;
template struct NetworkParameters<const double>;

}  // namespace encoderlab
