#pragma once

#include "model/inspect/ledger_context.h"

namespace encoderlab {

/// The attention weights of one query: as the softmax makes them of the scores, p, and as pins leave them. Steps and
/// terms of a ledger that speak of the whole row.
class AttentionRow {
 public:
  /// `cell` is any cell of the row, in the scores or the weights of `layer`.
  AttentionRow(const LedgerContext& context, int layer, const CellAddress& cell);

  std::size_t keyCount() const { return m_context.length(m_cell.index[0]); }
  bool isPadding(std::size_t key) const { return m_context.isPadding(m_cell.index[0], key); }
  /// Whether a pin takes effect: it needs other keys that give or take what is left.
  bool isPinned() const { return m_othersCount > 0 && !m_pins.empty(); }
  /// Neither pinned nor padding.
  bool isOther(std::size_t key) const { return !isPadding(key) && !m_pins.contains(key); }
  CellAddress weight(std::size_t key) const { return cellOf(Hook::Weights, key); }
  CellAddress weightGradient(std::size_t key) const;
  /// "[2, 5]": the query and the key.
  std::string place(std::size_t key) const { return indexText({m_cell.index[2], key}); }

  /// Steps that lead to every p.
  void addSoftmax(Steps& steps);
  /// p of a key that is no padding, after addSoftmax.
  LedgerTerm softmaxTerm(std::size_t key) const;
  /// 0 for padding.
  double probability(std::size_t key) const { return isPadding(key) ? 0 : softmaxTerm(key).value; }

  /// What the other keys share out among themselves, and what they had.
  struct Shares {
    double left = 1;
    double rest = 0;
    double inverseCount = 1;
  };
  /// Steps that lead to them, after addSoftmax.
  Shares addShares(Steps& steps) const;

 private:
  CellAddress cellOf(Hook hook, std::size_t key) const;

  const LedgerContext& m_context;
  const int m_layer;
  const CellAddress m_cell;
  std::map<std::size_t, float> m_pins;  ///< of keys that the sample has, and that are no padding
  std::size_t m_othersCount = 0;
  double m_largest = 0;
  double m_sum = 1;
};

}  // namespace encoderlab
