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
  std::vector<std::string> inputs;      ///< names of the tensors it reads
  std::vector<std::string> parameters;  ///< names of the parameters it reads
  std::vector<std::string> axes;        ///< of the output, e.g. {"B", "H", "T", "T"}
  std::string formula;                  ///< Unicode, e.g. "S = Q Kᵀ / √(D/H)"
  std::string pytorch;                  ///< one line that computes the same
};

/// The ops of a configuration in the order in which they run. The names of the trace are exactly their outputs.
std::vector<Op> opList(const ModelConfiguration& model);

}  // namespace encoderlab
