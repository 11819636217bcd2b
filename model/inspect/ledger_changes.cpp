#include "model/inspect/ledger_changes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace encoderlab {
namespace {

/// As many digits as one reads in a sentence.
std::string shortNumber(double value) {
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  constexpr int significant = 6;
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, significant);
  return {digits.data(), end.ptr};
}

/// A switch, and what is said of an op that it turns off.
struct SwitchedOp {
  Hook hook;
  Part part;
  const char* phrase;
};
constexpr std::array<SwitchedOp, 9> switchedOps{{{Hook::Norm1, Part::Norm1, phrases::normIsOff},
                                                 {Hook::Norm2, Part::Norm2, phrases::normIsOff},
                                                 {Hook::FinalNorm, Part::FinalNorm, phrases::normIsOff},
                                                 {Hook::Residual1, Part::Residual1, phrases::residualIsOff},
                                                 {Hook::Residual2, Part::Residual2, phrases::residualIsOff},
                                                 {Hook::EncoderInput, Part::Position, phrases::positionIsOff},
                                                 {Hook::QueryRotated, Part::Rotation, phrases::rotationIsOff},
                                                 {Hook::KeyRotated, Part::Rotation, phrases::rotationIsOff},
                                                 {Hook::Scores, Part::Scaling, phrases::scalingIsOff}}};

struct Written {
  const char* label;
  const char* phrase;
};

/// Those without a label write nothing into a tensor themselves.
struct WrittenBy {
  Written operator()(const HeadOff&) const { return {phrases::isOff, phrases::headIsOff}; }
  Written operator()(const AttentionOff&) const { return {phrases::isOff, phrases::attentionIsOff}; }
  Written operator()(const FeedForwardOff&) const { return {phrases::isOff, phrases::feedForwardIsOff}; }
  Written operator()(const CellSet&) const { return {phrases::setByHand, phrases::valueIsSet}; }
  Written operator()(const WeightPinned&) const { return {phrases::pinned, phrases::weightIsPinned}; }
  Written operator()(const TokensPatched&) const { return {phrases::patched, phrases::valueIsPatched}; }
  template <typename Other>
  Written operator()(const Other&) const {
    return {nullptr, nullptr};
  }
};

/// What is switched off is 0.
struct WrittenValue {
  const CellAddress& cell;
  std::size_t headWidth;

  float operator()(const CellSet& set) const { return set.value; }
  float operator()(const WeightPinned& pinned) const { return pinned.value; }
  float operator()(const TokensPatched& patch) const {
    const std::vector<std::size_t>& index = cell.index;
    const std::size_t row = index.size() == 4 ? index[1] * headWidth + index[3] : index.back();
    const std::size_t rows = patch.values.size() / patch.tokens.size();
    const auto last = std::find(patch.tokens.rbegin(), patch.tokens.rend(), index[index.size() - 2]);
    const auto place = static_cast<std::size_t>(patch.tokens.rend() - last) - 1;
    return patch.values[place * rows + row];
  }
  template <typename Other>
  float operator()(const Other&) const {
    return 0;
  }
};

}  // namespace

LedgerChanges::LedgerChanges(const Interventions& interventions)
    : m_interventions(interventions), m_switches(switchesOf(interventions)) {}

const char* LedgerChanges::phraseOf(const Op& op) const {
  const auto found = std::ranges::find(switchedOps, op.hook, &SwitchedOp::hook);
  return found != switchedOps.end() && isOff(found->part, op.layer) ? found->phrase : nullptr;
}

const Intervention* LedgerChanges::writer(const CellAddress& cell) const {
  const std::vector<Intervention>& list = m_interventions.list;
  const auto lastOne = [&](bool pins) -> const Intervention* {
    const auto found = std::find_if(list.rbegin(), list.rend(), [&](const Intervention& intervention) {
      const auto* pinned = std::get_if<WeightPinned>(&intervention);
      return writtenLabel(intervention) != nullptr && (pinned != nullptr) == pins && changesCell(intervention, cell) &&
             (!pins || pinned->key == cell.index[3]);
    });
    return found == list.rend() ? nullptr : &*found;
  };
  const Intervention* written = lastOne(false);
  return written != nullptr ? written : lastOne(true);  // a row is renormalised before its cells are set
}

std::map<std::size_t, float> LedgerChanges::pinsOf(int layer, const CellAddress& cell) const {
  std::map<std::size_t, float> pins;
  const CellAddress weight{hookName(Hook::Weights, layer), cell.index};
  for (const Intervention& intervention : m_interventions.list) {
    const auto* pinned = std::get_if<WeightPinned>(&intervention);
    if (pinned != nullptr && changesCell(intervention, weight)) pins[pinned->key] = pinned->value;
  }
  return pins;
}

bool LedgerChanges::changesRow(int layer, const CellAddress& cell) const {
  const std::string weights = hookName(Hook::Weights, layer);
  return std::ranges::any_of(m_interventions.list, [&](const Intervention& intervention) {
    const auto* set = std::get_if<CellSet>(&intervention);
    if (set == nullptr) return changesCell(intervention, {weights, cell.index});
    return set->cell.tensor == weights && set->cell.index[1] == cell.index[1] && set->cell.index[2] == cell.index[2];
  });
}

double writtenValue(const Intervention& writer, const CellAddress& cell, std::size_t headWidth) {
  return static_cast<double>(std::visit(WrittenValue{cell, headWidth}, writer));
}

const char* writtenLabel(const Intervention& writer) { return std::visit(WrittenBy{}, writer).label; }

LedgerPhrase writtenPhrase(const Intervention& writer, double value, double without) {
  LedgerPhrase phrase{std::visit(WrittenBy{}, writer).phrase, {shortNumber(value), shortNumber(without)}};
  if (const auto* patch = std::get_if<TokensPatched>(&writer)) phrase.arguments.push_back(patch->donor);
  return phrase;
}

}  // namespace encoderlab
