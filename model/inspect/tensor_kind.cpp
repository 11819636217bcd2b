#include "model/inspect/tensor_kind.h"

namespace encoderlab {
namespace {

bool isComputed(const ModelConfiguration& model, Hook hook) {
  if (hook == Hook::StemConvolution || hook == Hook::StemActivation) return model.stem == Stem::Convolution;
  if (hook == Hook::StemReset || hook == Hook::StemUpdate || hook == Hook::StemCandidate || hook == Hook::StemHidden)
    return model.stem == Stem::Recurrent;
  if (hook == Hook::StemOutput) return model.stem != Stem::None;
  if (hook == Hook::FinalNorm) return model.finalNorm;
  if (hook == Hook::QueryRotated || hook == Hook::KeyRotated) return model.position == Position::Rotary;
  if (hook == Hook::Pooled) return model.head.kind == HeadKind::Sequence;
  return true;
}

HookLayout layoutOf(const ModelConfiguration& model, Hook hook) {
  switch (hook) {
    case Hook::Query:
    case Hook::Key:
    case Hook::Value:
    case Hook::QueryRotated:
    case Hook::KeyRotated:
    case Hook::Heads:
      return HookLayout::Heads;
    case Hook::Scores:
    case Hook::Weights:
      return HookLayout::Attention;
    case Hook::Pooled:
      return HookLayout::Samples;
    case Hook::Logits:
      return model.head.kind == HeadKind::Token ? HookLayout::Columns : HookLayout::Samples;
    case Hook::Loss:
      return HookLayout::Single;
    default:
      return HookLayout::Columns;
  }
}

std::size_t rowsOf(const ModelConfiguration& model, Hook hook) {
  switch (hook) {
    case Hook::Linear1:
    case Hook::Activation:
      return static_cast<std::size_t>(model.dimFeedforward);
    case Hook::Logits:
      return static_cast<std::size_t>(model.head.outputs);
    default:
      return static_cast<std::size_t>(model.dModel);
  }
}

}  // namespace

std::optional<TensorKind> tensorKind(const ModelConfiguration& model, std::string_view name) {
  for (auto number = static_cast<int>(Hook::Embedding); number <= static_cast<int>(Hook::Loss); ++number) {
    const auto hook = static_cast<Hook>(number);
    if (!isComputed(model, hook)) continue;
    const int firstLayer = isInLayer(hook) ? 0 : -1;
    const int layers = isInLayer(hook) ? model.numLayers : 0;
    for (int layer = firstLayer; layer < layers; ++layer) {
      if (hookName(hook, layer) == name) return TensorKind{hook, layer, layoutOf(model, hook), rowsOf(model, hook)};
    }
  }
  return std::nullopt;
}

}  // namespace encoderlab
