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

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
