#pragma once

#include <cstddef>

#include "model/data/dataset.h"

namespace encoderlab {

/// T of a sample: its tokens, or its vectors of `input.features` numbers; without a `cls` token.
inline std::size_t lengthOf(const InputConfiguration& input, const Sample& sample) {
  return input.kind == InputKind::Tokens ? sample.tokens.size()
                                         : sample.vectors.size() / static_cast<std::size_t>(input.features);
}

/// The columns that a sample takes in a batch, those of padding and of the `cls` token included.
inline std::size_t columnsOf(const ModelConfiguration& model, const Sample& sample) {
  return lengthOf(model.input, sample) + (model.hasCls() ? 1 : 0);
}

}  // namespace encoderlab
