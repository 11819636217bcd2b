#include "model/nn/pooling.h"

#include <algorithm>

namespace encoderlab {
namespace {

/// The share of a sample's column in its pooled vector.
template <typename Scalar>
Scalar shareOf(const Chunk& chunk, Pooling pooling, std::size_t s, std::size_t t, std::size_t counted) {
  if (pooling == Pooling::Cls) return t == 0 ? Scalar{1} : Scalar{0};
  const std::uint8_t* padding = chunk.paddingOf(s);
  if (padding != nullptr && padding[t] != 0) return 0;
  return Scalar{1} / static_cast<Scalar>(counted);
}

/// How many columns of the sample are not padding.
std::size_t countedColumns(const Chunk& chunk, std::size_t s) {
  const std::size_t T = chunk.lengthOf(s);
  const std::uint8_t* padding = chunk.paddingOf(s);
  return padding == nullptr ? T : static_cast<std::size_t>(std::count(padding, padding + T, std::uint8_t{0}));
}

}  // namespace

template <typename Scalar>
void poolingForward(const Chunk& chunk, Pooling pooling, ConstView<Scalar> x, MatrixView<Scalar> y) {
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t counted = countedColumns(chunk, s);
    Scalar* out = y.column(s);
    std::fill_n(out, y.rows, Scalar{0});
    for (std::size_t t = 0; t < chunk.lengthOf(s); ++t) {
      const auto share = shareOf<Scalar>(chunk, pooling, s, t, counted);
      if (share == 0) continue;
      const Scalar* in = x.column(chunk.columnOf(s) + t);
      for (std::size_t i = 0; i < y.rows; ++i) out[i] += share * in[i];
    }
  }
}

template <typename Scalar>
void poolingBackward(const Chunk& chunk, Pooling pooling, ConstView<Scalar> dY, MatrixView<Scalar> dX) {
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t counted = countedColumns(chunk, s);
    const Scalar* dy = dY.column(s);
    for (std::size_t t = 0; t < chunk.lengthOf(s); ++t) {
      const auto share = shareOf<Scalar>(chunk, pooling, s, t, counted);
      Scalar* dx = dX.column(chunk.columnOf(s) + t);
      for (std::size_t i = 0; i < dY.rows; ++i) dx[i] = share * dy[i];
    }
  }
}

template void poolingForward(const Chunk&, Pooling, ConstView<float>, MatrixView<float>);
template void poolingForward(const Chunk&, Pooling, ConstView<double>, MatrixView<double>);
template void poolingBackward(const Chunk&, Pooling, ConstView<float>, MatrixView<float>);
template void poolingBackward(const Chunk&, Pooling, ConstView<double>, MatrixView<double>);

}  // namespace encoderlab
