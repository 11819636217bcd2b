#pragma once

#include <filesystem>

#include "app/commands/command_line.h"
#include "app/commands/console.h"
#include "model/training/trainer.h"

namespace encoderlab {

/// Where the results of a training run go; empty: nowhere.
struct TrainingOutputs {
  std::filesystem::path model;
  std::filesystem::path metrics;
};

/// `--out` and `--metrics`, and what a command says about them.
void addTrainingOutputOptions(CommandLine& line, const QString& aboutModel, const QString& aboutMetrics);
/// Throws std::runtime_error if a file that was asked for could not be written, before an hour was spent on it.
TrainingOutputs trainingOutputs(const CommandLine& line);

/// Trains until `experiment().configuration.training.steps` steps in all, Ctrl-C, or a value that is not finite; then
/// evaluates, saves and reports. Returns the exit status: 1 for a value that is not finite, which has been said.
int trainAndReport(Trainer trainer, const TrainingOutputs& outputs, Console& console);

}  // namespace encoderlab
