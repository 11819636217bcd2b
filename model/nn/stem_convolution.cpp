#include "model/nn/stem_convolution.h"

#include <algorithm>

#include "model/data/patches.h"
#include "model/nn/activation.h"
#include "model/nn/kernels/kernels.h"

namespace encoderlab {
namespace {

/// Calls `visit(n, source, tap)` for every column n of the chunk and every tap at which it sees a column, `source`.
template <typename Visit>
void forEachSeen(const Chunk& chunk, const StemNeighbours& neighbours, Visit visit) {
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t first = chunk.columnOf(s);
    for (std::size_t t = 0; t < chunk.lengthOf(s); ++t) {
      for (std::size_t tap = 0; tap < neighbours.tapCount(); ++tap) {
        if (const auto source = neighbours.seenBy(chunk, s, t, tap)) visit(first + t, first + *source, tap);
      }
    }
  }
}

template <typename Scalar>
void clearCls(const Chunk& chunk, const StemNeighbours& neighbours, MatrixView<Scalar> x) {
  if (!neighbours.isCls(0)) return;
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) std::fill_n(x.column(chunk.columnOf(s)), x.rows, Scalar{0});
}

/// to += from, but not to the `cls` tokens.
template <typename Scalar>
void addBranch(const Chunk& chunk, const StemNeighbours& neighbours, ConstView<Scalar> from, MatrixView<Scalar> to) {
  const std::size_t firstToken = neighbours.isCls(0) ? 1 : 0;
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t first = chunk.columnOf(s) + firstToken;
    const std::size_t count = chunk.lengthOf(s) - firstToken;
    const MatrixView<Scalar> sum = to.columnBlock(first, count);
    kernels<Scalar>().add(from.columnBlock(first, count), sum, sum);
  }
}

}  // namespace

StemNeighbours::StemNeighbours(const ModelConfiguration& model)
    : m_kernel(static_cast<std::size_t>(model.stemKernel)), m_hasCls(model.hasCls()) {
  if (model.input.kind != InputKind::Patches) return;
  const PatchGrid grid(model.input);
  m_rows = grid.rows();
  m_columns = grid.columns();
}

std::optional<std::size_t> StemNeighbours::inRow(std::size_t token, std::size_t tap) const {
  const std::size_t half = m_kernel / 2;
  if (token + tap < half) return std::nullopt;
  return token + tap - half;
}

std::optional<std::size_t> StemNeighbours::inGrid(std::size_t token, std::size_t tap) const {
  const std::size_t half = m_kernel / 2;
  const std::size_t row = token / m_columns % m_rows + tap / m_kernel;
  const std::size_t column = token % m_columns + tap % m_kernel;
  if (row < half || row >= m_rows + half || column < half || column >= m_columns + half) return std::nullopt;
  const std::size_t patches = m_rows * m_columns;
  return token / patches * patches + (row - half) * m_columns + column - half;
}

std::optional<std::size_t> StemNeighbours::columnAtTap(const Chunk& chunk, std::size_t s, std::size_t t,
                                                       std::size_t tap) const {
  if (isCls(t)) return std::nullopt;
  const std::size_t firstToken = m_hasCls ? 1 : 0;
  const std::size_t token = chunk.positionOf(chunk.columnOf(s) + t) - firstToken;
  const auto neighbour = m_columns == 0 ? inRow(token, tap) : inGrid(token, tap);
  return neighbour ? chunk.columnAt(s, *neighbour + firstToken) : std::nullopt;
}

std::optional<std::size_t> StemNeighbours::seenBy(const Chunk& chunk, std::size_t s, std::size_t t,
                                                  std::size_t tap) const {
  const auto column = columnAtTap(chunk, s, t, tap);
  return column && chunk.isPadding(s, *column) ? std::nullopt : column;
}

std::optional<std::size_t> StemNeighbours::seeing(const Chunk& chunk, std::size_t s, std::size_t t,
                                                  std::size_t tap) const {
  return chunk.isPadding(s, t) ? std::nullopt : columnAtTap(chunk, s, t, tapCount() - 1 - tap);
}

