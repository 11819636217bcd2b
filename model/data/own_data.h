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
  std::size_t rowCount = 0;                         ///< without the header and empty lines
  std::size_t numberCount = 0;                      ///< rows: the columns of numbers that a sample holds
  std::vector<std::string> notes;                   ///< what was detected, one sentence each
};

/// Detects separator, kind and columns where `wanted` leaves them open; reads the whole file once. Throws
/// std::runtime_error with one sentence naming file, row (1 is the header) and column, std::invalid_argument naming the
/// option of `wanted` that is impossible and what is possible.
DataPreview previewData(const DataConfiguration& wanted);

/// Reads the whole file and splits it: text and rows by `seed`, class by class, equal samples on one side; a series by
/// time (the last part is held out, no value is in windows of both parts). Vocabularies, scalers and the longest text
/// are fitted on the training part only. A text keeps at most `maxLength` tokens (0: 128), and no more than the longest
/// of the training part has. Where a file has more samples than fit into memory, some are drawn by `seed` and a note
/// says so. `configuration` may leave choices open. Throws as previewData does, std::invalid_argument also for a
/// fraction that is not between 0 and 1.
Dataset readData(const DataConfiguration& configuration, std::uint64_t seed, double validationFraction, int maxLength);

/// Reads a file for a trained model, with its vocabulary and scalers: all samples land in `validation`, in the order of
/// the file. `encoding` needs no samples; `configuration` is the one the model was trained with, but for the file,
/// the names of its text, label and value columns, and what to do where a value is missing.
/// Where the label column is missing the samples have no targets. Of a series every window of the file becomes a
/// sample, and one more without targets: the last window, whose forecast is what follows the end of the file. Throws as
/// previewData does, also for a label that the model does not know and for files of more than two million rows.
Dataset readDataFor(const Dataset& encoding, const DataConfiguration& configuration);

/// A configuration that learns well on such data in a minute or two, for `train --data` without more words. What only
/// reading the data tells (vocabulary, classes, length of the longest text) is left to makeExperiment.
Configuration suggestConfiguration(const DataPreview& preview);

}  // namespace encoderlab
