#pragma once

#include <vector>

#include "model/configuration.h"
#include "model/nn/encoder_layer.h"
#include "model/nn/parameters.h"
#include "model/nn/stem_recurrent.h"

namespace encoderlab {

/// The parameters of a whole model, or their gradients, as views into one flat buffer. What a configuration does not
/// have is null.
template <typename Scalar>
struct NetworkParameters {
  /// `buffer` has layout.size() elements and must outlive the views.
  NetworkParameters(const ModelConfiguration& model, const ParameterLayout& layout, Scalar* buffer);

  MatrixView<Scalar> tokenEmbedding;         ///< D × vocabulary
  LinearParameters<Scalar> inputProjection;  ///< features → D
  LinearParameters<Scalar> patchEmbedding;   ///< features → D
  Scalar* clsToken = nullptr;                ///< D
  LinearParameters<Scalar> stemConvolution;  ///< D · taps → D, see stem_convolution.h
  StemRecurrentParameters<Scalar> stemRecurrent;
  MatrixView<Scalar> positionEmbedding;  ///< D × max_length
  std::vector<EncoderLayerParameters<Scalar>> layers;
  LayerNormParameters<Scalar> finalNorm;
  LinearParameters<Scalar> head;  ///< D → outputs
};

}  // namespace encoderlab
