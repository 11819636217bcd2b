#pragma once

#include <cstddef>
#include <vector>

namespace encoderlab {

/// A dense tensor by value: `shape` as PyTorch would print it, `values` row-major (the last axis runs fastest).
/// An empty shape is a scalar with one value.
template <typename Scalar>
struct Tensor {
  std::vector<std::size_t> shape;
  std::vector<Scalar> values;
};

/// The number of values a tensor of this shape holds (1 for a scalar).
inline std::size_t elementCount(const std::vector<std::size_t>& shape) {
  std::size_t count = 1;
  for (const std::size_t extent : shape) count *= extent;
  return count;
}

}  // namespace encoderlab
