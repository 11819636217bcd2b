#include "model/nn/stem_recurrent.h"

#include <algorithm>

#include "model/nn/kernels/kernels.h"
#include "model/nn/product.h"

namespace encoderlab {
namespace {

/// A token of one sample, at one step of the recurrence.
struct StepToken {
  std::size_t place;   ///< counts the samples that are long enough for this step
  std::size_t column;  ///< of the chunk
  bool isCls;
  bool isFirst;    ///< the state before it is 0
  bool isPadding;  ///< hands the state on
};

/// Calls `visit(token)` for the column t of every sample of the chunk that has one, and returns how many have.
template <typename Visit>
std::size_t forEachSample(const Chunk& chunk, bool hasCls, std::size_t t, Visit visit) {
  std::size_t place = 0;
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    if (t >= chunk.lengthOf(s)) continue;
    const std::size_t firstToken = hasCls ? 1 : 0;
    visit(StepToken{place++, chunk.columnOf(s) + t, t < firstToken, t <= firstToken, chunk.isPadding(s, t)});
  }
  return place;
}

std::size_t longestOf(const Chunk& chunk) {
  std::size_t longest = 0;
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) longest = std::max(longest, chunk.lengthOf(s));
  return longest;
}

/// to = from, but not the columns of `cls` tokens.
template <typename Scalar>
void copyTokens(const Chunk& chunk, bool hasCls, ConstView<Scalar> from, MatrixView<Scalar> to) {
  const std::size_t firstToken = hasCls ? 1 : 0;
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t first = chunk.columnOf(s) + firstToken;
    const std::size_t count = chunk.lengthOf(s) - firstToken;
    copyColumns<Scalar>(from.columnBlock(first, count), to.columnBlock(first, count));
  }
}

template <typename Scalar>
void clear(MatrixView<Scalar> x, std::size_t column) {
  std::fill_n(x.column(column), x.rows, Scalar{0});
}

/// What both passes through time work with. Their functions are the numbered steps, each for the column t of every
/// sample.
template <typename Scalar>
class TimePass {
 public:
  TimePass(const PassContext<Scalar>& context, bool hasCls, const StemRecurrentParameters<const Scalar>& parameters,
           const StemRecurrentActivations<Scalar>& activations, const StemRecurrentScratch<Scalar>& scratch)
      : m_context(context), m_hasCls(hasCls), m_parameters(parameters), m_kept(activations), m_scratch(scratch) {}

 protected:
  std::size_t width() const { return m_kept.hidden.rows; }
  template <typename Visit>
  std::size_t forEach(std::size_t t, Visit visit) const {
    return forEachSample(m_context.chunk, m_hasCls, t, visit);
  }

  const PassContext<Scalar>& m_context;
  const bool m_hasCls;
  const StemRecurrentParameters<const Scalar>& m_parameters;
  const StemRecurrentActivations<Scalar>& m_kept;
  const StemRecurrentScratch<Scalar>& m_scratch;
};

template <typename Scalar>
class Recurrence : public TimePass<Scalar> {
 public:
  using TimePass<Scalar>::TimePass;

  void step(std::size_t t) const {
    remember(t);
    gates(t);
    candidates(t);
    states(t);
  }

 private:
  using TimePass<Scalar>::width;
  using TimePass<Scalar>::forEach;
  using TimePass<Scalar>::m_context;
  using TimePass<Scalar>::m_parameters;
  using TimePass<Scalar>::m_kept;
  using TimePass<Scalar>::m_scratch;

  void remember(std::size_t t) const {
    const std::size_t samples = forEach(t, [&](const StepToken& token) {
      Scalar* previous = m_kept.previous.column(token.column);
      if (token.isFirst)
        std::fill_n(previous, width(), Scalar{0});
      else
        std::copy_n(m_kept.hidden.column(token.column - 1), width(), previous);
      std::copy_n(previous, width(), m_scratch.stepState.column(token.place));
    });
    // 2. S = W_h hₜ₋₁ + b_h
    linearForward<Scalar>(m_parameters.recurrent, m_scratch.stepState.columnBlock(0, samples),
                          m_scratch.stepGates.columnBlock(0, samples));
  }

