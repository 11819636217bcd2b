// Compiled once for each instruction set: model/CMakeLists.txt sets ENCODER_LAB_INSTRUCTION_SET and the compiler's
// flags.
#include "model/nn/kernels/kernel_set.h"

#include "model/nn/kernels/elementwise_loops.h"
#include "model/nn/kernels/gate_loops.h"
#include "model/nn/kernels/layer_norm_loops.h"
#include "model/nn/kernels/product_loops.h"
#include "model/nn/kernels/softmax_loops.h"
#include "model/nn/kernels/updates.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {
namespace {

template <typename Scalar>
constexpr Kernels<Scalar> kernelSet() {
  Kernels<Scalar> set{};
  set.add = add<Scalar>;
  set.addColumns = addColumns<Scalar>;
  set.sumOfSquares = sumOfSquares<Scalar>;
  set.multiply = multiply<Scalar>;
  set.largestProduct = largestProduct;
  set.layerNormForward = layerNormForward<Scalar>;
  set.layerNormBackward = layerNormBackward<Scalar>;
  set.softmaxForward = softmaxForward<Scalar>;
  set.softmaxBackward = softmaxBackward<Scalar>;
  set.crossEntropy = crossEntropy<Scalar>;
  set.reluForward = reluForward<Scalar>;
  set.reluBackward = reluBackward<Scalar>;
  set.geluForward = geluForward<Scalar>;
  set.geluBackward = geluBackward<Scalar>;
  set.sigmoidOfSum = sigmoidOfSum<Scalar>;
  set.sigmoidBackward = sigmoidBackward<Scalar>;
  set.gatedTanh = gatedTanh<Scalar>;
  set.gatedTanhBackward = gatedTanhBackward<Scalar>;
  set.blend = blend<Scalar>;
  set.blendBackward = blendBackward<Scalar>;
  set.drop = drop<Scalar>;
  set.updateSgd = updateSgd<Scalar>;
  set.updateAdam = updateAdam<Scalar>;
  return set;
}

}  // namespace

constexpr Kernels<float> floatKernels = kernelSet<float>();
constexpr Kernels<double> doubleKernels = kernelSet<double>();

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
