#pragma once

#include <QString>
#include <QStringList>
#include <cmath>
#include <memory>

#include "model/inspect/inspection.h"
#include "model/inspect/op_list.h"
#include "model/nn/parameters.h"

namespace encoderlab {

/// The number at a place of a made-up tensor: all tensors and all cells differ.
inline float madeUpValue(std::size_t tensor, std::size_t index) {
  return 2.0F * std::sin(0.7F * static_cast<float>(index) + 1.3F * static_cast<float>(tensor));
}

/// The made-up attention weight of a head: odd heads look at themselves, even ones at the mirrored token; rows sum
/// to 1.
inline float madeUpWeight(std::size_t head, std::size_t from, std::size_t to, std::size_t length) {
  if (length == 1) return 1.0F;
  const std::size_t favourite = head % 2 == 1 ? from : length - 1 - from;
  return to == favourite ? 0.7F : 0.3F / static_cast<float>(length - 1);
}

/// An inspection without a model behind it: every tensor that `model` has is filled with made-up numbers, with targets
/// also the loss and the gradients. Change what a test is about.
inline std::shared_ptr<Inspection> makeInspection(const ModelConfiguration& model, const QStringList& tokens,
                                                  bool targets = true) {
  auto inspection = std::make_shared<Inspection>();
  inspection->model = model;
  inspection->computation = makeComputation(model, {});
  for (const QString& token : tokens) inspection->tokenLabels.push_back(token.toStdString());
  const std::size_t length = inspection->tokenLabels.size();
  const auto extent = [&](const std::string& axis) -> std::size_t {
    if (axis == "B") return 1;
    if (axis == "T") return length;
    if (axis == "D") return static_cast<std::size_t>(model.dModel);
    if (axis == "H") return static_cast<std::size_t>(model.nhead);
    if (axis == "F") return static_cast<std::size_t>(model.dimFeedforward);
    if (axis == "D/H") return static_cast<std::size_t>(model.dModel / model.nhead);
    return static_cast<std::size_t>(model.head.outputs);
  };
  std::size_t number = 0;
  for (const Op& op : opList(model)) {
    if (op.hook == Hook::Loss && !targets) continue;
    Tensor<float> tensor;
    for (const std::string& axis : op.axes) tensor.shape.push_back(extent(axis));
    tensor.values.resize(elementCount(tensor.shape));
    for (std::size_t i = 0; i < tensor.values.size(); ++i) {
      tensor.values[i] = op.hook == Hook::Weights
                             ? madeUpWeight(i / (length * length), i / length % length, i % length, length)
                             : madeUpValue(number, i);
    }
    if (targets) {
      Tensor<float> gradient = tensor;
      for (float& value : gradient.values) value *= -0.01F;
      inspection->trace.tensors["grad." + op.output] = std::move(gradient);
    }
    inspection->trace.tensors[op.output] = std::move(tensor);
    ++number;
  }
  return inspection;
}

/// The snapshot of a step with these norms of the parameters' gradients.
inline std::shared_ptr<const Snapshot> makeSnapshot(const ModelConfiguration& model, std::vector<float> norms) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->model = model;
  snapshot->step = norms.empty() ? 0 : 7;
  snapshot->parameterGradientNorms = std::move(norms);
  return snapshot;
}

}  // namespace encoderlab
