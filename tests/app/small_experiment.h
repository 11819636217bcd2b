#pragma once

#include "model/tasks/task.h"

namespace encoderlab {

/// A reversal that trains hundreds of steps a second on any machine.
inline Configuration smallExperiment() {
  Configuration configuration = taskByName("reverse").defaults;
  configuration.task.options["length"] = 5;
  configuration.model.dModel = 16;
  configuration.model.nhead = 2;
  configuration.model.numLayers = 1;
  configuration.model.dimFeedforward = 32;
  configuration.training.steps = 40;
  configuration.training.evaluateEvery = 10;
  return configuration;
}

}  // namespace encoderlab
