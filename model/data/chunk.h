#pragma once

#include <cstddef>
#include <cstdint>

#include "model/data/batch.h"

namespace encoderlab {

/// Some neighbouring samples of a batch, which go through the model together. Columns are counted from the chunk's
/// first one. A view: the batch must outlive it.
struct Chunk {
  const Batch* batch = nullptr;
  std::size_t firstSample = 0;
  std::size_t sampleCount = 0;

  std::size_t firstColumn() const { return batch->offsets[firstSample]; }
  std::size_t columnCount() const { return batch->offsets[firstSample + sampleCount] - firstColumn(); }
  /// Of the chunk's sample s.
  std::size_t columnOf(std::size_t s) const { return batch->offsets[firstSample + s] - firstColumn(); }
  std::size_t lengthOf(std::size_t s) const {
    return batch->offsets[firstSample + s + 1] - batch->offsets[firstSample + s];
  }
  std::size_t positionOf(std::size_t column) const {
    return static_cast<std::size_t>(batch->positions[firstColumn() + column]);
  }
  /// The flags of the chunk's sample s, or null if no column of the batch is padding.
  const std::uint8_t* paddingOf(std::size_t s) const {
    return batch->padding.empty() ? nullptr : batch->padding.data() + batch->offsets[firstSample + s];
  }
  /// `t` counts the columns of the chunk's sample s.
  bool isPadding(std::size_t s, std::size_t t) const {
    const std::uint8_t* padding = paddingOf(s);
    return padding != nullptr && padding[t] != 0;
  }
};

}  // namespace encoderlab
