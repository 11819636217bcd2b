#include "model/training/non_finite.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/inspect/cell_index.h"
#include "model/inspect/gradient_name.h"
#include "model/inspect/intervention_probe.h"
#include "model/inspect/op_list.h"
#include "model/nn/hooked_cell.h"
#include "model/nn/parameters.h"
#include "model/training/chunk_pass.h"

namespace encoderlab {
namespace {

/// Training leaves padding out of a batch: the column of a token is not its place in the sample.
void countPlaces(const HookedTensor<float>& tensor, std::vector<std::size_t>& index) {
  const auto placeOf = [&](std::size_t token) {
    return tensor.chunk.positionOf(tensor.chunk.columnOf(index[0] - tensor.chunk.firstSample) + token);
  };
  if (tensor.layout == HookLayout::Columns) index[1] = placeOf(index[1]);
  if (tensor.layout == HookLayout::Heads || tensor.layout == HookLayout::Attention) index[2] = placeOf(index[2]);
  if (tensor.layout == HookLayout::Attention) index[3] = placeOf(index[3]);
}

class ExaminingProbe : public Probe<float> {
 public:
  /// `next` changes every tensor as `interventions` say before it is looked at.
  ExaminingProbe(Probe<float>& next, const Interventions& interventions, PassExamination& examination)
      : m_next(next), m_interventions(interventions), m_examination(examination) {}

  void visit(const HookedTensor<float>& tensor) override {
    m_next.visit(tensor);
    for (std::size_t n = 0; n < tensor.values.columns; ++n) {
      for (std::size_t i = 0; isComplete(tensor, n) && i < tensor.values.rows; ++i) look(tensor, i, n);
    }
  }

 private:
  /// A score can be set to −∞ by hand, and nothing else can.
  bool isMeant(const CellAddress& cell, float value) const {
    return std::isinf(value) && std::ranges::any_of(m_interventions.list, [&](const Intervention& intervention) {
             const auto* set = std::get_if<CellSet>(&intervention);
             return set != nullptr && set->value == value && changesCell(intervention, cell);
           });
  }

  void look(const HookedTensor<float>& tensor, std::size_t row, std::size_t column) {
    const float value = tensor.values(row, column);
    if (std::isfinite(value)) {
      if (tensor.pass == Pass::Forward && std::abs(value) > m_examination.largestActivation) {
        m_examination.largestActivation = std::abs(value);
        m_examination.largestActivationTensor = hookName(tensor.hook, tensor.layer);
      }
      return;
    }
    if (m_examination.first) return;
    const bool backward = tensor.pass == Pass::Backward;
    const StepPhase forward = tensor.hook == Hook::Loss ? StepPhase::Loss : StepPhase::Forward;
    const std::string name = hookName(tensor.hook, tensor.layer);
    CellAddress cell{backward ? gradientName(name) : name, hookedIndex(tensor, row, column)};
    countPlaces(tensor, cell.index);
    if (!isMeant(cell, value)) m_examination.first = {backward ? StepPhase::Backward : forward, std::move(cell), value};
  }

  Probe<float>& m_next;
  const Interventions& m_interventions;
  PassExamination& m_examination;
};

void examineGradients(const ParameterLayout& layout, const std::vector<float>& gradient, PassExamination& examination) {
  const auto findingAt = [&](std::size_t element) {
    return PassExamination::Finding{StepPhase::Backward, parameterCellAt(layout, element, gradientPrefix),
                                    gradient[element]};
  };
  const auto isNotFinite = [](float value) { return !std::isfinite(value); };
  const auto bad = std::ranges::find_if(gradient, isNotFinite);
  if (!examination.first && bad != gradient.end())
    examination.first = findingAt(static_cast<std::size_t>(bad - gradient.begin()));
  const auto magnitude = [](float value) { return std::abs(value); };
  const auto largest = std::ranges::max_element(gradient, {}, magnitude);
  examination.largestGradient = findingAt(static_cast<std::size_t>(largest - gradient.begin()));
}

}  // namespace

PassExamination examinePass(const PassInputs& inputs) {
  const ModelConfiguration& model = inputs.model;
  const ParameterLayout layout(model);
  const Network<float> network(model);
  const NetworkParameters<const float> parameters(model, layout, inputs.weights.data());
  std::vector<float> gradient(layout.size());
  const NetworkParameters<float> gradients(model, layout, gradient.data());
  PassExamination examination;
  InterventionProbe<float> changes(model, inputs.interventions);
  ExaminingProbe probe(changes, inputs.interventions, examination);
  PassContext<float> context;
  context.chunk = {&inputs.batch, 0, inputs.batch.sampleCount()};
  context.dropout = inputs.dropout;
  context.probe = &probe;
  context.switches = changes.switches();
  Workspace<float> workspace(model, WorkspaceCapacity::forChunk(context.chunk));
  const double share = 1.0 / static_cast<double>(countTargets(model, inputs.batch));
  passForwardAndBackward(network, context, parameters, workspace, share, gradients);
  examineGradients(layout, gradient, examination);
  return examination;
}

}  // namespace encoderlab
