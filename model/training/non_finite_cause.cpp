#include "model/training/non_finite_cause.h"

#include <algorithm>
#include <cmath>

#include "model/inspect/gradient_name.h"
#include "model/inspect/op_list.h"

namespace encoderlab {
namespace {

/// The op whose output or whose parameter the tensor is.
const Op& opOf(const std::vector<Op>& ops, const std::string& tensor) {
  const std::string name = withoutGradient(tensor);
  const auto concerns = [&name](const Op& op) {
    return op.output == name || std::ranges::find(op.parameters, name) != op.parameters.end();
  };
  return *std::ranges::find_if(ops, concerns);
}

bool hasSamples(const Op& op, const std::string& tensor) {
  return op.output == withoutGradient(tensor) && !op.axes.empty() && op.axes.front() == "B";
}

/// By how much a quantity of the chain grew from its first step to the last, which failed.
template <typename Quantity>
double growth(const std::vector<StepVitals>& chain, Quantity quantity) {
  const auto first = static_cast<double>(chain.front().*quantity);
  const auto last = static_cast<double>(chain.back().*quantity);
  return first > 0 ? last / first : 1;
}

bool areFinite(std::span<const float> values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

/// Numbers so large that a model whose weights are as they should be overflows by them.
bool areTooLarge(std::span<const float> inputs) { return !areFinite(inputs) || largestMagnitude(inputs) > 1e6F; }

}  // namespace

float largestMagnitude(std::span<const float> values) {
  float largest = 0;
  for (const float value : values) {
    if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
  }
  return largest;
}

NonFiniteReport reportOf(const PassInputs& inputs, const PassExamination& examination,
                         const PassExamination::Finding& finding, std::span<const std::size_t> samples) {
  const std::vector<Op> ops = opList(inputs.model);
  const Op& op = opOf(ops, finding.cell.tensor);
  NonFiniteReport report;
  report.phase = finding.phase;
  report.cell = finding.cell;
  report.value = finding.value;
  report.op = op.output;
  report.layer = op.layer;
  if (hasSamples(op, finding.cell.tensor)) report.sample = samples[finding.cell.index.front()];
  StepVitals failed;
  failed.largestActivation = examination.largestActivation;
  failed.largestActivationTensor = examination.largestActivationTensor;
  failed.largestWeight = largestMagnitude(inputs.weights);
  report.chain.push_back(std::move(failed));
  return report;
}

NonFiniteRemedy remedyFor(const NonFiniteReport& report, const TrainingConfiguration& training,
                          const PassInputs& inputs) {
  constexpr double leap = 10;
  if (!areFinite(inputs.weights)) return NonFiniteRemedy::RestoreWeights;
  if (!inputs.interventions.empty()) return NonFiniteRemedy::LiftInterventions;
  if (areTooLarge(inputs.batch.vectors) || areTooLarge(inputs.batch.values)) return NonFiniteRemedy::ScaleInputs;
  if (report.phase == StepPhase::Update && training.optimizer != OptimizerKind::Sgd &&
      static_cast<float>(training.epsilon) == 0.0F)
    return NonFiniteRemedy::RaiseEpsilon;
  if (growth(report.chain, &StepVitals::largestWeight) > leap) return NonFiniteRemedy::LowerLearningRate;
  if (training.clipNorm == 0 && !(growth(report.chain, &StepVitals::gradientNorm) <= leap))
    return NonFiniteRemedy::ClipGradients;
  return NonFiniteRemedy::LowerLearningRate;
}

}  // namespace encoderlab
