#include "model/inspect/inspection.h"

#include <algorithm>

#include "model/data/patches.h"
#include "model/data/sample_length.h"
#include "model/training/prediction.h"

namespace encoderlab {
namespace {

std::string tokenName(const Dataset* dataset, std::int32_t token) {
  const auto index = static_cast<std::size_t>(token);
  if (dataset != nullptr && index < dataset->tokenNames.size()) return dataset->tokenNames[index];
  return std::to_string(token);
}

/// The logits as the network lays them out: outputs run fastest in the trace as well.
MatrixView<const float> logitsOf(const Trace& trace) {
  const Tensor<float>& logits = trace.tensors.at("logits");
  const std::size_t outputs = logits.shape.back();
  return {logits.values.data(), outputs, logits.values.size() / outputs};
}

}  // namespace

std::shared_ptr<const Computation> makeComputation(const ModelConfiguration& model,
                                                   const TrainingConfiguration& training) {
  return std::make_shared<const Computation>(Computation{model, training, opList(model), stepList(model, training)});
}

std::span<const Step> Inspection::steps() const {
  const std::span<const Step> all(computation->steps);
  if (trace.find("loss") != nullptr) return all;
  const auto loss = std::ranges::find(all, StepPhase::Loss, &Step::phase);
  return all.first(static_cast<std::size_t>(loss - all.begin()));
}

bool goesOnFrom(const Inspection* before, const Inspection* after) {
  if (before == nullptr || after == nullptr || before->model != after->model) return false;
  const auto stepOf = [](const Inspection& inspection) { return inspection.snapshot ? inspection.snapshot->step : 0; };
  return stepOf(*before) <= stepOf(*after);
}

bool Inspection::isComputed(const std::string& tensor, int cursor) const {
  return cursor < 0 || ComputedNames(steps(), cursor).contains(tensor);
}

std::vector<std::string> labelsOf(const ModelConfiguration& model, const Dataset* dataset, const Sample& sample) {
  std::vector<std::string> labels;
  if (model.hasCls()) labels.emplace_back("[CLS]");
  if (model.input.kind == InputKind::Tokens) {
    for (const std::int32_t token : sample.tokens) labels.push_back(tokenName(dataset, token));
  } else {
    const bool isPatches = model.input.kind == InputKind::Patches;
    for (std::size_t t = 0; t < lengthOf(model.input, sample); ++t)
      labels.push_back(isPatches ? patchName(model.input, t) : std::to_string(t + 1));
  }
  return labels;
}

std::shared_ptr<const Inspection> inspectSample(std::shared_ptr<const Snapshot> snapshot,
                                                std::shared_ptr<const Dataset> dataset, const Sample& sample,
                                                const std::shared_ptr<const Computation>& known,
                                                const Interventions& interventions,
                                                const std::optional<Sample>& original) {
  auto inspection = std::make_shared<Inspection>();
  inspection->model = snapshot->model;
  inspection->sample = sample;
  const bool isKnown = known && known->model == snapshot->model && known->training == snapshot->training;
  inspection->computation = isKnown ? known : makeComputation(snapshot->model, snapshot->training);
  inspection->batch = packBatch(snapshot->model, std::span(&sample, 1), PaddingColumns::Kept);
  const Batch& batch = inspection->batch;
  inspection->trace = traceBatch<float>(snapshot->model, snapshot->weights, batch, interventions);
  inspection->prediction = predictionOf(snapshot->model, {&batch, 0, 1}, logitsOf(inspection->trace), 0);
  inspection->interventions = interventions;
  if (original && *original != sample) inspection->original = original;
  if (!interventions.empty() || inspection->original) {
    const std::span bare(&inspection->originalSample(), 1);
    inspection->untouched = predict(snapshot->model, snapshot->weights, bare).front();
  }
  inspection->tokenLabels = labelsOf(snapshot->model, dataset.get(), sample);
  inspection->padding = batch.padding;
  inspection->dataset = std::move(dataset);
  inspection->snapshot = std::move(snapshot);
  return inspection;
}

}  // namespace encoderlab
