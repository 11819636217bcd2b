#include "model/training/rewinder.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>

namespace encoderlab {
namespace {

/// A copy of the state costs at most about half a step (batches of one short sample), mostly a twentieth of one.
constexpr std::int64_t keepEvery = 64;
constexpr std::size_t mostKept = 12;
constexpr std::size_t mostBytes = std::size_t{256} << 20;

}  // namespace

std::size_t Rewinder::capacity() const {
  const TrainingState& any = m_kept.front().state;
  const std::size_t bytes = sizeof(float) * (any.weights.size() + any.firstMoment.size() + any.secondMoment.size());
  return std::clamp<std::size_t>(mostBytes / std::max<std::size_t>(1, bytes), 2, mostKept);
}

void Rewinder::copyInto(Kept& kept) const {
  m_training.copyState(kept.state);
  kept.settings = m_training.settings();
}

void Rewinder::keepIfDue() {
  if (m_kept.empty() || m_training.step() - m_kept.back().state.step >= keepEvery) keep();
}

void Rewinder::keepToUndo() {
  const bool isCheap = m_kept.empty() || capacity() == mostKept;
  isCheap ? keep() : keepIfDue();
}

void Rewinder::keep() {
  const bool isNewest = !m_kept.empty() && m_kept.back().state.step == m_training.step();
  if (!isNewest) {
    if (!m_kept.empty() && m_kept.size() >= capacity())
      std::rotate(m_kept.begin(), m_kept.begin() + 1, m_kept.end());  // the oldest gives its memory
    else
      m_kept.emplace_back();
  }
  copyInto(m_kept.back());
}

std::int64_t Rewinder::earliestStep() const { return m_kept.empty() ? m_training.step() : m_kept.front().state.step; }

void Rewinder::goBackTo(std::int64_t step) {
  if (step < earliestStep() || step > m_training.step())
    throw std::invalid_argument("Training can go back to the steps " + std::to_string(earliestStep()) + " to " +
                                std::to_string(m_training.step()) + " of this run, not to step " +
                                std::to_string(step) + ".");
  if (step == m_training.step()) return;
  // From the step before, so that the gradient of the step is there as well.
  repeat(std::max(step - 1, earliestStep()), step);
  std::erase_if(m_kept, [step](const Kept& kept) { return kept.state.step > step; });
  keep();
}

void Rewinder::repeat(std::int64_t from, std::int64_t to, const StepWatch& watch) {
  const StepSettings present = m_training.settings();
  const auto isLater = [from](const Kept& kept) { return kept.state.step > from; };
  auto next = std::prev(std::find_if(m_kept.begin(), m_kept.end(), isLater));
  m_training.restore(next->state);
  while (m_training.step() < to) {
    if (next != m_kept.end() && next->state.step == m_training.step()) m_training.apply((next++)->settings);
    const bool isWatched = m_training.step() >= from;
    if (isWatched && watch.before) watch.before();
    const StepPoint point = m_training.makeStep();
    if (isWatched && watch.after) watch.after(point);
  }
  m_training.apply(present);
}

}  // namespace encoderlab
