#pragma once

#include <cstddef>

#include "model/data/dataset.h"

namespace encoderlab {

/// Edits that keep a sample one that the model accepts; each says whether it changed something.

/// Puts a copy of the token before `index` (its target, where every token has one, is left out of the loss).
bool insertToken(Sample& sample, std::size_t index, HeadKind head, std::size_t longest);
/// Refused for the last token, and for the last that is not padding.
bool deleteToken(Sample& sample, std::size_t index, HeadKind head);
/// Refused for the last token that is not padding; `length` is the sample's number of tokens or vectors.
bool togglePadding(Sample& sample, std::size_t index, std::size_t length);
/// The targets stay where they are; those of a token head are cut or filled up with ones the loss leaves out.
bool replaceTokens(Sample& sample, std::vector<std::int32_t> tokens, HeadKind head);

bool isPadding(const Sample& sample, std::size_t index);

}  // namespace encoderlab
