#pragma once

#include "model/inspect/ledger_rules.h"

namespace encoderlab {

/// y = x Wᵀ + b at some places of a batch: what all linear ops share. `inputCell` finds x, which for the projection of
/// vectors or patches is in the batch.
struct LinearMap {
  const LedgerContext& context;
  const Op& op;
  std::string weight, bias;
  std::size_t firstRow = 0;  ///< of W and b: Q, K and V each have a third of in_proj

  Terms output(const Index& token, std::size_t row) const;
  Terms inputGradient(const Index& token, std::size_t column) const;
  /// Of W or of b. No terms if the cell belongs to another op that shares the parameter.
  Terms parameterGradient(const CellAddress& parameter, const std::vector<Index>& tokens) const;

 private:
  std::size_t rowCount() const;
  /// Of W, whose axes after the first are one where it is the kernel of a convolution.
  CellAddress weightCell(std::size_t row, std::size_t column) const;
  CellAddress inputCell(const Index& token, std::size_t column) const;
  CellAddress upstreamCell(const Index& token, std::size_t row) const;
};

}  // namespace encoderlab
