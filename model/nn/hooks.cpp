#include "model/nn/hooks.h"

#include <array>

#include "model/nn/parameters.h"

namespace encoderlab {
namespace {

struct HookDescription {
  const char* name;
  bool inLayer;
};

constexpr std::array<HookDescription, 30> descriptions{{
    {"embedding", false},
    {"stem.convolution", false},
    {"stem.activation", false},
    {"stem.gru.reset", false},
    {"stem.gru.update", false},
    {"stem.gru.candidate", false},
    {"stem.gru.hidden", false},
    {"stem.output", false},
    {"encoder.input", false},
    {"norm1", true},
    {"self_attn.q", true},
    {"self_attn.k", true},
    {"self_attn.v", true},
    {"self_attn.q_rotated", true},
    {"self_attn.k_rotated", true},
    {"self_attn.scores", true},
    {"self_attn.weights", true},
    {"self_attn.heads", true},
    {"self_attn.output", true},
    {"residual1", true},
    {"norm2", true},
    {"linear1", true},
    {"activation", true},
    {"linear2", true},
    {"residual2", true},
    {"output", true},
    {"encoder.norm", false},
    {"pooled", false},
    {"logits", false},
    {"loss", false},
}};

const HookDescription& describe(Hook hook) { return descriptions.at(static_cast<std::size_t>(hook)); }

}  // namespace

bool isInLayer(Hook hook) { return describe(hook).inLayer; }

std::string hookName(Hook hook, int layer) {
  const HookDescription& description = describe(hook);
  if (!description.inLayer) return description.name;
  return layerPrefix(layer) + description.name;
}

}  // namespace encoderlab
