#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "model/data/batch.h"
#include "model/nn/hooked_cell.h"
#include "model/nn/network.h"
#include "model/training/chunk_pass.h"
#include "tests/model/nn/numeric_gradient.h"

namespace encoderlab::testing {

/// Ragged samples, padding at an end and in a middle, targets of which one is left out. Of pictures, all have the four
/// patches that they must have.
inline std::vector<Sample> raggedSamples(const ModelConfiguration& model) {
  RandomStream random(20);
  std::vector<Sample> samples(3);
  std::vector<std::vector<std::uint8_t>> padding{{0, 1, 0, 0}, {0}, {0, 0, 1}};
  for (std::vector<std::uint8_t>& flags : padding) {
    if (model.input.kind == InputKind::Patches) flags.resize(4);
  }
  for (std::size_t s = 0; s < samples.size(); ++s) {
    Sample& sample = samples[s];
    sample.padding = padding[s];
    const std::size_t T = padding[s].size();
    for (std::size_t t = 0; t < T; ++t) {
      if (model.input.kind == InputKind::Tokens) sample.tokens.push_back(static_cast<std::int32_t>(random.below(5)));
      for (int f = 0; model.input.kind != InputKind::Tokens && f < model.input.features; ++f)
        sample.vectors.push_back(static_cast<float>(random.normal()));
    }
    const std::size_t judged = model.head.kind == HeadKind::Token ? T : 1;
    for (std::size_t i = 0; i < judged; ++i) {
      if (model.head.loss == LossKind::CrossEntropy)
        sample.classes.push_back(i == 2 ? ignoredTarget : static_cast<std::int64_t>(random.below(3)));
      for (int o = 0; model.head.loss == LossKind::MeanSquaredError && o < model.head.outputs; ++o)
        sample.values.push_back(static_cast<float>(random.normal()));
    }
  }
  return samples;
}

inline ModelConfiguration smallModel(Block block) {
  ModelConfiguration model;
  model.dModel = 4;
  model.nhead = 2;
  model.numLayers = 2;
  model.dimFeedforward = 5;
  model.block = block;
  model.finalNorm = block == Block::Pre;
  model.maxLength = 5;
  model.input.vocabulary = 5;
  model.head.outputs = 3;
  return model;
}

/// Heads of two pairs, which turn by different angles.
inline ModelConfiguration rotaryModel(Block block) {
  ModelConfiguration model = smallModel(block);
  model.dModel = 8;
  model.position = Position::Rotary;
  return model;
}

/// The whole model on the ragged samples: its loss, and what backward says of it.
class Subject {
 public:
  Subject(const ModelConfiguration& model, const Dropout& dropout)
      : m_layout(model),
        m_network(model),
        m_batch(packBatch(model, raggedSamples(model), PaddingColumns::Kept)),
        m_workspace(model, WorkspaceCapacity::forChunk({&m_batch, 0, m_batch.sampleCount()})) {
    weights.resize(m_layout.size());
    gradient.resize(m_layout.size());
    initializeParameters(m_layout, 3, weights.data());
    RandomStream random(21);  // biases that start at 0 would hide mistakes in their gradients
    for (double& weight : weights) weight += 0.3 * random.normal();
    m_context.chunk = {&m_batch, 0, m_batch.sampleCount()};
    m_context.dropout = dropout;
  }

  double pass(Probe<double>* probe = nullptr, const Switches* switches = nullptr) {
    std::fill(gradient.begin(), gradient.end(), 0.0);
    m_context.probe = probe;
    m_context.switches = switches;
    const NetworkParameters<const double> parameters(m_network.model(), m_layout, weights.data());
    const NetworkParameters<double> gradients(m_network.model(), m_layout, gradient.data());
    const double share = 1.0 / static_cast<double>(countTargets(m_network.model(), m_batch));
    return passForwardAndBackward(m_network, m_context, parameters, m_workspace, share, gradients).loss;
  }

  const ParameterLayout& layout() const { return m_layout; }

  std::vector<double> weights;
  std::vector<double> gradient;

 private:
  ParameterLayout m_layout;
  Network<double> m_network;
  Batch m_batch;
  Workspace<double> m_workspace;
  PassContext<double> m_context;
};

/// A visit by hook, layer, and for attention sample and head.
using Place = std::tuple<Hook, int, std::size_t, std::size_t>;

template <typename Scalar>
Place placeOf(const HookedTensor<Scalar>& tensor) {
  return {tensor.hook, tensor.layer, tensor.sample, tensor.head};
}

/// Keeps a copy of every gradient, as `first` left it.
class GradientKeeper : public Probe<double> {
 public:
  explicit GradientKeeper(Probe<double>* first = nullptr) : m_first(first) {}

  void visit(const HookedTensor<double>& tensor) override {
    if (m_first != nullptr) m_first->visit(tensor);
    if (tensor.pass == Pass::Forward) return;
    Matrix& kept = gradients.try_emplace(placeOf(tensor), tensor.values.rows, tensor.values.columns).first->second;
    for (std::size_t n = 0; n < kept.columns; ++n)
      std::copy_n(tensor.values.column(n), kept.rows, kept.view().column(n));
  }

  std::map<Place, Matrix> gradients;

 private:
  Probe<double>* m_first;
};

/// Adds `amount` to one cell on its way forward.
class Nudge : public Probe<double> {
 public:
  Nudge(Place place, std::size_t row, std::size_t column, double amount)
      : m_place(std::move(place)), m_row(row), m_column(column), m_amount(amount) {}

  void visit(const HookedTensor<double>& tensor) override {
    if (tensor.pass == Pass::Forward && placeOf(tensor) == m_place && isComplete(tensor, m_column))
      tensor.values(m_row, m_column) += m_amount;
  }

 private:
  Place m_place;
  std::size_t m_row;
  std::size_t m_column;
  double m_amount;
};

}  // namespace encoderlab::testing
