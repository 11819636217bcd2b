#include "model/inspect/interventions.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/inspect/cell_index.h"
#include "model/inspect/tensor_edit.h"
#include "model/inspect/tensor_kind.h"
#include "model/io/tensor_types.h"
#include "model/nn/parameters.h"

namespace encoderlab {
namespace {

[[noreturn]] void refuse(const std::string& sentence) { throw std::invalid_argument(sentence); }

void requireBelow(const std::string& what, std::size_t index, std::size_t extent) {
  if (index < extent) return;
  refuse("There is no " + what + " " + std::to_string(index) + "; they run from 0 to " + std::to_string(extent - 1) +
         ".");
}

void requireBelow(const std::string& what, int index, int extent) {
  if (index < 0 || index >= extent)
    refuse("There is no " + what + " " + std::to_string(index) + "; they run from 0 to " + std::to_string(extent - 1) +
           ".");
}

TensorKind requireKind(const ModelConfiguration& model, const std::string& name) {
  const std::optional<TensorKind> kind = tensorKind(model, name);
  if (!kind) refuse("The model computes nothing called \"" + name + "\" that could be changed.");
  if (kind->layout == HookLayout::Single) refuse("The loss follows from the logits and cannot be set by hand.");
  return *kind;
}

/// The shape of a tensor for one sample of the longest length.
std::vector<std::size_t> longestShape(const ModelConfiguration& model, const TensorKind& kind) {
  const auto H = static_cast<std::size_t>(model.nhead);
  const auto T = static_cast<std::size_t>(model.maxLength);
  switch (kind.layout) {
    case HookLayout::Columns:
      return {1, T, kind.rows};
    case HookLayout::Heads:
      return {1, H, T, kind.rows / H};
    case HookLayout::Attention:
      return {1, H, T, T};
    case HookLayout::Samples:
      return {1, kind.rows};
    case HookLayout::Single:
      break;
  }
  return {};
}

/// Refuses what a model of this configuration cannot do.
struct Check {
  const ModelConfiguration& model;

  void layer(int index) const { requireBelow("layer", index, model.numLayers); }
  void which(int number) const {
    if (number != 1 && number != 2)
      refuse("A layer has a first and a second of these, not a " + std::to_string(number) + ".");
  }
  void head(int index) const { requireBelow("head", index, model.nhead); }
  void token(std::size_t place) const { requireBelow("token", place, static_cast<std::size_t>(model.maxLength)); }

