#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/inspect/cell_address.h"
#include "model/nn/parameters.h"

namespace encoderlab {

/// Where a tensor of this shape, row-major, has the cell; with fewer indices than axes, which block of cells it is.
std::size_t flatIndex(const std::vector<std::size_t>& index, const std::vector<std::size_t>& shape);
/// The other way round.
std::vector<std::size_t> indexAt(std::size_t flat, const std::vector<std::size_t>& shape);

bool hasCell(const std::vector<std::size_t>& index, const std::vector<std::size_t>& shape);
/// Throws std::invalid_argument if a tensor of this shape has no such cell.
void checkCell(const CellAddress& cell, const std::vector<std::size_t>& shape);

/// The cell of a parameter that element `flat` of the flat buffer belongs to; `prefix` comes before the name.
CellAddress parameterCellAt(const ParameterLayout& layout, std::size_t flat, std::string_view prefix = "");

}  // namespace encoderlab
