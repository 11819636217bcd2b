#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace encoderlab {

/// Every intermediate of the model, in the order in which `pre` computes them.
enum class Hook : std::uint8_t {
  Embedding,
  EncoderInput,
  Norm1,
  Query,
  Key,
  Value,
  Scores,
  Weights,
  Heads,
  AttentionOutput,
  Residual1,
  Norm2,
  Linear1,
  Activation,
  Linear2,
  Residual2,
  LayerOutput,
  FinalNorm,
  Pooled,
  Logits,
  Loss
};

enum class Pass : std::uint8_t { Forward, Backward };

/// How the memory of a hooked tensor is laid out for a chunk of samples packed side by side (N columns in all).
enum class HookLayout : std::uint8_t {
  Columns,    ///< rows × N: one column a token; PyTorch's (B, T, rows)
  Heads,      ///< D × N, head h in the rows h·D/H …; PyTorch's (B, H, T, D/H)
  Attention,  ///< sample after sample, head after head, keys × queries column-major; PyTorch's (B, H, T, T)
  Samples,    ///< rows × B: one column a sample; PyTorch's (B, rows)
  Single      ///< one number; PyTorch's ()
};

/// The name of an intermediate as DESIGN.md fixes it, e.g. `encoder.layers.0.self_attn.q`; `layer` counts only
/// where the hook is inside a layer.
std::string hookName(Hook hook, int layer);
bool isInLayer(Hook hook);

/// An intermediate (or, in the backward pass, the gradient of the loss with respect to it) as a probe sees it.
template <typename Scalar>
struct HookedTensor {
  Hook hook;
  int layer;
  Pass pass;
  HookLayout layout;
  Scalar* data;                          ///< may be changed: what follows computes with the changed values
  std::size_t rows;                      ///< D, F, outputs … ; unused for Attention and Single
  std::size_t heads;                     ///< Heads and Attention
  std::size_t firstSample;               ///< index in the batch of the chunk's first sample
  std::span<const std::size_t> offsets;  ///< columns of the chunk's samples, relative to the chunk: B_chunk + 1 numbers
};

/// Looks at, or changes, what the model computes. Called as soon as a tensor is complete, on the thread that computed
/// it; `Scores` are seen before the mask. A gradient is complete when every path of the backward pass has added to it.
template <typename Scalar>
class Probe {
 public:
  virtual ~Probe() = default;
  virtual void visit(const HookedTensor<Scalar>& tensor) = 0;
};

}  // namespace encoderlab
