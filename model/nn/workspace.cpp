#include "model/nn/workspace.h"

#include <algorithm>
#include <stdexcept>

#include "model/nn/rotary.h"

namespace encoderlab {

WorkspaceCapacity WorkspaceCapacity::forSamples(std::size_t samples, std::size_t length) {
  return {samples, samples * length, samples * length * length, length};
}

WorkspaceCapacity WorkspaceCapacity::forChunk(const Chunk& chunk) {
  WorkspaceCapacity capacity{chunk.sampleCount, chunk.columnCount(), 0, 0};
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t T = chunk.lengthOf(s);
    capacity.attention += T * T;
    capacity.longest = std::max(capacity.longest, T);
  }
  return capacity;
}

/// Cuts one block of memory into aligned pieces. Without a block it only counts: the dry run that sizes the block.
template <typename Scalar>
class Workspace<Scalar>::Carver {
 public:
  explicit Carver(Scalar* memory) : m_memory(memory) {}

  Scalar* take(std::size_t count) {
    Scalar* piece = m_memory == nullptr ? nullptr : m_memory + m_taken;
    constexpr std::size_t perLine = blockAlignment / sizeof(Scalar);
    m_taken += (count + perLine - 1) / perLine * perLine;
    return piece;
  }
  MatrixView<Scalar> take(std::size_t rows, std::size_t columns) { return {take(rows * columns), rows, columns}; }
  std::size_t taken() const { return m_taken; }

 private:
  Scalar* m_memory;
  std::size_t m_taken = 0;
};

template <typename Scalar>
Workspace<Scalar>::Workspace(const ModelConfiguration& model, const WorkspaceCapacity& capacity)
    : layers(static_cast<std::size_t>(model.numLayers)), m_capacity(capacity) {
  Carver dryRun(nullptr);
  carve(model, dryRun);
  m_memory = makeBlock<Scalar>(dryRun.taken());
  Carver carver(m_memory.get());
  carve(model, carver);
  if (model.position == Position::Rotary) fillRotaryTable(scratch.selfAttention.rotary);

  m_perColumn = {&vectors,
                 &input,
                 &stemConvolution.seen,
                 &stemConvolution.convolution,
                 &stemConvolution.activation,
                 &stemConvolutionScratch.dSeen,
                 &stemConvolutionScratch.gradient,
                 &stemRecurrent.entering,
                 &stemRecurrent.previous,
                 &stemRecurrent.reset,
                 &stemRecurrent.update,
                 &stemRecurrent.recurrentCandidate,
                 &stemRecurrent.candidate,
                 &stemRecurrent.hidden,
                 &stemRecurrentScratch.gates,
                 &stemRecurrentScratch.dRecurrent,
                 &stemRecurrentScratch.dReset,
                 &stemRecurrentScratch.dUpdate,
                 &stemRecurrentScratch.dCandidate,
                 &stemRecurrentScratch.dHidden,
                 &stemRecurrentScratch.dEntering,
                 &finalNorm,
                 &gradient,
                 &scratch.branch,
                 &scratch.dHidden,
                 &scratch.selfAttention.dQkv,
                 &scratch.selfAttention.dHeads};
  for (auto& layer : layers) {
    for (MatrixView<Scalar>* matrix :
         {&layer.norm1, &layer.norm2, &layer.residual1, &layer.residual2, &layer.selfAttention.qkv,
          &layer.selfAttention.heads, &layer.feedForward.linear1, &layer.feedForward.hidden})
      m_perColumn.push_back(matrix);
  }
  m_perSample = {&pooled, &dPooled};
  auto& perOutput = model.head.kind == HeadKind::Token ? m_perColumn : m_perSample;
  perOutput.push_back(&logits);
  perOutput.push_back(&dLogits);
}

template <typename Scalar>
void Workspace<Scalar>::carve(const ModelConfiguration& model, Carver& carver) {
  const auto D = static_cast<std::size_t>(model.dModel);
  const auto F = static_cast<std::size_t>(model.dimFeedforward);
  const auto outputs = static_cast<std::size_t>(model.head.outputs);
  const auto heads = static_cast<std::size_t>(model.nhead);
  const std::size_t N = m_capacity.columns;
  const std::size_t B = m_capacity.samples;

  if (model.input.kind != InputKind::Tokens) vectors = carver.take(static_cast<std::size_t>(model.input.features), N);
  input = carver.take(D, N);
  if (model.stem == Stem::Convolution) {
    const std::size_t taps = StemNeighbours(model).tapCount();
    stemConvolution = {carver.take(D * taps, N), carver.take(D, N), carver.take(D, N)};
    stemConvolutionScratch = {carver.take(D * taps, N), carver.take(D, N)};
  }
  if (model.stem == Stem::Recurrent) {
    const auto perToken = [&] { return carver.take(D, N); };
    stemRecurrent = {perToken(), perToken(), perToken(), perToken(), perToken(), perToken(), perToken()};
    stemRecurrentScratch = {
        carver.take(3 * D, N), carver.take(3 * D, N), perToken(), perToken(), perToken(), perToken(), perToken(),
        carver.take(D, B),     carver.take(3 * D, B)};
  }
  for (EncoderLayerActivations<Scalar>& layer : layers) {
    layer.norm1 = carver.take(D, N);
    layer.norm1Statistics = {carver.take(N), carver.take(N)};
    layer.selfAttention.qkv = carver.take(3 * D, N);
    layer.selfAttention.weights = carver.take(heads * m_capacity.attention);
    layer.selfAttention.heads = carver.take(D, N);
    layer.residual1 = carver.take(D, N);
    layer.norm2 = carver.take(D, N);
    layer.norm2Statistics = {carver.take(N), carver.take(N)};
    layer.feedForward.linear1 = carver.take(F, N);
    layer.feedForward.hidden = carver.take(F, N);
    layer.residual2 = carver.take(D, N);
  }
  if (model.finalNorm) {
    finalNorm = carver.take(D, N);
    finalNormStatistics = {carver.take(N), carver.take(N)};
  }
  if (model.head.kind == HeadKind::Sequence) {
    pooled = carver.take(D, B);
    dPooled = carver.take(D, B);
  }
  const std::size_t judged = model.head.kind == HeadKind::Token ? N : B;
  logits = carver.take(outputs, judged);
  dLogits = carver.take(outputs, judged);
  gradient = carver.take(D, N);
  scratch.branch = carver.take(D, N);
  scratch.dHidden = carver.take(F, N);
  scratch.selfAttention.dropped = carver.take(m_capacity.longest * m_capacity.longest);
  scratch.selfAttention.gradient = carver.take(m_capacity.longest * m_capacity.longest);
  scratch.selfAttention.dQkv = carver.take(3 * D, N);
  scratch.selfAttention.dHeads = carver.take(D, N);
  if (model.position == Position::Rotary)
    scratch.selfAttention.rotary = carver.take(D / heads, static_cast<std::size_t>(model.maxLength));
}

template <typename Scalar>
void Workspace<Scalar>::fit(const Chunk& chunk) {
  const WorkspaceCapacity needed = WorkspaceCapacity::forChunk(chunk);
  if (needed.samples > m_capacity.samples || needed.columns > m_capacity.columns ||
      needed.attention > m_capacity.attention || needed.longest > m_capacity.longest)
    throw std::length_error("A chunk is larger than the memory set aside for it.");
  for (MatrixView<Scalar>* matrix : m_perColumn) matrix->columns = needed.columns;
  for (MatrixView<Scalar>* matrix : m_perSample) matrix->columns = needed.samples;
}

template class Workspace<float>;
template class Workspace<double>;

}  // namespace encoderlab
