#pragma once

#include <cstdint>

#include "model/nn/matrix_view.h"

namespace encoderlab {

/// Softmax of each column x, in place. `ignored`, if not null, flags rows (1) that take no part: they become exactly 0,
/// as if their score were −∞. At least one row must take part.
///
///   1. m = max(x)            so that no exponential overflows
///   2. e = exp(x − m)
///   3. p = e / sum(e)
template <typename Scalar>
void softmaxForward(MatrixView<Scalar> x, const std::uint8_t* ignored);

/// Undoes softmaxForward in place: a column of `gradient` is dp before and dx after; `p` is what forward left.
///
///   3., 2., 1. dx = p ∘ (dp − sum(p ∘ dp))     (m cancels: softmax does not change when all x move together)
template <typename Scalar>
void softmaxBackward(ConstView<Scalar> p, MatrixView<Scalar> gradient);

}  // namespace encoderlab