  void operator()(const HeadOff& off) const {
    layer(off.layer);
    head(off.head);
  }
  void operator()(const AttentionOff& off) const { layer(off.layer); }
  void operator()(const FeedForwardOff& off) const { layer(off.layer); }
  void operator()(const NormOff& off) const {
    if (off.layer == -1) {
      if (!model.finalNorm) refuse("The stack of this model does not end in a norm.");
      return;
    }
    layer(off.layer);
    which(off.which);
  }
  void operator()(const ResidualOff& off) const {
    layer(off.layer);
    which(off.which);
  }
  void operator()(const PositionOff&) const {
    if (!model.addsPosition()) refuse("This model adds no position that could be switched off.");
  }
  void operator()(const RotationOff& off) const {
    if (model.position != Position::Rotary) refuse("This model rotates no queries and keys by their position.");
    layer(off.layer);
  }
  void operator()(const ScalingOff& off) const { layer(off.layer); }
  void operator()(const FrozenParameter& frozen) const { ParameterLayout(model).at(frozen.name); }
  void operator()(const CellSet& set) const {
    const TensorKind kind = requireKind(model, set.cell.tensor);
    const std::vector<std::size_t> shape = longestShape(model, kind);
    if (!hasCell(set.cell.index, shape))
      refuse("The cell " + shapeText(set.cell.index) + " is outside " + set.cell.tensor + ", whose shape is at most " +
             shapeText(shape) + ".");
    const bool isMinusInfinity = std::isinf(set.value) && set.value < 0;
    if (!std::isfinite(set.value) && !(kind.hook == Hook::Scores && isMinusInfinity))
      refuse("A cell can be set to a finite number only; a score also to −∞.");
  }
  void operator()(const WeightPinned& pinned) const {
    layer(pinned.layer);
    head(pinned.head);
    token(pinned.query);
    token(pinned.key);
    if (!(pinned.value >= 0 && pinned.value <= 1)) refuse("An attention weight lies between 0 and 1.");
  }
  void operator()(const TokensPatched& patch) const {
    const TensorKind kind = requireKind(model, patch.tensor);
    if (kind.layout != HookLayout::Columns && kind.layout != HookLayout::Heads)
      refuse("The numbers of " + patch.tensor + " belong to no single token and cannot be patched token by token.");
    if (patch.tokens.empty()) refuse("There is no token to patch.");
    for (const std::size_t place : patch.tokens) token(place);
    if (patch.values.size() != patch.tokens.size() * kind.rows)
      refuse("The patch needs " + std::to_string(kind.rows) + " numbers for each token.");
    if (!std::all_of(patch.values.begin(), patch.values.end(), [](float value) { return std::isfinite(value); }))
      refuse("A patch holds finite numbers only.");
  }
};

/// Pins of one row that have no room beside each other.
void checkPins(const Interventions& interventions) {
  std::vector<WeightPinned> pins;
  for (const Intervention& intervention : interventions.list) {
    const auto* pinned = std::get_if<WeightPinned>(&intervention);
    if (pinned == nullptr) continue;
    const auto isSameRow = [pinned](const WeightPinned& other) {
      return other.layer == pinned->layer && other.head == pinned->head && other.query == pinned->query;
    };
    std::erase_if(pins, [&](const WeightPinned& other) { return isSameRow(other) && other.key == pinned->key; });
    pins.push_back(*pinned);
    float sum = 0;
    for (const WeightPinned& other : pins) sum += isSameRow(other) ? other.value : 0;
    if (sum > 1 + 1e-5F)
      refuse("The pinned weights of token " + std::to_string(pinned->query) + " sum to more than 1.");
  }
}

/// Refuses what changes nothing in one sample.
struct CheckEffect {
  const ModelConfiguration& model;
  const Chunk sample;

  void token(std::size_t place) const {
    if (!sample.columnAt(0, place))
      refuse("The sample has no token " + std::to_string(place) + "; its tokens run from 0 to " +
             std::to_string(sample.lengthOf(0) - 1) + ".");
  }
  void operator()(const CellSet& set) const {
    const TensorKind kind = tensorKind(model, set.cell.tensor).value();
    if (kind.layout == HookLayout::Columns) token(set.cell.index[1]);
    if (kind.layout == HookLayout::Heads) token(set.cell.index[2]);
    if (kind.layout != HookLayout::Attention) return;
    token(set.cell.index[2]);
    key(set.cell.index[3]);
  }
  void operator()(const WeightPinned& pinned) const {
    token(pinned.query);
    key(pinned.key);
    std::size_t others = 0;
    for (std::size_t column = 0; column < sample.lengthOf(0); ++column)
      others += sample.isPadding(0, column) || sample.positionOf(column) == pinned.key ? 0 : 1;
    if (others == 0) refuse("The weight cannot be pinned: there is no other token that could take the rest.");
  }
  void operator()(const TokensPatched& patch) const {
    for (const std::size_t place : patch.tokens) token(place);
  }
  template <typename Other>
  void operator()(const Other&) const {}

 private:
  void key(std::size_t place) const {
    token(place);
    if (sample.isPadding(0, *sample.columnAt(0, place)))
      refuse("Token " + std::to_string(place) + " is padding and takes no part in attention.");
  }
};

}  // namespace

void checkIntervention(const ModelConfiguration& model, const Intervention& intervention) {
  std::visit(Check{model}, intervention);
}

void checkInterventions(const ModelConfiguration& model, const Interventions& interventions) {
  for (const Intervention& intervention : interventions.list) checkIntervention(model, intervention);
  checkPins(interventions);
}

void checkIntervention(const ModelConfiguration& model, const Batch& batch, const Intervention& intervention) {
  checkIntervention(model, intervention);
  std::visit(CheckEffect{model, {&batch, 0, 1}}, intervention);
}

}  // namespace encoderlab
