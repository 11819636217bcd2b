#include "views/changed_ops.h"

#include <algorithm>

namespace encoderlab {

std::vector<bool> changedOps(const Inspection& inspection) {
  const std::vector<Op>& ops = inspection.ops();
  std::vector<bool> changed(ops.size(), false);
  if (inspection.original) changed.front() = true;
  bool changesOutput = inspection.original.has_value();
  for (const Intervention& intervention : inspection.interventions.list) {
    const auto* frozen = std::get_if<FrozenParameter>(&intervention);
    changesOutput = changesOutput || frozen == nullptr;
    for (std::size_t i = 0; i < ops.size(); ++i) {
      const bool isFrozen =
          frozen != nullptr && std::ranges::find(ops[i].parameters, frozen->name) != ops[i].parameters.end();
      if (isFrozen || changesTensor(intervention, ops[i].output)) changed[i] = true;
    }
  }
  for (std::size_t i = 0; changesOutput && i < ops.size(); ++i) {
    if (ops[i].hook == Hook::Logits || ops[i].hook == Hook::Loss) changed[i] = true;
  }
  return changed;
}

}  // namespace encoderlab
