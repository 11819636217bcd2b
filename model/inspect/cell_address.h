#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace encoderlab {

/// One number of a tensor: `index` has as many entries as the tensor has axes, as PyTorch would index it.
struct CellAddress {
  std::string tensor;  ///< a name of the trace, of a parameter, or `grad.` + either; empty: no cell
  std::vector<std::size_t> index;

  bool isValid() const { return !tensor.empty(); }
  bool operator==(const CellAddress&) const = default;
};

}  // namespace encoderlab
