#pragma once

#include "model/inspect/ledger_context.h"

namespace encoderlab {

/// One cell of a tensor that an op reads or makes, and the op.
struct LedgerQuery {
  const LedgerContext& context;
  const Op& op;
  CellAddress cell;       ///< in `output`: of the output, or of what the op makes on the way to it, as in
                          ///< `insideGradient`. Otherwise of the input or the parameter, not of its gradient
  std::size_t input = 0;  ///< in `inputGradient`: which of the op's inputs

  /// The gradient of the op's output.
  std::string upstream() const { return gradientName(op.output); }
  /// Whether the part that the op computes is switched off.
  bool isOff() const { return context.changes().isOff(op); }
  /// The same cell of the first input, as a term of an op whose output has the input's shape.
  LedgerTerm passedOn() const {
    return context.product("x" + indexText(cell.index), {{op.inputs.front(), cell.index}});
  }
  /// The same cell of the output's gradient.
  LedgerTerm passedBack() const { return context.product("dy" + indexText(cell.index), {{upstream(), cell.index}}); }
};

/// How an op is explained. Each function returns terms that are summed (or, `output` of relu, compared), and appends
/// steps that lead to them. What an op adds nothing to has no terms.
struct LedgerRule {
  Terms (*output)(const LedgerQuery& query, Steps& steps);
  Terms (*inputGradient)(const LedgerQuery& query, Steps& steps);      ///< null: no input has a gradient
  Terms (*parameterGradient)(const LedgerQuery& query, Steps& steps);  ///< null: it has no parameters
  Combine outputCombine = Combine::Sum;
  Terms (*insideGradient)(const LedgerQuery& query, Steps& steps) = nullptr;  ///< null: it makes nothing on the way
};

/// The rule of an op of the model.
LedgerRule ledgerRule(const ModelConfiguration& model, const Op& op);

// One family of ops each, in a file of its own: linear, embedding, stem, rotary, attention, norm, activation, residual,
// pooling, loss.
extern const LedgerRule linearRule;
extern const LedgerRule tokenEmbeddingRule, vectorEmbeddingRule, positionRule;
extern const LedgerRule stemConvolutionRule, stemSumRule, stemRecurrentRule;
extern const LedgerRule rotaryRule;
extern const LedgerRule scoresRule, weightsRule, headsRule;
extern const LedgerRule normRule;
extern const LedgerRule reluRule, geluRule;
extern const LedgerRule sumRule;
extern const LedgerRule meanPooledRule, clsPooledRule;
extern const LedgerRule crossEntropyRule, meanSquaredErrorRule;

}  // namespace encoderlab
