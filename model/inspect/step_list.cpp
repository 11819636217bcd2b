#include "model/inspect/step_list.h"

#include <algorithm>
#include <map>

#include "model/inspect/gradient_name.h"
#include "model/inspect/update_lines.h"
#include "model/nn/parameters.h"

namespace encoderlab {
namespace {

class StepWriter {
 public:
  StepWriter(const ModelConfiguration& model, const TrainingConfiguration& training)
      : m_layout(model), m_training(training), m_ops(opList(model)) {
    for (std::size_t op = 0; op < m_ops.size(); ++op) {
      for (const std::string& input : m_ops[op].inputs) m_firstReader.emplace(input, op);
      for (const std::string& parameter : m_ops[op].parameters) m_firstReader.emplace(parameter, op);
      m_isMade.insert(m_ops[op].output);
    }
  }

  std::vector<Step> write() {
    for (std::size_t op = 0; op < m_ops.size(); ++op) addForward(op);
    for (std::size_t op = m_ops.size(); op-- > 0;) addBackward(op);
    for (const Parameter& parameter : m_layout.parameters()) addUpdate(parameter.name);
    return std::move(m_steps);
  }

 private:
  void addForward(std::size_t index) {
    const Op& op = m_ops[index];
    Step step;
    step.phase = op.hook == Hook::Loss ? StepPhase::Loss : StepPhase::Forward;
    step.op = index;
    step.reads = op.inputs;
    step.reads.insert(step.reads.end(), op.parameters.begin(), op.parameters.end());
    step.makes = op.insides;
    step.makes.push_back(op.output);
    step.formula = op.formula;
    step.pytorch = op.pytorch;
    m_steps.push_back(std::move(step));
  }

  void addBackward(std::size_t index) {
    const Op& op = m_ops[index];
    Step step;
    step.phase = StepPhase::Backward;
    step.op = index;
    step.reads = op.backwardReads;
    // The backward pass begins with dL/dL = 1.
    if (op.hook == Hook::Loss)
      step.makes.push_back(gradientName(op.output));
    else
      step.reads.insert(step.reads.begin(), gradientName(op.output));
    for (const std::string& inside : op.insides) step.makes.push_back(gradientName(inside));
    for (const std::string& input : op.inputs) {
      if (m_isMade.contains(input)) addStream(index, input, step);
    }
    for (const std::string& parameter : op.parameters) addStream(index, parameter, step);
    step.formula = op.backwardFormula;
    step.pytorch = op.backwardPytorch;
    m_steps.push_back(std::move(step));
  }

  /// Backward runs the ops in reverse: the first reader adds the last stream.
  void addStream(std::size_t op, const std::string& name, Step& step) const {
    (m_firstReader.at(name) == op ? step.makes : step.addsTo).push_back(gradientName(name));
  }

  void addUpdate(const std::string& parameter) {
    UpdateLines lines = updateLines(m_training, parameter);
    Step step;
    step.phase = StepPhase::Update;
    step.op = m_firstReader.at(parameter);
    step.reads = {parameter, gradientName(parameter)};
    step.parameter = parameter;
    step.formula = std::move(lines.formula);
    step.pytorch = std::move(lines.pytorch);
    m_steps.push_back(std::move(step));
  }

  const ParameterLayout m_layout;
  const TrainingConfiguration& m_training;
  const std::vector<Op> m_ops;
  std::map<std::string, std::size_t> m_firstReader;  ///< of a tensor or parameter: index of the op
  std::set<std::string> m_isMade;                    ///< tensors that an op makes
  std::vector<Step> m_steps;
};

}  // namespace

std::vector<Step> stepList(const ModelConfiguration& model, const TrainingConfiguration& training) {
  return StepWriter(model, training).write();
}

ComputedNames::ComputedNames(std::span<const Step> steps, int cursor) {
  if (cursor < 0) return;
  const std::size_t done = std::min(static_cast<std::size_t>(cursor) + 1, steps.size());
  for (const Step& step : steps.first(done)) m_partial.insert(step.addsTo.begin(), step.addsTo.end());
  for (const Step& step : steps.first(done)) {
    for (const std::string& name : step.makes) m_partial.erase(name);
  }
  for (const Step& step : steps.subspan(done)) m_ahead.insert(step.makes.begin(), step.makes.end());
}

}  // namespace encoderlab
