#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "model/training/experiment.h"
#include "model/training/trainer.h"
#include "model/training/training_thread.h"

namespace encoderlab {

/// An experiment with the thread that trains it, or a model without data, which can only be looked at.
struct Run {
  /// Why a model that was opened cannot be trained here.
  enum class Limit { None, NoTask, DataMissing, DataChanged };

  Experiment experiment;                     ///< the data set is never null: without data it holds one made-up sample
  Configuration start;                       ///< the experiment's before anything was changed during the run
  std::unique_ptr<TrainingThread> training;  ///< null if it cannot be trained
  std::optional<TrainingState> fixedState;   ///< the weights, if it cannot be trained
  std::int64_t savedStep = 0;                ///< the step that a file holds; a new run has nothing to lose at 0
  Limit limit = Limit::None;
};

/// These take their time (a file may have to be read): not for the window's thread. They throw as makeExperiment,
/// Trainer and loadModel do.
std::shared_ptr<Run> makeRun(const Configuration& configuration);
/// The same data and the same initial weights again.
std::shared_ptr<Run> makeRun(const Experiment& experiment);
std::shared_ptr<Run> openRun(const std::filesystem::path& modelFile);

}  // namespace encoderlab
