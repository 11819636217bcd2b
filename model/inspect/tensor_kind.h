#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/configuration.h"
#include "model/nn/hooks.h"

namespace encoderlab {

/// Which intermediate a name of the trace stands for, and how a pass lays it out.
struct TensorKind {
  Hook hook = Hook::Embedding;
  int layer = -1;
  HookLayout layout = HookLayout::Columns;
  std::size_t rows = 0;  ///< numbers of one token (all heads), or of one sample where the layout is Samples
};

/// Nothing if `model` computes no tensor of that name.
std::optional<TensorKind> tensorKind(const ModelConfiguration& model, std::string_view name);

}  // namespace encoderlab
