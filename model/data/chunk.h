#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

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
  /// Where in its sample s the token at `position` stands, counted from the sample's first column; nothing if the
  /// sample does not have it, or has it left out as padding.
  std::optional<std::size_t> columnAt(std::size_t s, std::size_t position) const {
    const auto first = batch->positions.begin() + static_cast<std::ptrdiff_t>(batch->offsets[firstSample + s]);
    const auto last = first + static_cast<std::ptrdiff_t>(lengthOf(s));
    const auto found = std::lower_bound(first, last, static_cast<std::int32_t>(position));
    if (found == last || *found != static_cast<std::int32_t>(position)) return std::nullopt;
    return static_cast<std::size_t>(found - first);
  }
};

}  // namespace encoderlab
