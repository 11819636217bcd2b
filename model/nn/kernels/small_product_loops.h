#pragma once

#include "model/nn/kernels/lanes.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

#if defined(__AVX512F__)
inline constexpr std::size_t vectorBytes = 64;
inline constexpr std::size_t widestStripe = 8;
#elif defined(__AVX__)
inline constexpr std::size_t vectorBytes = 32;
inline constexpr std::size_t widestStripe = 4;  // with 16 registers GCC 12 reads a wider one's operands again and again
#else
inline constexpr std::size_t vectorBytes = 16;
inline constexpr std::size_t widestStripe = 4;
#endif

/// B of a product, as its elements are read: element (k, j) lies at data[k · rowStep + j · columnStep], so that a
/// transposed B needs no copy.
template <typename Scalar>
struct Factor {
  const Scalar* data;
  std::size_t rowStep, columnStep;
};

/// The sizes and scales of C = α A B + β C.
template <typename Scalar>
struct ProductShape {
  std::size_t rows, columns, inner;
  Scalar alpha, beta;
};

/// One tile of C, `vectors` vectors high and `width` columns wide, kept in registers over the whole inner dimension.
template <std::size_t bytes, std::size_t vectors, std::size_t width, typename Scalar>
inline void multiplyTile(const ProductShape<Scalar>& shape, const Scalar* a, std::size_t strideA,
                         const Factor<Scalar>& b, Scalar* c, std::size_t strideC) {
  // Formed here: as an argument of the template the type would lose its alignment with clang.
  using Vector = typename VectorOf<Scalar, bytes>::Type;
  constexpr std::size_t lanes = bytes / sizeof(Scalar);
  Vector sums[width][vectors] = {};
  for (std::size_t k = 0; k < shape.inner; ++k) {
    Vector left[vectors];
    for (std::size_t v = 0; v < vectors; ++v) left[v] = *reinterpret_cast<const Vector*>(a + k * strideA + v * lanes);
    for (std::size_t j = 0; j < width; ++j) {
      const Scalar right = b.data[k * b.rowStep + j * b.columnStep];
      for (std::size_t v = 0; v < vectors; ++v) sums[j][v] += left[v] * right;
    }
  }
  for (std::size_t j = 0; j < width; ++j) {
    for (std::size_t v = 0; v < vectors; ++v) {
      auto* out = reinterpret_cast<Vector*>(c + j * strideC + v * lanes);
      *out = shape.beta == 0 ? sums[j][v] * shape.alpha : sums[j][v] * shape.alpha + *out * shape.beta;
    }
  }
}

/// A stripe of C, `width` columns wide: its rows in tiles of two vectors, one vector, half a vector and so on.
template <std::size_t bytes, std::size_t width, typename Scalar>
inline void multiplyStripe(const ProductShape<Scalar>& shape, std::size_t row, const Scalar* a, std::size_t strideA,
                           const Factor<Scalar>& b, Scalar* c, std::size_t strideC) {
  constexpr std::size_t lanes = bytes / sizeof(Scalar);
  if constexpr (bytes == vectorBytes) {
    for (; row + 2 * lanes <= shape.rows; row += 2 * lanes)
      multiplyTile<bytes, 2, width>(shape, a + row, strideA, b, c + row, strideC);
  }
  for (; row + lanes <= shape.rows; row += lanes)
    multiplyTile<bytes, 1, width>(shape, a + row, strideA, b, c + row, strideC);
  if constexpr (lanes > 1) {
    if (row < shape.rows) multiplyStripe<bytes / 2, width>(shape, row, a, strideA, b, c, strideC);
  }
}

