#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

/// How often the op adds its input: `as_printed` adds a branch to itself, and what a layer hands on is one tensor.
int timesAdded(const Op& op) { return op.hook != Hook::LayerOutput && op.inputs.size() == 1 ? 2 : 1; }

Terms output(const LedgerQuery& query, Steps&) {
  Terms terms;
  for (const std::string& input : query.op.inputs) {
    for (int i = 0; i < timesAdded(query.op); ++i)
      terms.push_back(query.context.product(input + indexText(query.cell.index), {{input, query.cell.index}}));
  }
  return terms;
}

Terms inputGradient(const LedgerQuery& query, Steps&) {
  const LedgerTerm stream =
      query.context.product("dy" + indexText(query.cell.index), {{query.upstream(), query.cell.index}});
  return Terms(static_cast<std::size_t>(timesAdded(query.op)), stream);
}

}  // namespace

const LedgerRule sumRule{output, inputGradient, nullptr};

}  // namespace encoderlab