  void gates(std::size_t t) const {
    const Kernels<Scalar>& loops = kernels<Scalar>();
    // 3. r = σ(G_r + S_r), z = σ(G_z + S_z)
    forEach(t, [&](const StepToken& token) {
      const Scalar* fromInput = m_scratch.gates.column(token.column);
      const Scalar* fromState = m_scratch.stepGates.column(token.place);
      loops.sigmoidOfSum(fromInput, fromState, m_kept.reset.column(token.column), width());
      loops.sigmoidOfSum(fromInput + width(), fromState + width(), m_kept.update.column(token.column), width());
      std::copy_n(fromState + 2 * width(), width(), m_kept.recurrentCandidate.column(token.column));
      if (!token.isCls) return;
      clear(m_kept.reset, token.column);
      clear(m_kept.update, token.column);
    });
    m_context.visitToken(Hook::StemReset, Pass::Forward, m_kept.reset, t);
    m_context.visitToken(Hook::StemUpdate, Pass::Forward, m_kept.update, t);
  }

  void candidates(std::size_t t) const {
    // 4. n = tanh(G_n + r ∘ S_n)
    forEach(t, [&](const StepToken& token) {
      const std::size_t n = token.column;
      kernels<Scalar>().gatedTanh(m_scratch.gates.column(n) + 2 * width(), m_kept.reset.column(n),
                                  m_kept.recurrentCandidate.column(n), m_kept.candidate.column(n), width());
      if (token.isCls) clear(m_kept.candidate, n);
    });
    m_context.visitToken(Hook::StemCandidate, Pass::Forward, m_kept.candidate, t);
  }

  void states(std::size_t t) const {
    // 5. hₜ = (1 − z) ∘ n + z ∘ hₜ₋₁
    forEach(t, [&](const StepToken& token) {
      const std::size_t n = token.column;
      const Scalar* previous = m_kept.previous.column(n);
      if (token.isPadding || token.isCls)
        std::copy_n(previous, width(), m_kept.hidden.column(n));
      else
        kernels<Scalar>().blend(m_kept.update.column(n), m_kept.candidate.column(n), previous, m_kept.hidden.column(n),
                                width());
    });
    m_context.visitToken(Hook::StemHidden, Pass::Forward, m_kept.hidden, t);
  }
};

template <typename Scalar>
class RecurrenceBackward : public TimePass<Scalar> {
 public:
  using TimePass<Scalar>::TimePass;

  void step(std::size_t t) const {
    m_context.visitToken(Hook::StemHidden, Pass::Backward, m_scratch.dHidden, t);
    states(t);
    candidates(t);
    gates(t);
    previousStates(t);
  }

 private:
  using TimePass<Scalar>::width;
  using TimePass<Scalar>::forEach;
  using TimePass<Scalar>::m_context;
  using TimePass<Scalar>::m_parameters;
  using TimePass<Scalar>::m_kept;
  using TimePass<Scalar>::m_scratch;

  void states(std::size_t t) const {
    // 5. hₜ = (1 − z) ∘ n + z ∘ hₜ₋₁; what goes on to hₜ₋₁ waits in stepState
    forEach(t, [&](const StepToken& token) {
      const std::size_t n = token.column;
      Scalar* dPrevious = m_scratch.stepState.column(token.place);
      std::fill_n(dPrevious, width(), Scalar{0});
      if (token.isPadding || token.isCls) {
        clear(m_scratch.dUpdate, n);
        clear(m_scratch.dCandidate, n);
        std::copy_n(m_scratch.dHidden.column(n), width(), dPrevious);
        return;
      }
      kernels<Scalar>().blendBackward(m_kept.update.column(n), m_kept.candidate.column(n), m_kept.previous.column(n),
                                      m_scratch.dHidden.column(n), m_scratch.dUpdate.column(n),
                                      m_scratch.dCandidate.column(n), dPrevious, width());
    });
    m_context.visitToken(Hook::StemCandidate, Pass::Backward, m_scratch.dCandidate, t);
    m_context.visitToken(Hook::StemUpdate, Pass::Backward, m_scratch.dUpdate, t);
  }

  void candidates(std::size_t t) const {
    // 4. n = tanh(G_n + r ∘ S_n)
    forEach(t, [&](const StepToken& token) {
      const std::size_t n = token.column;
      kernels<Scalar>().gatedTanhBackward(m_kept.reset.column(n), m_kept.recurrentCandidate.column(n),
                                          m_kept.candidate.column(n), m_scratch.dCandidate.column(n),
                                          m_scratch.gates.column(n) + 2 * width(), m_scratch.dReset.column(n),
                                          m_scratch.dRecurrent.column(n) + 2 * width(), width());
    });
    m_context.visitToken(Hook::StemReset, Pass::Backward, m_scratch.dReset, t);
  }

