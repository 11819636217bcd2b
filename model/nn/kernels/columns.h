#pragma once

#include <cstddef>

#include "model/nn/matrix_view.h"

// The loops beside this file are compiled once for each instruction set, each time in a namespace of its own, and call
// no inline function from outside: of several copies the linker would keep any, perhaps one that this machine cannot
// run.
namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

template <typename Scalar>
inline Scalar* columnOf(const MatrixView<Scalar>& matrix, std::size_t n) {
  return matrix.data + n * matrix.stride;
}

/// How many columns a loop takes through its passes together: of one column alone, each pass would wait for the one
/// before it; all of them would leave the cache in between.
inline constexpr std::size_t blockColumns = 16;

/// block(first, last) for all columns.
template <typename Block>
inline void forEachBlock(std::size_t columns, Block block) {
  for (std::size_t first = 0; first < columns; first += blockColumns)
    block(first, first + blockColumns < columns ? first + blockColumns : columns);
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
