#pragma once

#include <functional>
#include <vector>

#include "model/inspect/interventions.h"
#include "views/heatmap_content.h"

namespace encoderlab {

/// The cells of a heatmap that interventions write; `addressOf` tells where they are in the tensor `tensor`.
std::vector<HeatmapCell> changedCells(const Interventions& interventions, const std::string& tensor,
                                      const HeatmapContent& content,
                                      const std::function<CellAddress(HeatmapCell)>& addressOf);

}  // namespace encoderlab
