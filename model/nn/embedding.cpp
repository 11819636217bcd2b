#include "model/nn/embedding.h"

#include <algorithm>
#include <cmath>

namespace encoderlab {
namespace {

std::int32_t tokenAt(const Chunk& chunk, std::size_t column) {
  return chunk.batch->tokens[chunk.firstColumn() + column];
}

template <typename Scalar>
void addTo(Scalar* sum, const Scalar* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sum[i] += x[i];
}

}  // namespace

template <typename Scalar>
void tokenEmbeddingForward(const Chunk& chunk, ConstView<Scalar> weight, MatrixView<Scalar> y) {
  for (std::size_t n = 0; n < y.columns; ++n) {
    const std::int32_t token = tokenAt(chunk, n);
    if (token != Batch::clsColumn) std::copy_n(weight.column(static_cast<std::size_t>(token)), y.rows, y.column(n));
  }
}

template <typename Scalar>
void tokenEmbeddingBackward(const Chunk& chunk, ConstView<Scalar> dY, MatrixView<Scalar> gradient) {
  for (std::size_t n = 0; n < dY.columns; ++n) {
    const std::int32_t token = tokenAt(chunk, n);
    if (token != Batch::clsColumn) addTo(gradient.column(static_cast<std::size_t>(token)), dY.column(n), dY.rows);
  }
}

template <typename Scalar>
void clsForward(const Chunk& chunk, const Scalar* clsToken, MatrixView<Scalar> y) {
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) std::copy_n(clsToken, y.rows, y.column(chunk.columnOf(s)));
}

template <typename Scalar>
void clsBackward(const Chunk& chunk, MatrixView<Scalar> dY, Scalar* gradient) {
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    Scalar* dy = dY.column(chunk.columnOf(s));
    addTo(gradient, dy, dY.rows);
    std::fill_n(dy, dY.rows, Scalar{0});
  }
}

template <typename Scalar>
void positionForward(const Chunk& chunk, ConstView<Scalar> table, ConstView<Scalar> x, MatrixView<Scalar> y) {
  for (std::size_t n = 0; n < y.columns; ++n) {
    const Scalar* position = table.column(chunk.positionOf(n));
    const Scalar* in = x.column(n);
    Scalar* out = y.column(n);
    for (std::size_t i = 0; i < y.rows; ++i) out[i] = in[i] + position[i];
  }
}

template <typename Scalar>
void positionBackward(const Chunk& chunk, ConstView<Scalar> dY, MatrixView<Scalar> gradient) {
  for (std::size_t n = 0; n < dY.columns; ++n) addTo(gradient.column(chunk.positionOf(n)), dY.column(n), dY.rows);
}

double sinusoidalPosition(std::size_t t, std::size_t i, std::size_t D) {
  const double exponent = -static_cast<double>(i - i % 2) / static_cast<double>(D);
  const double angle = static_cast<double>(t) * std::pow(10000.0, exponent);
  return i % 2 == 0 ? std::sin(angle) : std::cos(angle);
}

template <typename Scalar>
void fillSinusoidalPositions(MatrixView<Scalar> table) {
  for (std::size_t t = 0; t < table.columns; ++t) {
    for (std::size_t i = 0; i < table.rows; ++i)
      table(i, t) = static_cast<Scalar>(sinusoidalPosition(t, i, table.rows));
  }
}

template void tokenEmbeddingForward(const Chunk&, ConstView<float>, MatrixView<float>);
template void tokenEmbeddingForward(const Chunk&, ConstView<double>, MatrixView<double>);
template void tokenEmbeddingBackward(const Chunk&, ConstView<float>, MatrixView<float>);
template void tokenEmbeddingBackward(const Chunk&, ConstView<double>, MatrixView<double>);
template void clsForward(const Chunk&, const float*, MatrixView<float>);
template void clsForward(const Chunk&, const double*, MatrixView<double>);
template void clsBackward(const Chunk&, MatrixView<float>, float*);
template void clsBackward(const Chunk&, MatrixView<double>, double*);
template void positionForward(const Chunk&, ConstView<float>, ConstView<float>, MatrixView<float>);
template void positionForward(const Chunk&, ConstView<double>, ConstView<double>, MatrixView<double>);
template void positionBackward(const Chunk&, ConstView<float>, MatrixView<float>);
template void positionBackward(const Chunk&, ConstView<double>, MatrixView<double>);
template void fillSinusoidalPositions(MatrixView<float>);
template void fillSinusoidalPositions(MatrixView<double>);

}  // namespace encoderlab
