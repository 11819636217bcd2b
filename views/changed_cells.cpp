#include "views/changed_cells.h"

#include <algorithm>

namespace encoderlab {

std::vector<HeatmapCell> changedCells(const Interventions& interventions, const std::string& tensor,
                                      const HeatmapContent& content,
                                      const std::function<CellAddress(HeatmapCell)>& addressOf) {
  std::vector<const Intervention*> here;
  for (const Intervention& intervention : interventions.list) {
    if (changesTensor(intervention, tensor)) here.push_back(&intervention);
  }
  std::vector<HeatmapCell> changed;
  for (int row = 0; !here.empty() && row < content.rows; ++row) {
    for (int column = 0; column < content.columns; ++column) {
      const CellAddress address = addressOf({row, column});
      const auto writes = [&](const Intervention* intervention) { return changesCell(*intervention, address); };
      if (std::ranges::any_of(here, writes)) changed.push_back({row, column});
    }
  }
  return changed;
}

}  // namespace encoderlab
