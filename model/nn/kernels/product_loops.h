#pragma once

#include "model/nn/kernels/kernels.h"
#include "model/nn/kernels/lanes.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

#if defined(__AVX512F__)
inline constexpr std::size_t vectorBytes = 64;
inline constexpr std::size_t widestStripe = 8;
inline constexpr std::size_t largestProduct = 5'000'000;
#elif defined(__AVX__)
inline constexpr std::size_t vectorBytes = 32;
inline constexpr std::size_t widestStripe = 4;  // with 16 registers GCC 12 reads a wider one's operands again and again
inline constexpr std::size_t largestProduct = 20'000;
#else
inline constexpr std::size_t vectorBytes = 16;
inline constexpr std::size_t widestStripe = 4;
inline constexpr std::size_t largestProduct = 2'000;
#endif

/// B of a product, as its elements are read: element (k, j) lies at data[k · rowStep + j · columnStep], so that a
/// transposed B needs no copy.
template <typename Scalar>
struct Factor {
  const Scalar* data;
  std::size_t rowStep, columnStep;
};

/// C = α A B + E, or α A B where E is null. A, C and E are column-major.
template <typename Scalar>
struct Product {
  std::size_t rows, columns, depth;
  Scalar alpha;
  const Scalar* a;
  std::size_t strideA;
  Factor<Scalar> b;
  const Scalar* e;
  std::size_t strideE;
  Scalar* c;
  std::size_t strideC;
};

/// One tile of C, `vectors` vectors high and `width` columns wide, kept in registers over the whole depth.
template <std::size_t bytes, std::size_t vectors, std::size_t width, typename Scalar>
inline void multiplyTile(const Product<Scalar>& product, std::size_t row, std::size_t column) {
  // Formed here: as an argument of the template the type would lose its alignment with clang.
  using Vector = typename VectorOf<Scalar, bytes>::Type;
  constexpr std::size_t lanes = bytes / sizeof(Scalar);
  const Scalar* a = product.a + row;
  const Scalar* b = product.b.data + column * product.b.columnStep;
  Vector sums[width][vectors] = {};
  for (std::size_t k = 0; k < product.depth; ++k) {
    Vector left[vectors];
    for (std::size_t v = 0; v < vectors; ++v)
      left[v] = *reinterpret_cast<const Vector*>(a + k * product.strideA + v * lanes);
    for (std::size_t j = 0; j < width; ++j) {
      const Scalar right = b[k * product.b.rowStep + j * product.b.columnStep];
      for (std::size_t v = 0; v < vectors; ++v) sums[j][v] += left[v] * right;
    }
  }
  for (std::size_t j = 0; j < width; ++j) {
    for (std::size_t v = 0; v < vectors; ++v) {
      const std::size_t i = row + v * lanes;
      Vector sum = sums[j][v] * product.alpha;
      if (product.e != nullptr) sum += *reinterpret_cast<const Vector*>(product.e + i + (column + j) * product.strideE);
      *reinterpret_cast<Vector*>(product.c + i + (column + j) * product.strideC) = sum;
    }
  }
}

/// A stripe of C, `width` columns wide: its rows in tiles of two vectors, one vector, half a vector and so on.
template <std::size_t bytes, std::size_t width, typename Scalar>
inline void multiplyStripe(const Product<Scalar>& product, std::size_t row, std::size_t column) {
  constexpr std::size_t lanes = bytes / sizeof(Scalar);
  if constexpr (bytes == vectorBytes) {
    for (; row + 2 * lanes <= product.rows; row += 2 * lanes) multiplyTile<bytes, 2, width>(product, row, column);
  }
  for (; row + lanes <= product.rows; row += lanes) multiplyTile<bytes, 1, width>(product, row, column);
  if constexpr (lanes > 1) {
    if (row < product.rows) multiplyStripe<bytes / 2, width>(product, row, column);
  }
}

/// As many whole stripes of C as there are from `column` on; returns the column after them.
template <std::size_t width, typename Scalar>
inline std::size_t multiplyStripes(const Product<Scalar>& product, std::size_t column) {
  for (; column + width <= product.columns; column += width) multiplyStripe<vectorBytes, width>(product, 0, column);
  return column;
}

template <typename Scalar>
void multiplyColumns(const Product<Scalar>& product) {
  std::size_t done = 0;
  if constexpr (widestStripe < 8) {
    // A single vector leaves registers for more columns, and only they keep its multipliers busy.
    if (product.rows * sizeof(Scalar) <= vectorBytes) done = multiplyStripes<8>(product, 0);
  }
  done = multiplyStripes<widestStripe>(product, done);
  if constexpr (widestStripe > 4) done = multiplyStripes<4>(product, done);
  done = multiplyStripes<2>(product, done);
  multiplyStripes<1>(product, done);
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

/// Y = Xᵀ, its `rows` rows side by side: element (i, j) of Y lies at y[i + j · rows].
template <typename Scalar>
inline void transpose(const Scalar* x, std::size_t strideX, std::size_t rows, std::size_t columns, Scalar* y) {
  const std::size_t wholeRows = rows - rows % 4;
  const std::size_t wholeColumns = columns - columns % 4;
  for (std::size_t j = 0; j < wholeColumns; j += 4) {
    for (std::size_t i = 0; i < wholeRows; i += 4) transposeBlock(x + j + i * strideX, strideX, y + i + j * rows, rows);
  }
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = i < wholeRows ? wholeColumns : 0; j < columns; ++j) y[i + j * rows] = x[j + i * strideX];
  }
}

/// Numbers of a transposed A that are copied at a time, so that they stay in the cache while B passes by.
inline constexpr std::size_t blockCapacity = 32'768;
inline constexpr std::size_t blockDepth = 256;

/// `product` with A transposed: block by block of A's transpose. Where the depth needs several, each adds to C.
template <typename Scalar>
void multiplyTransposed(const Product<Scalar>& product) {
  alignas(64) Scalar copy[blockCapacity];  // not initialized: no more of it is touched than is written
  Product<Scalar> block = product;
  block.a = copy;
  std::size_t k = 0;
  do {
    block.depth = product.depth - k < blockDepth ? product.depth - k : blockDepth;
    block.b.data = product.b.data + k * product.b.rowStep;
    const std::size_t mostRows = blockCapacity / (block.depth + 1);
    for (std::size_t row = 0; row < product.rows; row += mostRows) {
      block.rows = product.rows - row < mostRows ? product.rows - row : mostRows;
      block.strideA = block.rows;
      block.c = product.c + row;
      if (k > 0) {
        block.e = block.c;
        block.strideE = block.strideC;
      } else if (product.e != nullptr) {
        block.e = product.e + row;
      }
      transpose(product.a + k + row * product.strideA, product.strideA, block.rows, block.depth, copy);
      multiplyColumns(block);
    }
    k += blockDepth;
  } while (k < product.depth);
}

template <typename Scalar>
void multiply(const ConstView<Scalar>& a, bool transposeA, const ConstView<Scalar>& b, bool transposeB, Scalar alpha,
              const ConstView<Scalar>& e, const MatrixView<Scalar>& c) {
  const Factor<Scalar> right{b.data, transposeB ? b.stride : 1, transposeB ? 1 : b.stride};
  const Product<Scalar> product{
      c.rows, c.columns, transposeA ? a.rows : a.columns, alpha, a.data, a.stride, right, e.data, e.stride,
      c.data, c.stride};
  if (transposeA) {
    multiplyTransposed(product);
  } else {
    multiplyColumns(product);
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
