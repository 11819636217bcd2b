#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/nn/matrix_view.h"

namespace encoderlab {

/// The numbers of one update by Adam or AdamW, the same for every weight; see Optimizer.
template <typename Scalar>
struct AdamConstants {
  Scalar gradientCoefficient, decay, shrink, beta1, beta2, rest1, rest2, rate, deviationScale, epsilon;
};

/// The numbers of one update by SGD with momentum.
template <typename Scalar>
struct SgdConstants {
  Scalar gradientCoefficient, decay, momentum, rate;
};

/// How one column of logits answers its target.
struct CrossEntropy {
  double loss = 0;       ///< −log softmax(z)[target]
  bool correct = false;  ///< z[target] is the largest, and the first of equals
};

/// The inner loops of training, compiled once for each instruction set. Which loop means what is said where the layer
/// is declared: layer_norm.h, softmax.h, activation.h, dropout.h, residual.h, linear.h, product.h, stem_recurrent.h,
/// loss.h, optimizer.h.
template <typename Scalar>
struct Kernels {
  void (*add)(ConstView<Scalar> a, ConstView<Scalar> b, MatrixView<Scalar> sum);
  /// sum += the columns of x
  void (*addColumns)(ConstView<Scalar> x, Scalar* sum);
  /// Σ x²
  Scalar (*sumOfSquares)(const Scalar* x, std::size_t count);

  /// C = α op(A) op(B) + E, where op transposes or not; E may be C, and may be no matrix (then C need not hold
  /// numbers). Ahead of BLAS, whose preparations cost more than such a product, up to `largestProduct` multiplications.
  void (*multiply)(const ConstView<Scalar>& a, bool transposeA, const ConstView<Scalar>& b, bool transposeB,
                   Scalar alpha, const ConstView<Scalar>& e, const MatrixView<Scalar>& c);
  std::size_t largestProduct;

  void (*layerNormForward)(const Scalar* weight, const Scalar* bias, ConstView<Scalar> x, Scalar* means,
                           Scalar* inverseDeviations, MatrixView<Scalar> y);
  /// dX = its gradient; with `keep`, dX += its gradient.
  void (*layerNormBackward)(const Scalar* weight, ConstView<Scalar> x, const Scalar* means,
                            const Scalar* inverseDeviations, ConstView<Scalar> dY, Scalar* dWeight, Scalar* dBias,
                            MatrixView<Scalar> dX, bool keep);

  void (*softmaxForward)(MatrixView<Scalar> x, const std::uint8_t* ignored);
  void (*softmaxBackward)(ConstView<Scalar> p, MatrixView<Scalar> gradient);
  CrossEntropy (*crossEntropy)(const Scalar* z, std::size_t outputs, std::size_t target, Scalar share, Scalar* dz);

  void (*reluForward)(ConstView<Scalar> x, MatrixView<Scalar> y);
  void (*reluBackward)(ConstView<Scalar> x, MatrixView<Scalar> gradient);
  void (*geluForward)(ConstView<Scalar> x, MatrixView<Scalar> y);
  void (*geluBackward)(ConstView<Scalar> x, MatrixView<Scalar> gradient);

  /// The loops of a recurrent stem over the features of one token.
  void (*sigmoidOfSum)(const Scalar* a, const Scalar* b, Scalar* y, std::size_t count);
  void (*sigmoidBackward)(const Scalar* y, const Scalar* dY, Scalar* dX, std::size_t count);
  /// y = tanh(a + gate ∘ b)
  void (*gatedTanh)(const Scalar* a, const Scalar* gate, const Scalar* b, Scalar* y, std::size_t count);
  void (*gatedTanhBackward)(const Scalar* gate, const Scalar* b, const Scalar* y, const Scalar* dY, Scalar* dA,
                            Scalar* dGate, Scalar* dB, std::size_t count);
  /// y = (1 − share) ∘ a + share ∘ b
  void (*blend)(const Scalar* share, const Scalar* a, const Scalar* b, Scalar* y, std::size_t count);
  /// dB is added to.
  void (*blendBackward)(const Scalar* share, const Scalar* a, const Scalar* b, const Scalar* dY, Scalar* dShare,
                        Scalar* dA, Scalar* dB, std::size_t count);

  /// y = x ∘ mask · scale; number i is dropped if the hash of `start` and i is below `threshold`.
  void (*drop)(std::uint32_t start, std::uint32_t threshold, Scalar scale, const Scalar* x, Scalar* y,
               std::size_t count);

  /// Returns whether all weights are finite afterwards.
  bool (*updateSgd)(const SgdConstants<Scalar>& constants, const Scalar* gradients, Scalar* moments, Scalar* weights,
                    std::size_t count);
  bool (*updateAdam)(const AdamConstants<Scalar>& constants, const Scalar* gradients, Scalar* firstMoments,
                     Scalar* secondMoments, Scalar* weights, std::size_t count);
};

/// Those for this machine: the largest instruction set that it has, unless the environment variable
/// ENCODER_LAB_INSTRUCTIONS asks for a smaller one (baseline, avx2, avx512). Chosen at the first call.
template <typename Scalar>
const Kernels<Scalar>& kernels();

/// The name of that choice.
std::string_view instructionSetName();

/// One set of kernels that this machine can run, for tests that hold them against each other.
template <typename Scalar>
struct NamedKernels {
  std::string_view name;
  const Kernels<Scalar>* kernels;
};
template <typename Scalar>
std::vector<NamedKernels<Scalar>> availableKernels();

}  // namespace encoderlab
