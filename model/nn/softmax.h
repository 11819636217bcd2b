#pragma once

#include <cstddef>
#include <cstdint>

namespace encoderlab {

/// Softmax of the `count` numbers at `x`, in place. `ignored`, if not null, flags entries (1) that take no part: they
/// become exactly 0, as if their score were −∞. At least one entry must take part.
///
///   1. m = max(x)            so that no exponential overflows
///   2. e = exp(x − m)
///   3. p = e / sum(e)
template <typename Scalar>
void softmaxForward(Scalar* x, const std::uint8_t* ignored, std::size_t count);

/// Undoes softmaxForward in place: `gradient` is dp before and dx after; `p` is what forward left.
///
///   3., 2., 1. dx = p ∘ (dp − sum(p ∘ dp))     (m cancels: softmax does not change when all x move together)
template <typename Scalar>
void softmaxBackward(const Scalar* p, Scalar* gradient, std::size_t count);

}  // namespace encoderlab
