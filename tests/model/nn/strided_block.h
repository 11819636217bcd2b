#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "model/nn/matrix_view.h"

namespace encoderlab::testing {

/// A matrix with `gap` numbers of somebody else's between its columns, filled from `seed` the same for every scalar.
template <typename Scalar>
struct StridedBlock {
  std::size_t rows, columns, stride;
  std::vector<Scalar> values;

  StridedBlock(std::size_t rowCount, std::size_t columnCount, unsigned seed, std::size_t gap = 3)
      : rows(rowCount), columns(columnCount), stride(rowCount + gap), values(stride * columnCount) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> numbers(-3.0F, 3.0F);
    for (Scalar& value : values) value = static_cast<Scalar>(numbers(random));
  }
  MatrixView<Scalar> view() { return {values.data(), rows, columns, stride}; }
  Scalar* data() { return values.data(); }
};

}  // namespace encoderlab::testing
