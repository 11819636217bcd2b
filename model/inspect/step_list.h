#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/configuration.h"
#include "model/inspect/op_list.h"

namespace encoderlab {

enum class StepPhase : std::uint8_t { Forward, Loss, Backward, Update };

/// One step of a whole training step, as the step cursor walks it.
struct Step {
  StepPhase phase = StepPhase::Forward;
  std::size_t op = 0;               ///< index in opList(model); Update: the first op that reads the parameter
  std::vector<std::string> reads;   ///< names of the trace, parameters and what comes from the batch
  std::vector<std::string> makes;   ///< names of the trace that are complete after this step. Backward: of inputs and
                                    ///< parameters whose last stream of gradient this is
  std::vector<std::string> addsTo;  ///< `grad.` names that get one of several streams here, and wait for another
  std::string parameter;            ///< Update: the tensor that is updated
  std::string formula;              ///< of this step: forward, derivative (dX stands for ∂L/∂X), or update
  std::string pytorch;              ///< one line, as opList says; Update: see updateLines
};

/// Forward through every op, the loss, backward through every op in reverse, then one update a parameter, in the order
/// of ParameterLayout. Every name that a step reads is made by an earlier one, or is a parameter or comes from the
/// batch; what the steps make is what a trace with targets holds.
std::vector<Step> stepList(const ModelConfiguration& model, const TrainingConfiguration& training);

/// Which names of the trace are known once the cursor has passed some steps. What no step makes (parameters, the batch)
/// is always known.
class ComputedNames {
 public:
  /// Everything is known.
  ComputedNames() = default;
  /// What the steps 0 … cursor have made; −1 means that no cursor is set, and everything is known.
  ComputedNames(std::span<const Step> steps, int cursor);

  bool contains(std::string_view name) const { return !m_ahead.contains(name); }
  /// Whether a gradient has got some of its streams, and waits for others.
  bool isPartial(std::string_view name) const { return m_partial.contains(name); }

 private:
  std::set<std::string, std::less<>> m_ahead;
  std::set<std::string, std::less<>> m_partial;
};

}  // namespace encoderlab
