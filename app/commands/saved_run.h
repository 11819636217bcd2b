#pragma once

#include <filesystem>

#include "model/io/model_file.h"
#include "model/training/experiment.h"

namespace encoderlab {

/// The experiment of a saved model, its data generated or read again. Throws std::runtime_error if there are none (a
/// custom model) or if they are no longer those that the model was trained on.
Experiment experimentOf(const std::filesystem::path& path, const ModelFile& file);

/// Samples of another file of the user's, read with the vocabulary and the scalers of the saved model; they land in
/// `validation`. Throws std::runtime_error for a model of a generated task.
Dataset readForModel(const std::filesystem::path& path, const ModelFile& file, const std::filesystem::path& data);

}  // namespace encoderlab
