#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "model/data/chunk.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// Every intermediate of the model, in the order in which `pre` computes them.
enum class Hook : std::uint8_t {
  Embedding,
  StemConvolution,  ///< with a convolutional stem
  StemActivation,   ///< with a convolutional stem
  StemReset,        ///< with a recurrent stem
  StemUpdate,       ///< with a recurrent stem
  StemCandidate,    ///< with a recurrent stem
  StemHidden,       ///< with a recurrent stem
  StemOutput,       ///< with a stem
  EncoderInput,
  Norm1,
  Query,
  Key,
  Value,
  QueryRotated,  ///< with rotary positions
  KeyRotated,    ///< with rotary positions
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
  Heads,      ///< rows × N, head h in the rows h · rows/H …; PyTorch's (B, H, T, D/H)
  Attention,  ///< keys × queries of one sample and head, column-major; one matrix of PyTorch's (B, H, T, T)
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
  Hook hook = Hook::Embedding;
  int layer = -1;  ///< −1 outside the layers
  Pass pass = Pass::Forward;
  HookLayout layout = HookLayout::Columns;
  MatrixView<Scalar> values;         ///< may be changed: what follows computes with the changed values
  std::size_t heads = 1;             ///< H for Heads and Attention
  std::size_t sample = 0;            ///< Attention: index in the batch
  std::size_t head = 0;              ///< Attention
  std::optional<std::size_t> token;  ///< Columns: only this token of each sample is complete (a recurrence makes
                                     ///< them one after the other); none: all are
  Chunk chunk;                       ///< whose samples the columns belong to
};

/// Looks at, or changes, what the model computes. Called as soon as a tensor is complete, on the thread that computed
/// it; `Scores` are seen before the mask, Attention layouts once for every sample and head, and what a recurrence makes
/// once for every token. A gradient is complete when every path of the backward pass has added to it.
template <typename Scalar>
class Probe {
 public:
  virtual ~Probe() = default;
  virtual void visit(const HookedTensor<Scalar>& tensor) = 0;
};

}  // namespace encoderlab
