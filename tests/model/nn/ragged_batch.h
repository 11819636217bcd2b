#pragma once

#include <cstddef>
#include <vector>

#include "model/data/batch.h"
#include "model/data/chunk.h"

namespace encoderlab::testing {

/// Three samples of 4, 1 and 5 columns; the last has padding at its end, the first in its middle.
inline Batch raggedBatch() {
  Batch batch;
  batch.offsets = {0, 4, 5, 10};
  batch.positions = {0, 1, 2, 3, 0, 0, 1, 2, 3, 4};
  batch.padding = {0, 1, 0, 0, 0, 0, 0, 0, 1, 1};
  batch.length = 5;
  return batch;
}

inline Chunk wholeChunk(const Batch& batch) { return {&batch, 0, batch.sampleCount()}; }

}  // namespace encoderlab::testing
