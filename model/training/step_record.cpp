#include "model/training/step_record.h"

#include <algorithm>
#include <string>

#include "model/inspect/cell_index.h"
#include "model/inspect/gradient_name.h"
#include "model/nn/parameters.h"

namespace encoderlab {
namespace {

/// A moment of one weight. SGD has no second moments, and before the first step there may be none at all: 0 is what the
/// optimizer begins with.
float momentAt(const std::vector<float>& moment, std::size_t element) {
  return moment.empty() ? 0.0F : moment[element];
}

}  // namespace

UpdateDissection dissectUpdate(const StepRecord& record, const CellAddress& cell) {
  const ParameterLayout layout(record.model);
  const CellAddress weight{withoutGradient(cell.tensor), cell.index};
  const Parameter& parameter = layout.at(weight.tensor);
  checkCell(weight, parameter.shape);
  const std::size_t element = parameter.offset + flatIndex(weight.index, parameter.shape);
  const WeightState before{record.before.weights[element], record.gradient[element],
                           momentAt(record.before.firstMoment, element), momentAt(record.before.secondMoment, element)};
  const std::vector<std::string> frozen = frozenParameters(record.interventions);
  if (std::ranges::find(frozen, weight.tensor) != frozen.end())
    return {before, {}, before.firstMoment, before.secondMoment, before.weight};
  return dissectUpdate(record.training, record.point.step, before, record.point.gradientNorm);
}

}  // namespace encoderlab
