#include "model/inspect/cell_index.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "model/io/tensor_types.h"

namespace encoderlab {

std::size_t flatIndex(const std::vector<std::size_t>& index, const std::vector<std::size_t>& shape) {
  std::size_t flat = 0;
  for (std::size_t axis = 0; axis < index.size(); ++axis) flat = flat * shape[axis] + index[axis];
  return flat;
}

std::vector<std::size_t> indexAt(std::size_t flat, const std::vector<std::size_t>& shape) {
  std::vector<std::size_t> index(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0; flat /= shape[axis]) index[axis] = flat % shape[axis];
  return index;
}

bool hasCell(const std::vector<std::size_t>& index, const std::vector<std::size_t>& shape) {
  return std::ranges::equal(index, shape, std::less());
}

void checkCell(const CellAddress& cell, const std::vector<std::size_t>& shape) {
  if (!hasCell(cell.index, shape))
    throw std::invalid_argument(cell.tensor + " has the shape " + shapeText(shape) + ", which has no cell " +
                                shapeText(cell.index) + ".");
}

CellAddress parameterCellAt(const ParameterLayout& layout, std::size_t flat, std::string_view prefix) {
  const auto& parameters = layout.parameters();
  const auto isBehind = [flat](const Parameter& parameter) { return parameter.offset > flat; };
  const Parameter& parameter = *std::prev(std::find_if(parameters.begin(), parameters.end(), isBehind));
  return {std::string(prefix) + parameter.name, indexAt(flat - parameter.offset, parameter.shape)};
}

}  // namespace encoderlab
