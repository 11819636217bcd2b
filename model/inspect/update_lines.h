#pragma once

#include <string>

#include "model/configuration.h"

namespace encoderlab {

/// How one parameter is updated.
struct UpdateLines {
  std::string formula;
  std::string pytorch;
};

/// The update of `parameter` (a name of the state_dict) as `training` wants it. The line expects torch.no_grad(), the
/// gradient in `.grad`, and the variables `lr` (the learning rate of this step); `norm` (of all gradients together)
/// where they are clipped; `b` (SGD with momentum) or `m`, `v` and `t` (Adam, AdamW; t is 1 for the first step), all of
/// them zeros at first.
UpdateLines updateLines(const TrainingConfiguration& training, const std::string& parameter);

/// What Python calls a parameter: `encoder.layers[0].norm1.weight`.
std::string pythonPath(const std::string& parameter);

}  // namespace encoderlab
