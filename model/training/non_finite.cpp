#include "model/training/non_finite.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/nn/parameters.h"
#include "model/training/chunk_pass.h"

namespace encoderlab {
namespace {

bool isFinite(const float* values, std::size_t count) {
  return std::all_of(values, values + count, [](float value) { return std::isfinite(value); });
}

class NonFiniteProbe : public Probe<float> {
 public:
  void visit(const HookedTensor<float>& tensor) override {
    if (!m_found.empty()) return;
    for (std::size_t n = 0; n < tensor.values.columns; ++n) {
      if (isFinite(tensor.values.column(n), tensor.values.rows)) continue;
      m_found = (tensor.pass == Pass::Backward ? "grad." : "") + hookName(tensor.hook, tensor.layer);
      return;
    }
  }
  const std::string& found() const { return m_found; }

 private:
  std::string m_found;
};

}  // namespace

std::string firstNonFiniteTensor(const ModelConfiguration& model, std::span<const float> weights, const Batch& batch,
                                 const Dropout& dropout) {
  const ParameterLayout layout(model);
  const Network<float> network(model);
  const NetworkParameters<const float> parameters(model, layout, weights.data());
  std::vector<float> gradient(layout.size());
  const NetworkParameters<float> gradients(model, layout, gradient.data());
  NonFiniteProbe probe;
  PassContext<float> context;
  context.chunk = {&batch, 0, batch.sampleCount()};
  context.dropout = dropout;
  context.probe = &probe;
  Workspace<float> workspace(model, WorkspaceCapacity::forChunk(context.chunk));
  const double share = 1.0 / static_cast<double>(countTargets(model, batch));
  passForwardAndBackward(network, context, parameters, workspace, share, gradients);
  if (!probe.found().empty()) return probe.found();
  for (const Parameter& parameter : layout.parameters()) {
    if (!isFinite(gradient.data() + parameter.offset, parameter.size)) return "grad." + parameter.name;
  }
  return {};
}

}  // namespace encoderlab
