#pragma once

#include <cstddef>
#include <vector>

#include "model/configuration.h"
#include "model/inspect/cell_address.h"
#include "model/inspect/interventions.h"
#include "model/training/history.h"
#include "model/training/training_state.h"
#include "model/training/update_dissection.h"

namespace encoderlab {

/// One whole training step: where it began, its gradient, and what it did to the loss. Immutable once made.
struct StepRecord {
  ModelConfiguration model;  ///< with the dropout of the step
  TrainingConfiguration training;
  Interventions interventions;
  std::vector<float> gradient;  ///< flat, as ParameterLayout(model) says; before clipping; 0 for what is frozen
  TrainingState before;
  std::size_t samples = 0;  ///< of its batch
  StepPoint point;          ///< its loss is that before the update
  double lossAfter = 0;     ///< of the same batch, with the same numbers dropped, after the update
};

/// The update of one weight in the step; without stages if its parameter is frozen. Throws std::invalid_argument if
/// `cell` is not a cell of a parameter; a leading `grad.` is left out.
UpdateDissection dissectUpdate(const StepRecord& record, const CellAddress& cell);

}  // namespace encoderlab
