#include "model/nn/parameters.h"

#include <algorithm>
#include <stdexcept>

#include "model/tensor.h"

namespace encoderlab {
namespace {

/// That of nn.Conv2d, or of nn.Conv3d for videos, with a kernel of the size of a patch.
std::vector<std::size_t> patchWeightShape(const ModelConfiguration& model) {
  const InputConfiguration& input = model.input;
  const auto P = static_cast<std::size_t>(input.patch);
  std::vector<std::size_t> shape{static_cast<std::size_t>(model.dModel), static_cast<std::size_t>(input.channels)};
  if (input.isVideo()) shape.push_back(static_cast<std::size_t>(input.patchFrames));
  shape.insert(shape.end(), {P, P});
  return shape;
}

}  // namespace

std::string layerPrefix(int layer) { return std::string("encoder.layers.").append(std::to_string(layer)).append("."); }

ParameterLayout::ParameterLayout(const ModelConfiguration& model) {
  const auto D = static_cast<std::size_t>(model.dModel);
  const auto F = static_cast<std::size_t>(model.dimFeedforward);
  const auto outputs = static_cast<std::size_t>(model.head.outputs);

  switch (model.input.kind) {
    case InputKind::Tokens:
      add("token_embedding.weight", {static_cast<std::size_t>(model.input.vocabulary), D});
      break;
    case InputKind::Vectors:
      add("input_projection.weight", {D, static_cast<std::size_t>(model.input.features)});
      add("input_projection.bias", {D});
      break;
    case InputKind::Patches:
      add("patch_embedding.weight", patchWeightShape(model));
      add("patch_embedding.bias", {D});
      break;
  }
  if (model.hasCls()) add("cls_token", {D});
  if (model.stem == Stem::Convolution) {
    const auto taps = static_cast<std::size_t>(model.stemKernel);
    std::vector<std::size_t> kernel{D, D, taps};
    if (model.input.kind == InputKind::Patches) kernel.push_back(taps);
    add("stem.convolution.weight", std::move(kernel));
    add("stem.convolution.bias", {D});
  }
  if (model.stem == Stem::Recurrent) {
    add("stem.gru.weight_ih_l0", {3 * D, D});
    add("stem.gru.weight_hh_l0", {3 * D, D});
    add("stem.gru.bias_ih_l0", {3 * D});
    add("stem.gru.bias_hh_l0", {3 * D});
  }
  if (model.position == Position::Learned)
    add("position_embedding.weight", {static_cast<std::size_t>(model.maxLength), D});
  for (int layer = 0; layer < model.numLayers; ++layer) {
    const std::string prefix = layerPrefix(layer);
    add(prefix + "self_attn.in_proj_weight", {3 * D, D});
    add(prefix + "self_attn.in_proj_bias", {3 * D});
    add(prefix + "self_attn.out_proj.weight", {D, D});
    add(prefix + "self_attn.out_proj.bias", {D});
    add(prefix + "linear1.weight", {F, D});
    add(prefix + "linear1.bias", {F});
    add(prefix + "linear2.weight", {D, F});
    add(prefix + "linear2.bias", {D});
    add(prefix + "norm1.weight", {D});
    add(prefix + "norm1.bias", {D});
    add(prefix + "norm2.weight", {D});
    add(prefix + "norm2.bias", {D});
  }
  if (model.finalNorm) {
    add("encoder.norm.weight", {D});
    add("encoder.norm.bias", {D});
  }
  add("head.weight", {outputs, D});
  add("head.bias", {outputs});
}

void ParameterLayout::add(std::string name, std::vector<std::size_t> shape) {
  const std::size_t size = elementCount(shape);
  m_parameters.push_back({std::move(name), std::move(shape), m_size, size});
  m_size += size;
}

bool ParameterLayout::contains(std::string_view name) const {
  return std::any_of(m_parameters.begin(), m_parameters.end(),
                     [name](const Parameter& parameter) { return parameter.name == name; });
}

const Parameter& ParameterLayout::at(std::string_view name) const {
  const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                  [name](const Parameter& parameter) { return parameter.name == name; });
  if (found == m_parameters.end())
    throw std::invalid_argument("This model has no parameter named \"" + std::string(name) + "\".");
  return *found;
}

}  // namespace encoderlab
