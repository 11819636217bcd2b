#include "model/inspect/inspection.h"

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

std::vector<std::string> labelsOf(const ModelConfiguration& model, const Dataset* dataset, const Sample& sample) {
  std::vector<std::string> labels;
  if (model.hasCls()) labels.emplace_back("[CLS]");
  if (model.input.kind == InputKind::Tokens) {
    for (const std::int32_t token : sample.tokens) labels.push_back(tokenName(dataset, token));
  } else {
    for (std::size_t t = 1; t <= lengthOf(model.input, sample); ++t) labels.push_back(std::to_string(t));
  }
  return labels;
}

std::shared_ptr<const Inspection> inspectSample(std::shared_ptr<const Snapshot> snapshot,
                                                std::shared_ptr<const Dataset> dataset, const Sample& sample) {
  auto inspection = std::make_shared<Inspection>();
  inspection->model = snapshot->model;
  inspection->sample = sample;
  const Batch batch = packBatch(snapshot->model, std::span(&sample, 1), PaddingColumns::Kept);
  inspection->trace = traceBatch<float>(snapshot->model, snapshot->weights, batch);
  inspection->prediction = predictionOf(snapshot->model, {&batch, 0, 1}, logitsOf(inspection->trace), 0);
  inspection->tokenLabels = labelsOf(snapshot->model, dataset.get(), sample);
  inspection->padding = batch.padding;
  inspection->dataset = std::move(dataset);
  inspection->snapshot = std::move(snapshot);
  return inspection;
}

}  // namespace encoderlab
