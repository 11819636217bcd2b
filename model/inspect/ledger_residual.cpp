#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

/// How often the op adds the input: `as_printed` adds a branch to itself, and what a layer hands on is one tensor. A
/// residual that is off adds the branch alone, which is the last input.
std::size_t timesAdded(const LedgerQuery& query, std::size_t input) {
  const std::size_t inputs = query.op.inputs.size();
  if (query.isOff()) return input + 1 == inputs ? 1 : 0;
  return query.op.hook != Hook::LayerOutput && inputs == 1 ? 2 : 1;
}

Terms output(const LedgerQuery& query, Steps&) {
  Terms terms;
  for (std::size_t i = 0; i < query.op.inputs.size(); ++i) {
    const CellAddress x{query.op.inputs[i], query.cell.index};
    terms.insert(terms.end(), timesAdded(query, i), query.context.product(x.tensor + indexText(x.index), {x}));
  }
  return terms;
}

Terms inputGradient(const LedgerQuery& query, Steps&) {
  const std::size_t times = timesAdded(query, query.input);
  return times == 0 ? Terms{numberTerm(phrases::isOff, 0)} : Terms(times, query.passedBack());
}

}  // namespace

const LedgerRule sumRule{output, inputGradient, nullptr};

}  // namespace encoderlab
