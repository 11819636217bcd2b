#pragma once

#include "model/configuration.h"
#include "model/data/chunk.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// One vector a sequence, X is D × N, Y is D × B:
///
///   mean:  y = mean of the sample's columns that are not padding
///   cls:   y = the sample's first column, that of the `cls` token
template <typename Scalar>
void poolingForward(const Chunk& chunk, Pooling pooling, ConstView<Scalar> x, MatrixView<Scalar> y);

/// Undoes poolingForward: each column that took part receives its share of dY; the others receive 0.
template <typename Scalar>
void poolingBackward(const Chunk& chunk, Pooling pooling, ConstView<Scalar> dY, MatrixView<Scalar> dX);

}  // namespace encoderlab
