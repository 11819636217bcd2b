#include "model/inspect/trace.h"

#include <stdexcept>
#include <vector>

#include "model/inspect/gradient_name.h"
#include "model/inspect/intervention_probe.h"
#include "model/inspect/trace_recorder.h"
#include "model/nn/network.h"
#include "model/nn/parameters.h"
#include "model/training/chunk_pass.h"

namespace encoderlab {
namespace {

template <typename Scalar>
void addParameterGradients(const ParameterLayout& layout, const std::vector<Scalar>& gradient,
                           BasicTrace<Scalar>& trace) {
  for (const Parameter& parameter : layout.parameters()) {
    const auto begin = gradient.begin() + static_cast<std::ptrdiff_t>(parameter.offset);
    const auto end = begin + static_cast<std::ptrdiff_t>(parameter.size);
    trace.tensors[gradientName(parameter.name)] = {parameter.shape, std::vector<Scalar>(begin, end)};
  }
}

}  // namespace

template <typename Scalar>
BasicTrace<Scalar> traceBatch(const ModelConfiguration& model, std::span<const Scalar> weights, const Batch& batch,
                              Probe<Scalar>* probe) {
  return traceBatch<Scalar>(model, weights, batch, Interventions{}, probe);
}

template <typename Scalar>
BasicTrace<Scalar> traceBatch(const ModelConfiguration& model, std::span<const Scalar> weights, const Batch& batch,
                              const Interventions& interventions, Probe<Scalar>* probe) {
  const ParameterLayout layout(model);
  if (weights.size() != layout.size())
    throw std::invalid_argument("The model has " + std::to_string(layout.size()) + " parameters, but " +
                                std::to_string(weights.size()) + " weights were given.");
  const Network<Scalar> network(model);
  const NetworkParameters<const Scalar> parameters(model, layout, weights.data());
  InterventionProbe<Scalar> changes(model, interventions, probe);
  TraceRecorder<Scalar> recorder(batch, &changes);
  PassContext<Scalar> context;
  context.chunk = {&batch, 0, batch.sampleCount()};
  context.probe = &recorder;
  context.switches = changes.switches();
  Workspace<Scalar> workspace(model, WorkspaceCapacity::forChunk(context.chunk));
  if (!batch.hasTargets()) {
    network.forward(context, parameters, workspace);
    return std::move(recorder.trace());
  }
  const std::int64_t targets = countTargets(model, batch);
  if (targets == 0)
    throw std::invalid_argument("Every target of the batch is -100, so that there is no loss to trace.");
  std::vector<Scalar> gradient(layout.size());
  const NetworkParameters<Scalar> gradients(model, layout, gradient.data());
  passForwardAndBackward(network, context, parameters, workspace, 1.0 / static_cast<double>(targets), gradients);
  addParameterGradients(layout, gradient, recorder.trace());
  return std::move(recorder.trace());
}

template BasicTrace<float> traceBatch(const ModelConfiguration&, std::span<const float>, const Batch&, Probe<float>*);
template BasicTrace<double> traceBatch(const ModelConfiguration&, std::span<const double>, const Batch&,
                                       Probe<double>*);
template BasicTrace<float> traceBatch(const ModelConfiguration&, std::span<const float>, const Batch&,
                                      const Interventions&, Probe<float>*);
template BasicTrace<double> traceBatch(const ModelConfiguration&, std::span<const double>, const Batch&,
                                       const Interventions&, Probe<double>*);

}  // namespace encoderlab
