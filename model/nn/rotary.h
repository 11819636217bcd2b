#pragma once

#include "model/data/chunk.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// Rotary positions (Su et al. 2021, "RoFormer", 3.2.2). A query or key x of d features, d even, whose token stands at
/// position t of its sample, is turned pair by pair, so that a score depends on the distance of its two tokens alone:
///
///   1. φ  = t · 10000^(−2i/d)                       for each pair i = (2i, 2i + 1)
///   2. y₂ᵢ   = x₂ᵢ cos φ − x₂ᵢ₊₁ sin φ
///      y₂ᵢ₊₁ = x₂ᵢ sin φ + x₂ᵢ₊₁ cos φ
///
/// `table` is d × positions (fillRotaryTable). X has one head of d rows after the other, and one column a token; Y
/// takes X's place.
template <typename Scalar>
void rotaryForward(const Chunk& chunk, ConstView<Scalar> table, MatrixView<Scalar> x);

/// Undoes rotaryForward: dX takes the place of dY, turned the other way round (the transposed rotation).
///
///   2. dx₂ᵢ   = dy₂ᵢ cos φ + dy₂ᵢ₊₁ sin φ
///      dx₂ᵢ₊₁ = dy₂ᵢ₊₁ cos φ − dy₂ᵢ sin φ
template <typename Scalar>
void rotaryBackward(const Chunk& chunk, ConstView<Scalar> table, MatrixView<Scalar> dY);

/// φ of the pair that `feature` of a head of d features belongs to, at position t.
double rotaryAngle(std::size_t t, std::size_t feature, std::size_t d);

/// For each position (column) and pair: cos φ in the even row, sin φ in the odd one.
template <typename Scalar>
void fillRotaryTable(MatrixView<Scalar> table);

}  // namespace encoderlab
