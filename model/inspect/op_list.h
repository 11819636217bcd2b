#pragma once

#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/nn/hooks.h"

namespace encoderlab {

/// One op of a model: the tensor that it makes, from what, and how.
struct Op {
  Hook hook;
  int layer = -1;                       ///< −1 outside the layers
  std::string output;                   ///< name of the tensor, e.g. `encoder.layers.0.self_attn.q`
  std::vector<std::string> inputs;      ///< names of the tensors it reads; also `tokens` or `vectors`,
                                        ///< `key_padding_mask` and `targets`, which come from the batch
  std::vector<std::string> parameters;  ///< names of the parameters it reads
  std::vector<std::string> axes;        ///< of the output, e.g. {"B", "H", "T", "T"}
  std::string formula;                  ///< Unicode, e.g. "S = Q Kᵀ / √(D/H)"
  std::string pytorch;                  ///< one line that computes the same; see opList
};

/// The ops of a configuration in the order in which they run. The names of the trace are exactly their outputs.
/// Dropout, which a trace leaves off, is not written.
///
/// Run one after the other, the lines of PyTorch are the model. They expect `import math, torch`,
/// `import torch.nn.functional as F`, the modules under the names that their parameters bear in the state_dict, and the
/// batch as `tokens` or `vectors`, `key_padding_mask` (bool, the column of a `cls` token included) and `targets`.
std::vector<Op> opList(const ModelConfiguration& model);

}  // namespace encoderlab
