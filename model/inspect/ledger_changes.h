#pragma once

#include <cstddef>
#include <map>

#include "model/inspect/interventions.h"
#include "model/inspect/ledger_phrases.h"
#include "model/inspect/op_list.h"

namespace encoderlab {

/// What interventions do to single cells and ops.
class LedgerChanges {
 public:
  /// `interventions` must outlive it.
  explicit LedgerChanges(const Interventions& interventions);

  bool isOff(Part part, int layer) const { return m_switches.isOff(part, layer); }
  /// Whether the part that the op computes is switched off: a norm, a residual, the position, a rotation or
  /// the scaling.
  bool isOff(const Op& op) const { return phraseOf(op) != nullptr; }
  /// Says what is switched off in the op, or null.
  const char* phraseOf(const Op& op) const;

  /// The intervention that has the last word on what is in a cell of the forward pass, or null. What is switched off
  /// in an op changes the op's rule instead, and so does a pin for the rest of its row.
  const Intervention* writer(const CellAddress& cell) const;

  /// Of the row of attention weights that `cell`, of weights or scores, belongs to: what each pinned key has.
  std::map<std::size_t, float> pinsOf(int layer, const CellAddress& cell) const;
  /// Whether any weight of that row is pinned or set.
  bool changesRow(int layer, const CellAddress& cell) const;

 private:
  const Interventions& m_interventions;
  Switches m_switches;
};

/// What `writer` has written into a cell: the number, its label, and the sentence about it. `headWidth` is D/H.
double writtenValue(const Intervention& writer, const CellAddress& cell, std::size_t headWidth);
const char* writtenLabel(const Intervention& writer);
LedgerPhrase writtenPhrase(const Intervention& writer, double value, double without);

}  // namespace encoderlab