  void gates(std::size_t t) const {
    const Kernels<Scalar>& loops = kernels<Scalar>();
    // 3. r = σ(G_r + S_r), z = σ(G_z + S_z)
    forEach(t, [&](const StepToken& token) {
      const std::size_t n = token.column;
      Scalar* dGates = m_scratch.gates.column(n);
      loops.sigmoidBackward(m_kept.reset.column(n), m_scratch.dReset.column(n), dGates, width());
      loops.sigmoidBackward(m_kept.update.column(n), m_scratch.dUpdate.column(n), dGates + width(), width());
      std::copy_n(dGates, 2 * width(), m_scratch.dRecurrent.column(n));
      std::copy_n(m_scratch.dRecurrent.column(n), 3 * width(), m_scratch.stepGates.column(token.place));
    });
  }

  void previousStates(std::size_t t) const {
    const std::size_t samples = forEach(t, [](const StepToken&) {});
    // 2. S = W_h hₜ₋₁ + b_h
    const MatrixView<Scalar> dPrevious = m_scratch.stepState.columnBlock(0, samples);
    multiplyAndAdd<Scalar>(m_parameters.recurrent.weight, Transposed::No, m_scratch.stepGates.columnBlock(0, samples),
                           Transposed::No, dPrevious, dPrevious);
    forEach(t, [&](const StepToken& token) {
      if (token.isFirst) return;
      const MatrixView<Scalar> sum = m_scratch.dHidden.columnBlock(token.column - 1, 1);
      kernels<Scalar>().add(dPrevious.columnBlock(token.place, 1), sum, sum);
    });
  }
};

}  // namespace

template <typename Scalar>
void stemRecurrentForward(const PassContext<Scalar>& context, bool hasCls,
                          const StemRecurrentParameters<const Scalar>& parameters,
                          const StemRecurrentActivations<Scalar>& activations,
                          const StemRecurrentScratch<Scalar>& scratch, MatrixView<Scalar> x) {
  copyColumns<Scalar>(x, activations.entering);
  // 1. G = W_i E + b_i
  linearForward<Scalar>(parameters.input, activations.entering, scratch.gates);
  // 2. … 5. token after token
  const Recurrence<Scalar> recurrence(context, hasCls, parameters, activations, scratch);
  const std::size_t longest = longestOf(context.chunk);
  for (std::size_t t = 0; t < longest; ++t) recurrence.step(t);
  // 6. E′ = h
  copyTokens<Scalar>(context.chunk, hasCls, activations.hidden, x);
  context.visit(Hook::StemOutput, -1, Pass::Forward, x);
}

template <typename Scalar>
void stemRecurrentBackward(const PassContext<Scalar>& context, bool hasCls,
                           const StemRecurrentParameters<const Scalar>& parameters,
                           const StemRecurrentActivations<Scalar>& activations,
                           const StemRecurrentScratch<Scalar>& scratch,
                           const StemRecurrentParameters<Scalar>& gradients, MatrixView<Scalar> gradient) {
  context.visit(Hook::StemOutput, -1, Pass::Backward, gradient);
  // 6. E′ = h
  for (std::size_t n = 0; n < gradient.columns; ++n) clear(scratch.dHidden, n);
  copyTokens<Scalar>(context.chunk, hasCls, gradient, scratch.dHidden);
  // 5. … 2. token after token
  const RecurrenceBackward<Scalar> recurrence(context, hasCls, parameters, activations, scratch);
  for (std::size_t t = longestOf(context.chunk); t-- > 0;) recurrence.step(t);
  // 2. S = W_h hₜ₋₁ + b_h
  linearBackward<Scalar>(parameters.recurrent, activations.previous, scratch.dRecurrent, gradients.recurrent, {});
  // 1. G = W_i E + b_i
  linearBackward<Scalar>(parameters.input, activations.entering, scratch.gates, gradients.input, scratch.dEntering);
  copyTokens<Scalar>(context.chunk, hasCls, scratch.dEntering, gradient);
}

template void stemRecurrentForward(const PassContext<float>&, bool, const StemRecurrentParameters<const float>&,
                                   const StemRecurrentActivations<float>&, const StemRecurrentScratch<float>&,
                                   MatrixView<float>);
template void stemRecurrentForward(const PassContext<double>&, bool, const StemRecurrentParameters<const double>&,
                                   const StemRecurrentActivations<double>&, const StemRecurrentScratch<double>&,
                                   MatrixView<double>);
template void stemRecurrentBackward(const PassContext<float>&, bool, const StemRecurrentParameters<const float>&,
                                    const StemRecurrentActivations<float>&, const StemRecurrentScratch<float>&,
                                    const StemRecurrentParameters<float>&, MatrixView<float>);
template void stemRecurrentBackward(const PassContext<double>&, bool, const StemRecurrentParameters<const double>&,
                                    const StemRecurrentActivations<double>&, const StemRecurrentScratch<double>&,
                                    const StemRecurrentParameters<double>&, MatrixView<double>);

}  // namespace encoderlab
