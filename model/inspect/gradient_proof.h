#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/data/batch.h"
#include "model/inspect/cell_address.h"
#include "model/inspect/interventions.h"
#include "model/nn/hooks.h"

namespace encoderlab {

enum class ProofVerdict : std::uint8_t {
  Agrees,     ///< slope and backpropagated value are the same
  BothZero,   ///< both are 0, as far as the rounding of the loss lets one tell
  Kink,       ///< the nudge pushed a relu over 0, where there is no slope; on the side where none was, the values agree
  Disagrees,  ///< the backpropagated value is wrong
  TooLarge,   ///< the loss bends within the nudge, so that the slope is another; with a smaller nudge the values agree
  TooSmall    ///< the nudge is lost in the rounding of the value, so that nothing was measured
};

/// How far a cell is nudged either way unless somebody chooses otherwise.
inline constexpr double defaultNudge = 1e-5;

/// The gradient of the loss with respect to one number, measured and backpropagated. Everything in double precision,
/// dropout off.
struct GradientProof {
  CellAddress cell;      ///< of a parameter or a forward intermediate
  double value = 0;      ///< of the cell
  double epsilon = 0;    ///< how far it was nudged: what rounding leaves of what was asked for
  double lossBelow = 0;  ///< with value − ε
  double loss = 0;       ///< as it is
  double lossAbove = 0;  ///< with value + ε
  double slope = 0;      ///< (lossAbove − lossBelow) / 2ε
  double backpropagated = 0;
  double relativeError = 0;  ///< |slope − backpropagated| / the larger of both; 0 where both are 0 but for rounding
  double rounding = 0;       ///< how much of the slope may be rounding of the losses
  std::vector<CellAddress> kinksBelow;  ///< inputs of a relu whose sign differs between value − ε and value
  std::vector<CellAddress> kinksAbove;  ///< the same between value and value + ε
  ProofVerdict verdict = ProofVerdict::Agrees;
};

/// A whole tensor by sampling.
struct TensorProof {
  std::string tensor;
  std::size_t cellCount = 0;          ///< that could have been drawn: all that were computed
  std::vector<GradientProof> proofs;  ///< in the order of the cells; never empty
  std::size_t worst = 0;              ///< index in proofs: one that disagrees, if any does; else of the largest error
  double medianError = 0;             ///< of relativeError, without kinks and nudges that were too small
  std::size_t kinks = 0;              ///< how many proofs have the verdict Kink
  std::size_t tooLarge = 0;           ///< the same for TooLarge
  std::size_t tooSmall = 0;           ///< the same for TooSmall
  std::size_t disagreeing = 0;
};

/// Proves gradients of one batch with one set of weights; the backward pass is run once, for all of them.
class GradientProver {
 public:
  /// `weights` is the flat buffer of ParameterLayout(model). What is proved is the gradient of the computation that
  /// `interventions` leave; a number that they overwrite can be nudged, to no effect, except for a relu's input that
  /// they set to 0: there the number set is nudged, as it sits at the kink. `probe`, if any, sees (and may
  /// change) every tensor of both passes before they do; it must outlive the prover. Throws std::invalid_argument if
  /// the batch has no targets or something does not fit the model.
  GradientProver(const ModelConfiguration& model, std::span<const float> weights, Batch batch,
                 const Interventions& interventions = {}, Probe<double>* probe = nullptr);
  ~GradientProver();
  GradientProver(GradientProver&&) noexcept;
  GradientProver& operator=(GradientProver&&) noexcept;

  /// Nudges the cell by ±epsilon. `cell.tensor` is the name of a parameter or of an intermediate; a leading `grad.` is
  /// left out. Where the slope differs from the backpropagated value, smaller nudges find out whether it is the nudge's
  /// fault. Throws std::invalid_argument, one sentence: no such tensor or cell, a cell that was not computed, an
  /// epsilon that is not above 0.
  GradientProof prove(const CellAddress& cell, double epsilon = defaultNudge);
  /// Proves `count` cells (all, if the tensor has fewer), drawn from `seed`.
  TensorProof proveTensor(const std::string& tensor, std::size_t count, std::uint64_t seed,
                          double epsilon = defaultNudge);

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace encoderlab
