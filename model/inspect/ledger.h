#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/data/batch.h"
#include "model/inspect/cell_address.h"
#include "model/inspect/interventions.h"
#include "model/inspect/ledger_phrases.h"
#include "model/inspect/op_list.h"
#include "model/inspect/trace.h"

namespace encoderlab {

/// How the terms of a step make its result.
enum class Combine : std::uint8_t { Sum, Product, Max };

struct LedgerTerm {
  std::string label;  ///< symbols, the same in every language, e.g. "q[3] k[3] / √8", or one of `phrases`
  double value = 0;
  std::vector<double> factors;       ///< `value` is their product; empty: none
  std::vector<CellAddress> sources;  ///< cells to light up, of the trace, of parameters, or of `tokens`, `vectors` and
                                     ///< `targets` as a batch file holds them. With factors, sources[i] is the cell
                                     ///< whose value is factors[i]; further factors are constants or earlier results
};

struct LedgerStep {
  std::string name;  ///< e.g. "Σ exp(s − max)", or one of `phrases`
  Combine combine = Combine::Sum;
  std::vector<LedgerTerm> terms;  ///< empty: a function of the step before, and `name` says which
  double result = 0;
};

/// Where one number comes from: steps worked out in double precision from the tensors that the op read.
struct CellExplanation {
  CellAddress cell;
  double value = 0;                   ///< of the trace
  std::string formula;                ///< Unicode: of the op that made it; for a gradient the derivative of each stream
  std::string pytorch;                ///< the line, or lines, of PyTorch that do the same
  std::vector<LedgerPhrase> changes;  ///< what interventions changed in this computation
  std::vector<LedgerStep> steps;      ///< the last one's result is `value`; what 32 bits rounded is a term of it
};

/// What explanations are made of; all of it must outlive them.
struct LedgerSubject {
  const ModelConfiguration& model;
  const std::vector<Op>& ops;  ///< opList(model)
  std::span<const float> weights;
  const Batch& batch;
  const Trace& trace;  ///< what traceBatch made of the rest
  const Interventions& interventions;
};

/// Explains a cell of any tensor of the trace by what was really computed, interventions included. Throws
/// std::invalid_argument with one sentence for a tensor that there is not, a parameter (it is learned, not computed), a
/// gradient without targets, the wrong number of indices, an index out of range, and a token that the sample has not.
CellExplanation explainCell(const LedgerSubject& subject, const CellAddress& cell);

/// The explanation as lines to read, and as an `align*` environment (amsmath).
std::string explanationText(const CellExplanation& explanation);
std::string explanationLatex(const CellExplanation& explanation);

}  // namespace encoderlab
