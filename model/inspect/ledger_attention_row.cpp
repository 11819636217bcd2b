#include "model/inspect/ledger_attention_row.h"

#include <algorithm>
#include <cmath>

namespace encoderlab {

AttentionRow::AttentionRow(const LedgerContext& context, int layer, const CellAddress& cell)
    : m_context(context), m_layer(layer), m_cell(cell), m_pins(context.changes().pinsOf(layer, cell)) {
  std::erase_if(m_pins, [this](const auto& pin) { return pin.first >= keyCount() || isPadding(pin.first); });
  for (std::size_t key = 0; key < keyCount(); ++key) m_othersCount += isOther(key) ? 1 : 0;
}

CellAddress AttentionRow::cellOf(Hook hook, std::size_t key) const {
  CellAddress cell{hookName(hook, m_layer), m_cell.index};
  cell.index[3] = key;
  return cell;
}

CellAddress AttentionRow::weightGradient(std::size_t key) const {
  CellAddress cell = weight(key);
  cell.tensor = gradientName(cell.tensor);
  return cell;
}

void AttentionRow::addSoftmax(Steps& steps) {
  Terms scores;
  Terms exponentials;
  for (std::size_t key = 0; key < keyCount(); ++key) {
    if (!isPadding(key)) scores.push_back(m_context.product("s" + place(key), {cellOf(Hook::Scores, key)}));
  }
  m_largest = addStep(steps, phrases::largestScore, scores, Combine::Max);
  for (const LedgerTerm& score : scores) {
    exponentials.push_back(
        numberTerm("exp(" + score.label + " − max)", std::exp(score.value - m_largest), score.sources));
  }
  m_sum = addStep(steps, "Σ exp(s − max)", std::move(exponentials));
}

LedgerTerm AttentionRow::softmaxTerm(std::size_t key) const {
  const double exponential = std::exp(m_context.at(cellOf(Hook::Scores, key)) - m_largest);
  return m_context.product("exp(s" + place(key) + " − max) / Σ", {}, {exponential, 1 / m_sum});
}

AttentionRow::Shares AttentionRow::addShares(Steps& steps) const {
  float left = 1;
  Terms lefts{numberTerm("1", 1)};
  Terms rests;
  for (std::size_t key = 0; key < keyCount(); ++key) {
    if (const auto pin = m_pins.find(key); pin != m_pins.end()) {
      left -= pin->second;
      lefts.push_back(numberTerm("−a" + place(key), -static_cast<double>(pin->second), {weight(key)}));
    } else if (!isPadding(key)) {
      // What is too small for 32 bits has no share: the network tells rows without any other weight apart by it.
      rests.push_back(numberTerm("p" + place(key), static_cast<double>(static_cast<float>(probability(key))),
                                 {cellOf(Hook::Scores, key)}));
    }
  }
  const double rounded = static_cast<double>(std::max(left, 0.0F)) - combined(lefts, Combine::Sum);
  if (rounded != 0) lefts.push_back(numberTerm(phrases::rounding, rounded));
  Shares shares;
  shares.left = addStep(steps, phrases::leftByPins, std::move(lefts));
  shares.rest = addStep(steps, phrases::otherWeights, std::move(rests));
  shares.inverseCount = 1 / static_cast<double>(m_othersCount);
  return shares;
}

}  // namespace encoderlab
