#pragma once

#include "app/commands/command_line.h"
#include "model/io/configuration_json.h"

namespace encoderlab {

/// The options by which `train` is told what to train: task or data, configuration, steps, seed, settings.
void addTrainingRequestOptions(CommandLine& line);

/// What they ask for. Throws UsageError where they contradict each other.
ConfigurationRequest trainingRequest(const CommandLine& line);

}  // namespace encoderlab