/// As many whole stripes of C as there are from column `first` on; returns the column after them.
template <std::size_t width, typename Scalar>
inline std::size_t multiplyStripes(const ProductShape<Scalar>& shape, std::size_t first, const Scalar* a,
                                   std::size_t strideA, const Factor<Scalar>& b, Scalar* c, std::size_t strideC) {
  std::size_t j = first;
  for (; j + width <= shape.columns; j += width) {
    const Factor<Scalar> part{b.data + j * b.columnStep, b.rowStep, b.columnStep};
    multiplyStripe<vectorBytes, width>(shape, 0, a, strideA, part, c + j * strideC, strideC);
  }
  return j;
}

template <typename Scalar>
void multiplySmall(const ConstView<Scalar>& a, const ConstView<Scalar>& b, bool transposeB, const MatrixView<Scalar>& c,
                   Scalar alpha, Scalar beta) {
  const ProductShape<Scalar> shape{c.rows, c.columns, a.columns, alpha, beta};
  const Factor<Scalar> right{b.data, transposeB ? b.stride : 1, transposeB ? 1 : b.stride};
  std::size_t done = 0;
  if constexpr (widestStripe < 8) {
    // A single vector leaves registers for more columns, and only they keep its multipliers busy.
    if (shape.rows * sizeof(Scalar) <= vectorBytes)
      done = multiplyStripes<8>(shape, 0, a.data, a.stride, right, c.data, c.stride);
  }
  done = multiplyStripes<widestStripe>(shape, done, a.data, a.stride, right, c.data, c.stride);
  if constexpr (widestStripe > 4) done = multiplyStripes<4>(shape, done, a.data, a.stride, right, c.data, c.stride);
  done = multiplyStripes<2>(shape, done, a.data, a.stride, right, c.data, c.stride);
  multiplyStripes<1>(shape, done, a.data, a.stride, right, c.data, c.stride);
}

/// Sixteen numbers at a time, by shuffling four vectors of four.
template <typename Scalar>
inline void transposeBlock(const Scalar* x, std::size_t strideX, Scalar* y, std::size_t strideY) {
  using Vector = typename VectorOf<Scalar, 4 * sizeof(Scalar)>::Type;
  const Vector column0 = *reinterpret_cast<const Vector*>(x);
  const Vector column1 = *reinterpret_cast<const Vector*>(x + strideX);
  const Vector column2 = *reinterpret_cast<const Vector*>(x + 2 * strideX);
  const Vector column3 = *reinterpret_cast<const Vector*>(x + 3 * strideX);
  const Vector left01 = __builtin_shufflevector(column0, column1, 0, 4, 1, 5);
  const Vector right01 = __builtin_shufflevector(column0, column1, 2, 6, 3, 7);
  const Vector left23 = __builtin_shufflevector(column2, column3, 0, 4, 1, 5);
  const Vector right23 = __builtin_shufflevector(column2, column3, 2, 6, 3, 7);
  *reinterpret_cast<Vector*>(y) = __builtin_shufflevector(left01, left23, 0, 1, 4, 5);
  *reinterpret_cast<Vector*>(y + strideY) = __builtin_shufflevector(left01, left23, 2, 3, 6, 7);
  *reinterpret_cast<Vector*>(y + 2 * strideY) = __builtin_shufflevector(right01, right23, 0, 1, 4, 5);
  *reinterpret_cast<Vector*>(y + 3 * strideY) = __builtin_shufflevector(right01, right23, 2, 3, 6, 7);
}

template <typename Scalar>
void transpose(ConstView<Scalar> x, Scalar* y) {
  const std::size_t wholeRows = x.rows - x.rows % 4;
  const std::size_t wholeColumns = x.columns - x.columns % 4;
  for (std::size_t j = 0; j < wholeColumns; j += 4) {
    for (std::size_t i = 0; i < wholeRows; i += 4)
      transposeBlock(x.data + i + j * x.stride, x.stride, y + j + i * x.columns, x.columns);
  }
  for (std::size_t j = 0; j < x.columns; ++j) {
    for (std::size_t i = j < wholeColumns ? wholeRows : 0; i < x.rows; ++i)
      y[j + i * x.columns] = x.data[i + j * x.stride];
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