template <typename Scalar>
void stemConvolutionForward(const PassContext<Scalar>& context, const StemNeighbours& neighbours,
                            LinearParameters<const Scalar> parameters,
                            const StemConvolutionActivations<Scalar>& activations, MatrixView<Scalar> x) {
  const MatrixView<Scalar> seen = activations.seen;
  const MatrixView<Scalar> convolution = activations.convolution;
  const MatrixView<Scalar> activation = activations.activation;
  const std::size_t taps = neighbours.tapCount();
  // 1. S = what each token sees
  for (std::size_t n = 0; n < seen.columns; ++n) std::fill_n(seen.column(n), seen.rows, Scalar{0});
  forEachSeen(context.chunk, neighbours, [&](std::size_t n, std::size_t source, std::size_t tap) {
    const Scalar* in = x.column(source);
    Scalar* out = seen.column(n) + tap;
    for (std::size_t i = 0; i < x.rows; ++i) out[i * taps] = in[i];
  });
  // 2. C = weightᵀ S + b
  linearForward<Scalar>(parameters, seen, convolution);
  clearCls(context.chunk, neighbours, convolution);
  context.visit(Hook::StemConvolution, -1, Pass::Forward, convolution);
  // 3. A = max(C, 0)
  activationForward<Scalar>(Activation::Relu, convolution, activation);
  context.visit(Hook::StemActivation, -1, Pass::Forward, activation);
  // 4. E′ = E + A
  addBranch<Scalar>(context.chunk, neighbours, activation, x);
  context.visit(Hook::StemOutput, -1, Pass::Forward, x);
}

template <typename Scalar>
void stemConvolutionBackward(const PassContext<Scalar>& context, const StemNeighbours& neighbours,
                             LinearParameters<const Scalar> parameters,
                             const StemConvolutionActivations<Scalar>& activations,
                             const StemConvolutionScratch<Scalar>& scratch, LinearParameters<Scalar> gradients,
                             MatrixView<Scalar> gradient) {
  const std::size_t taps = neighbours.tapCount();
  context.visit(Hook::StemOutput, -1, Pass::Backward, gradient);
  // 4. E′ = E + A
  copyColumns<Scalar>(gradient, scratch.gradient);
  clearCls(context.chunk, neighbours, scratch.gradient);
  context.visit(Hook::StemActivation, -1, Pass::Backward, scratch.gradient);
  // 3. A = max(C, 0)
  activationBackward<Scalar>(Activation::Relu, activations.convolution, scratch.gradient);
  context.visit(Hook::StemConvolution, -1, Pass::Backward, scratch.gradient);
  // 2. C = weightᵀ S + b
  linearBackward<Scalar>(parameters, activations.seen, scratch.gradient, gradients, scratch.dSeen);
  // 1. S = what each token sees
  forEachSeen(context.chunk, neighbours, [&](std::size_t n, std::size_t source, std::size_t tap) {
    const Scalar* dSeen = scratch.dSeen.column(n) + tap;
    Scalar* sum = gradient.column(source);
    for (std::size_t i = 0; i < gradient.rows; ++i) sum[i] += dSeen[i * taps];
  });
}

template void stemConvolutionForward(const PassContext<float>&, const StemNeighbours&, LinearParameters<const float>,
                                     const StemConvolutionActivations<float>&, MatrixView<float>);
template void stemConvolutionForward(const PassContext<double>&, const StemNeighbours&, LinearParameters<const double>,
                                     const StemConvolutionActivations<double>&, MatrixView<double>);
template void stemConvolutionBackward(const PassContext<float>&, const StemNeighbours&, LinearParameters<const float>,
                                      const StemConvolutionActivations<float>&, const StemConvolutionScratch<float>&,
                                      LinearParameters<float>, MatrixView<float>);
template void stemConvolutionBackward(const PassContext<double>&, const StemNeighbours&, LinearParameters<const double>,
                                      const StemConvolutionActivations<double>&, const StemConvolutionScratch<double>&,
                                      LinearParameters<double>, MatrixView<double>);

}  // namespace encoderlab
