#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace encoderlab {

/// A column-major matrix in somebody else's memory, laid out as Armadillo and BLAS do: element (i, j) lies at
/// data[i + j · stride]. One token is one column, which is PyTorch's row-major (tokens, features) in the same memory.
/// A block of rows (one head, say) is a view as well and copies nothing.
template <typename Scalar>
struct MatrixView {
  Scalar* data = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t stride = 0;

  MatrixView() = default;
  MatrixView(Scalar* memory, std::size_t rowCount, std::size_t columnCount)
      : MatrixView(memory, rowCount, columnCount, rowCount) {}
  MatrixView(Scalar* memory, std::size_t rowCount, std::size_t columnCount, std::size_t columnStride)
      : data(memory), rows(rowCount), columns(columnCount), stride(columnStride) {}

  /// A view that may write is one that may read.
  operator MatrixView<const Scalar>() const requires(!std::is_const_v<Scalar>) { return {data, rows, columns, stride}; }

  Scalar* column(std::size_t j) const { return data + j * stride; }
  Scalar& operator()(std::size_t i, std::size_t j) const { return data[i + j * stride]; }
  MatrixView rowBlock(std::size_t first, std::size_t count) const { return {data + first, count, columns, stride}; }
  MatrixView columnBlock(std::size_t first, std::size_t count) const { return {column(first), rows, count, stride}; }
};

/// For parameters from which Scalar is not to be deduced: the output decides.
template <typename Scalar>
using ConstView = std::type_identity_t<MatrixView<const Scalar>>;

/// to = from, both of one shape; nothing to do where they are the same memory.
template <typename Scalar>
void copyColumns(ConstView<Scalar> from, MatrixView<Scalar> to) {
  if (from.data == to.data) return;
  for (std::size_t n = 0; n < from.columns; ++n) std::copy_n(from.column(n), from.rows, to.column(n));
}

}  // namespace encoderlab
