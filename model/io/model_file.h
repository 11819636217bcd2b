#pragma once

#include <filesystem>
#include <optional>

#include "model/configuration.h"
#include "model/data/batch.h"
#include "model/data/dataset.h"
#include "model/inspect/trace.h"
#include "model/training/trainer.h"

namespace encoderlab {

/// What a model's file holds.
struct ModelFile {
  Configuration configuration;
  TrainingState state;              ///< step 0 and no moments in a file made elsewhere
  bool resumable = false;           ///< the file holds what resuming needs
  std::optional<Dataset> encoding;  ///< own data: names, vocabulary, scalers; without samples
};

/// Writes weights under PyTorch's names, moments under `training.…`, the rest as JSON in the metadata `encoder_lab`.
/// `dataset` may be null (a custom model). Whole or not at all.
void saveModel(const std::filesystem::path& path, const Configuration& configuration, const TrainingState& state,
               const Dataset* dataset);

/// Throws std::runtime_error naming the file and the tensor or key that is missing, of a wrong shape, or too many, and
/// the weights that hold a number that is not finite.
ModelFile loadModel(const std::filesystem::path& path);

/// A batch for `trace` and `explain`, as DESIGN.md defines it; padding columns are kept. Throws std::runtime_error
/// naming the file and what does not fit `model`.
Batch loadBatch(const std::filesystem::path& path, const ModelConfiguration& model);

/// Every tensor of the trace by its name, F32.
void saveTrace(const std::filesystem::path& path, const Trace& trace);

}  // namespace encoderlab
