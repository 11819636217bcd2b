#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// What was understood of a file before anything is trained on it; what the preview shows.
struct DataPreview {
  DataConfiguration configuration;                  ///< complete: every choice filled in
  std::vector<std::string> columns;                 ///< the header
  std::vector<std::vector<std::string>> firstRows;  ///< up to 20
  std::size_t rowCount = 0;
  std::vector<std::string> notes;  ///< what was detected, one sentence each
};

/// Detects separator, kind and columns where `wanted` leaves them open. Throws std::runtime_error with one sentence
/// naming file, row (1 is the header) and column.
DataPreview previewData(const DataConfiguration& wanted);

/// Reads the whole file and splits it: text and rows by `seed`, a series by time (the last part is held out, windows
/// never straddle the split). Vocabularies and scalers are fitted on the training part only.
Dataset readData(const DataConfiguration& configuration, std::uint64_t seed, double validationFraction, int maxLength);

/// Reads a file for a trained model, with its vocabulary and scalers: all samples land in `validation`. Targets are
/// optional where the label column is missing (then `classes` and `values` of the samples are empty).
Dataset readDataFor(const Dataset& encoding, const DataConfiguration& configuration);

/// A model configuration that suits the data, for `train --data` without more words.
Configuration suggestConfiguration(const DataPreview& preview);

}  // namespace encoderlab
