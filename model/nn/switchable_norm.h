#pragma once

#include "model/nn/layer_norm.h"
#include "model/nn/pass_context.h"

namespace encoderlab {

/// layerNormForward; or y = x where the norm is switched off.
template <typename Scalar>
void switchableNormForward(const PassContext<Scalar>& context, Part norm, int layer,
                           LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                           LayerNormStatistics<Scalar> statistics, MatrixView<Scalar> y);

/// Undoes switchableNormForward; where the norm is off, dX is dY (or gets it added) and the parameters get no gradient.
template <typename Scalar>
void switchableNormBackward(const PassContext<Scalar>& context, Part norm, int layer,
                            LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                            LayerNormStatistics<Scalar> statistics, ConstView<Scalar> dY,
                            LayerNormParameters<Scalar> gradients, MatrixView<Scalar> dX, Gradient mode);

}  // namespace encoderlab
