#include "model/nn/rotary.h"

#include <cmath>

namespace encoderlab {
namespace {

/// Turns every pair by its angle, or by −1 times its angle where `direction` is −1.
template <typename Scalar>
void turnPairs(const Chunk& chunk, ConstView<Scalar> table, MatrixView<Scalar> x, Scalar direction) {
  const std::size_t d = table.rows;
  for (std::size_t n = 0; n < x.columns; ++n) {
    // 1. φ = t · 10000^(−2i/d), from the table
    const Scalar* turn = table.column(chunk.positionOf(n));
    Scalar* head = x.column(n);
    for (std::size_t row = 0; row < x.rows; row += d, head += d) {
      // 2. (y₂ᵢ, y₂ᵢ₊₁) = (x₂ᵢ cos φ − x₂ᵢ₊₁ sin φ, x₂ᵢ sin φ + x₂ᵢ₊₁ cos φ)
      for (std::size_t even = 0; even < d; even += 2) {
        const Scalar cosine = turn[even];
        const Scalar sine = direction * turn[even + 1];
        const Scalar first = head[even];
        const Scalar second = head[even + 1];
        head[even] = first * cosine - second * sine;
        head[even + 1] = first * sine + second * cosine;
      }
    }
  }
}

}  // namespace

template <typename Scalar>
void rotaryForward(const Chunk& chunk, ConstView<Scalar> table, MatrixView<Scalar> x) {
  turnPairs(chunk, table, x, Scalar{1});
}

template <typename Scalar>
void rotaryBackward(const Chunk& chunk, ConstView<Scalar> table, MatrixView<Scalar> dY) {
  turnPairs(chunk, table, dY, Scalar{-1});
}

double rotaryAngle(std::size_t t, std::size_t feature, std::size_t d) {
  const double exponent = -static_cast<double>(feature - feature % 2) / static_cast<double>(d);
  return static_cast<double>(t) * std::pow(10000.0, exponent);
}

template <typename Scalar>
void fillRotaryTable(MatrixView<Scalar> table) {
  for (std::size_t t = 0; t < table.columns; ++t) {
    for (std::size_t feature = 0; feature < table.rows; ++feature) {
      const double angle = rotaryAngle(t, feature, table.rows);
      table(feature, t) = static_cast<Scalar>(feature % 2 == 0 ? std::cos(angle) : std::sin(angle));
    }
  }
}

template void rotaryForward(const Chunk&, ConstView<float>, MatrixView<float>);
template void rotaryForward(const Chunk&, ConstView<double>, MatrixView<double>);
template void rotaryBackward(const Chunk&, ConstView<float>, MatrixView<float>);
template void rotaryBackward(const Chunk&, ConstView<double>, MatrixView<double>);
template void fillRotaryTable(MatrixView<float>);
template void fillRotaryTable(MatrixView<double>);

}  // namespace encoderlab
