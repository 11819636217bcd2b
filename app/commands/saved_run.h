#pragma once

#include <filesystem>

#include "app/commands/command_line.h"
#include "model/io/model_file.h"
#include "model/training/experiment.h"

namespace encoderlab {

/// The experiment of a saved model, its data generated or read again. Throws std::runtime_error if there are none (a
/// custom model) or if they are no longer those that the model was trained on.
Experiment experimentOf(const std::filesystem::path& path, const ModelFile& file);

/// Samples of a file of the user's, and how it was read.
struct OwnData {
  DataConfiguration configuration;
  Dataset dataset;
};

/// Reads the file of `--data` (addDataFileOptions) with the vocabulary and the scalers of the saved model; all samples
/// land in `validation`. Throws std::runtime_error for a model of a generated task.
OwnData readForModel(const CommandLine& line, const std::filesystem::path& path, const ModelFile& file);

/// Whether `data` is the file that the model was trained on, by whatever path it is named.
bool wasTrainedOn(const ModelFile& file, const std::filesystem::path& data);

}  // namespace encoderlab
