#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/configuration.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// Samples packed side by side, one token a column: sample s owns the columns offsets[s] … offsets[s + 1] − 1.
/// Where the model has a `cls` token, each sample begins with a column for it.
struct Batch {
  std::vector<std::size_t> offsets;     ///< B + 1
  std::vector<std::int32_t> positions;  ///< N, counted within the sample; `cls` is position 0
  std::vector<std::int32_t> tokens;     ///< N ids, or empty for vectors; clsColumn in a column of the `cls` token
  std::vector<float> vectors;           ///< N × features, one column after the other; zeros in a `cls` column
  std::vector<std::uint8_t> padding;    ///< N flags, 1 = ignored as a key; empty: no column is padding
  std::vector<std::int64_t> classes;    ///< N (token head) or B (sequence head); empty without targets or for mse
  std::vector<float> values;            ///< mse: N × outputs or B × outputs; empty without targets
  std::size_t length = 0;               ///< T: columns of the longest sample

  static constexpr std::int32_t clsColumn = -1;

  std::size_t sampleCount() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::size_t columnCount() const { return offsets.empty() ? 0 : offsets.back(); }
  bool hasTargets() const { return !classes.empty() || !values.empty(); }
};

/// Whether columns that are padding are left out (training: they change nothing that counts) or kept and computed
/// (the trace: as PyTorch does).
enum class PaddingColumns { LeftOut, Kept };

/// Packs samples[indices] into `batch`, whose memory is used again. Throws std::invalid_argument naming the sample
/// that is empty, longer than maxLength, all padding, or holds a token or class out of range; `batch` is unspecified
/// then.
void packBatch(const ModelConfiguration& model, std::span<const Sample> samples, std::span<const std::size_t> indices,
               PaddingColumns paddingColumns, Batch& batch);

/// The same for all of `samples`, in their order.
Batch packBatch(const ModelConfiguration& model, std::span<const Sample> samples, PaddingColumns paddingColumns);

}  // namespace encoderlab
