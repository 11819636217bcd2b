#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/configuration.h"
#include "model/nn/hooks.h"

namespace encoderlab {

/// One op of a model: the tensor that it makes, from what, and how.
struct Op {
  Hook hook;
  int layer = -1;                          ///< −1 outside the layers
  std::string output;                      ///< name of the tensor, e.g. `encoder.layers.0.self_attn.q`
  std::vector<std::string> insides;        ///< names of the tensors that a recurrence makes on the way to its output,
                                           ///< which have the output's axes
  std::vector<std::string> inputs;         ///< names of the tensors it reads; also `tokens` or `vectors`,
                                           ///< `key_padding_mask` and `targets`, which come from the batch
  std::vector<std::string> parameters;     ///< names of the parameters it reads
  std::vector<std::string> axes;           ///< of the output, e.g. {"B", "H", "T", "T"}
  std::string formula;                     ///< Unicode, e.g. "S = Q Kᵀ / √(D/H)"
  std::string pytorch;                     ///< one line that computes the same; see opList
  std::string backwardFormula;             ///< Unicode; dX stands for ∂L/∂X, e.g. "dQ = dS K / √(D/H), dK = …"
  std::string backwardPytorch;             ///< one line that computes the same; see opList
  std::vector<std::string> backwardReads;  ///< what the backward reads beside the gradient of the output
};

/// The ops of a configuration in the order in which they run. The names of the trace are exactly their outputs and
/// insides.
/// Dropout, which a trace leaves off, is not written.
///
/// Run one after the other, the lines of PyTorch are the model. They expect `import math, torch`,
/// `import torch.nn.functional as F`, the modules under the names that their parameters bear in the state_dict, and the
/// batch as `tokens` or `vectors`, `key_padding_mask` (bool, the column of a `cls` token included) and `targets`.
///
/// So are the lines of the backward, run in reverse order, its backward pass, without autograd: the gradient of a
/// variable `q` is `grad_q`, that of a parameter is its `.grad`, which begins as zeros. Since layers use the same
/// variables, each line wants those that the op reads and makes bound to this op's tensors. Where a tensor has several
/// readers, the first line to reach it writes its gradient and the others add to it.
std::vector<Op> opList(const ModelConfiguration& model);

/// One op for every tensor that `ops` make: what an op makes on its way comes before it, as if it were its output.
std::vector<Op> tensorOps(const std::vector<Op>& ops);
/// The one of them that makes `tensor`, or nothing.
std::optional<Op> tensorOp(const std::vector<Op>& ops, std::string_view tensor);

}  // namespace encoderlab
