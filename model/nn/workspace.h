#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/configuration.h"
#include "model/data/chunk.h"
#include "model/nn/encoder_layer.h"
#include "model/nn/memory_block.h"
#include "model/nn/stem_convolution.h"
#include "model/nn/stem_recurrent.h"

namespace encoderlab {

/// How large a chunk a workspace can take.
struct WorkspaceCapacity {
  std::size_t samples = 0;
  std::size_t columns = 0;
  std::size_t attention = 0;  ///< Σ T² over the samples: attention weights of one head
  std::size_t longest = 0;    ///< T of the longest sample

  /// Enough for any chunk of `samples` samples of at most `length` columns each.
  static WorkspaceCapacity forSamples(std::size_t samples, std::size_t length);
  /// Exactly enough for one chunk.
  static WorkspaceCapacity forChunk(const Chunk& chunk);
};

/// Everything a chunk's forward and backward pass computes, in one block of memory that is taken once. One for each
/// thread; nothing is allocated while training runs.
template <typename Scalar>
class Workspace {
 public:
  Workspace(const ModelConfiguration& model, const WorkspaceCapacity& capacity);
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// Sets the width of every matrix to the columns and samples of `chunk`. Throws std::length_error if it is larger
  /// than the capacity.
  void fit(const Chunk& chunk);

  MatrixView<Scalar> vectors;  ///< features × N, the input where it is vectors
  MatrixView<Scalar> input;    ///< D × N, what enters the first layer
  StemConvolutionActivations<Scalar> stemConvolution;
  StemRecurrentActivations<Scalar> stemRecurrent;
  std::vector<EncoderLayerActivations<Scalar>> layers;
  MatrixView<Scalar> finalNorm;  ///< D × N
  LayerNormStatistics<Scalar> finalNormStatistics;
  MatrixView<Scalar> pooled;    ///< D × B
  MatrixView<Scalar> logits;    ///< outputs × N (token head) or × B (sequence head)
  MatrixView<Scalar> dLogits;   ///< the same shape
  MatrixView<Scalar> dPooled;   ///< D × B
  MatrixView<Scalar> gradient;  ///< D × N, flows backward through the stack
  EncoderLayerScratch<Scalar> scratch;
  StemConvolutionScratch<Scalar> stemConvolutionScratch;
  StemRecurrentScratch<Scalar> stemRecurrentScratch;

 private:
  class Carver;
  void carve(const ModelConfiguration& model, Carver& carver);

  WorkspaceCapacity m_capacity;
  std::vector<MatrixView<Scalar>*> m_perColumn;  ///< matrices with one column a token
  std::vector<MatrixView<Scalar>*> m_perSample;  ///< matrices with one column a sample

  MemoryBlock<Scalar> m_memory;
};

}  // namespace encoderlab
