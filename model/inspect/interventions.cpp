#include "model/inspect/interventions.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/nn/hooks.h"

namespace encoderlab {
namespace {

/// Whether an intervention writes into a tensor first.
struct ChangesTensor {
  const std::string& tensor;

  bool operator()(const HeadOff& off) const { return is(Hook::Heads, off.layer); }
  bool operator()(const AttentionOff& off) const { return is(Hook::AttentionOutput, off.layer); }
  bool operator()(const FeedForwardOff& off) const { return is(Hook::Linear2, off.layer); }
  bool operator()(const NormOff& off) const {
    if (off.layer == -1) return is(Hook::FinalNorm, -1);
    return is(off.which == 1 ? Hook::Norm1 : Hook::Norm2, off.layer);
  }
  bool operator()(const ResidualOff& off) const {
    return is(off.which == 1 ? Hook::Residual1 : Hook::Residual2, off.layer);
  }
  bool operator()(const PositionOff&) const { return is(Hook::EncoderInput, -1); }
  bool operator()(const RotationOff& off) const {
    return is(Hook::QueryRotated, off.layer) || is(Hook::KeyRotated, off.layer);
  }
  bool operator()(const ScalingOff& off) const { return is(Hook::Scores, off.layer); }
  bool operator()(const FrozenParameter&) const { return false; }
  bool operator()(const CellSet& set) const { return tensor == set.cell.tensor; }
  bool operator()(const WeightPinned& pinned) const { return is(Hook::Weights, pinned.layer); }
  bool operator()(const TokensPatched& patch) const { return tensor == patch.tensor; }

 private:
  bool is(Hook hook, int layer) const { return tensor == hookName(hook, layer); }
};

/// The axis of the tokens in a tensor that has `axes` of them: (B, T, rows) or (B, H, T, D/H).
std::size_t tokenAxis(std::size_t axes) { return axes - 2; }

/// Whether an intervention writes the cell at `index` of the tensor that it changes.
struct ChangesIndex {
  const std::vector<std::size_t>& index;

  bool operator()(const HeadOff& off) const { return index.at(1) == static_cast<std::size_t>(off.head); }
  bool operator()(const CellSet& set) const {
    return index.size() == set.cell.index.size() &&
           std::equal(index.begin() + 1, index.end(), set.cell.index.begin() + 1);
  }
  bool operator()(const WeightPinned& pinned) const {
    return index.at(1) == static_cast<std::size_t>(pinned.head) && index.at(2) == pinned.query;
  }
  bool operator()(const TokensPatched& patch) const {
    const std::size_t token = index.at(tokenAxis(index.size()));
    return std::find(patch.tokens.begin(), patch.tokens.end(), token) != patch.tokens.end();
  }
  template <typename Other>
  bool operator()(const Other&) const {
    return true;
  }
};

}  // namespace

Switches switchesOf(const Interventions& interventions) {
  Switches switches;
  for (const Intervention& intervention : interventions.list) {
    if (const auto* norm = std::get_if<NormOff>(&intervention)) {
      const Part inLayer = norm->which == 1 ? Part::Norm1 : Part::Norm2;
      switches.turnOff(norm->layer == -1 ? Part::FinalNorm : inLayer, norm->layer);
    } else if (const auto* residual = std::get_if<ResidualOff>(&intervention)) {
      switches.turnOff(residual->which == 1 ? Part::Residual1 : Part::Residual2, residual->layer);
    } else if (std::holds_alternative<PositionOff>(intervention)) {
      switches.turnOff(Part::Position, -1);
    } else if (const auto* rotation = std::get_if<RotationOff>(&intervention)) {
      switches.turnOff(Part::Rotation, rotation->layer);
    } else if (const auto* scaling = std::get_if<ScalingOff>(&intervention)) {
      switches.turnOff(Part::Scaling, scaling->layer);
    }
  }
  return switches;
}

std::vector<std::string> frozenParameters(const Interventions& interventions) {
  std::vector<std::string> names;
  for (const Intervention& intervention : interventions.list) {
    if (const auto* frozen = std::get_if<FrozenParameter>(&intervention)) names.push_back(frozen->name);
  }
  return names;
}

bool changesTensor(const Intervention& intervention, const std::string& tensor) {
  return std::visit(ChangesTensor{tensor}, intervention);
}

bool changesCell(const Intervention& intervention, const CellAddress& cell) {
  return cell.isValid() && changesTensor(intervention, cell.tensor) &&
         std::visit(ChangesIndex{cell.index}, intervention);
}

TokensPatched patchFrom(const Trace& donor, const std::string& tensor, const std::vector<std::size_t>& tokens,
                        const std::string& donorName) {
  const Tensor<float>* from = donor.find(tensor);
  if (from == nullptr) throw std::invalid_argument("The other sample computes nothing called \"" + tensor + "\".");
  if (from->shape.size() < 3 || tensor.ends_with(".scores") || tensor.ends_with(".weights"))
    throw std::invalid_argument("The numbers of " + tensor +
                                " belong to no single token and cannot be patched token by token.");
  const std::size_t T = from->shape[tokenAxis(from->shape.size())];
  const std::size_t heads = from->shape.size() == 4 ? from->shape[1] : 1;
  const std::size_t width = from->shape.back();
  TokensPatched patch{tensor, tokens, {}, donorName};
  for (const std::size_t token : tokens) {
    if (token >= T)
      throw std::invalid_argument("The other sample has no token " + std::to_string(token) +
                                  "; its tokens run from 0 to " + std::to_string(T - 1) + ".");
    for (std::size_t head = 0; head < heads; ++head) {
      const auto begin = from->values.begin() + static_cast<std::ptrdiff_t>((head * T + token) * width);
      patch.values.insert(patch.values.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    }
  }
  return patch;
}

}  // namespace encoderlab
