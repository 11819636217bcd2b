#include "views/step_cursor.h"

#include <algorithm>

#include "views/selection.h"

namespace encoderlab {

StepCursor::StepCursor(Selection* selection, QObject* parent) : QObject(parent), m_selection(selection) {
  connect(&m_timer, &QTimer::timeout, this, &StepCursor::next);
  connect(selection, &Selection::stepChanged, this, &StepCursor::follow);
  setStepsPerSecond(m_stepsPerSecond);
}

void StepCursor::setInspection(std::shared_ptr<const Inspection> inspection) {
  const int before = stepCount();
  const bool isSame = m_inspection && inspection && m_inspection->computation == inspection->computation;
  m_inspection = std::move(inspection);
  if (stepCount() != before) emit stepCountChanged(stepCount());
  if (m_selection->step() >= stepCount()) {
    m_selection->setStep(stepCount() - 1);
  } else if (!isSame) {
    follow(m_selection->step());
  }
}

const Step* StepCursor::step() const {
  const int step = m_selection->step();
  return step >= 0 && step < stepCount() ? &m_inspection->steps()[static_cast<std::size_t>(step)] : nullptr;
}

const Op* StepCursor::op() const {
  const Step* current = step();
  return current != nullptr ? &m_inspection->ops()[current->op] : nullptr;
}

bool StepCursor::handleKey(int key) {
  switch (key) {
    case Qt::Key_Right:
      next();
      return true;
    case Qt::Key_Left:
      previous();
      return true;
    case Qt::Key_Home:
      first();
      return true;
    case Qt::Key_End:
      last();
      return true;
    case Qt::Key_PageDown:
      nextLayer();
      return true;
    case Qt::Key_PageUp:
      previousLayer();
      return true;
    case Qt::Key_Escape:
      leave();
      return true;
    default:
      return false;
  }
}

void StepCursor::next() {
  if (m_selection->step() + 1 < stepCount()) setStep(m_selection->step() + 1);
  if (m_selection->step() + 1 >= stepCount()) setPlaying(false);
}

void StepCursor::previous() {
  setStep(m_selection->step() < 0 ? stepCount() - 1 : std::max(0, m_selection->step() - 1));
}

void StepCursor::first() { setStep(0); }

void StepCursor::last() { setStep(stepCount() - 1); }

void StepCursor::leave() {
  setPlaying(false);
  m_selection->setStep(-1);
}

void StepCursor::setStep(int step) {
  if (stepCount() > 0) m_selection->setStep(std::clamp(step, 0, stepCount() - 1));
}

void StepCursor::setOp(std::size_t op) {
  goTo([op](std::size_t other) { return other == op; });
}

void StepCursor::setLayer(int layer) {
  goTo([this, layer](std::size_t op) { return m_inspection->ops()[op].layer == layer; });
}

void StepCursor::goTo(const std::function<bool(std::size_t op)>& isMeant) {
  if (!m_inspection) return;
  const std::span<const Step> steps = m_inspection->steps();
  const auto loss = std::ranges::find(steps, StepPhase::Loss, &Step::phase);
  const bool isBackward = m_selection->showsGradients() && loss != steps.end();
  const auto from = isBackward ? loss + 1 : steps.begin();
  const auto found = std::find_if(from, steps.end(), [&](const Step& step) { return isMeant(step.op); });
  if (found != steps.end()) setStep(static_cast<int>(found - steps.begin()));
}

int StepCursor::layerOf(int step) const {
  return m_inspection->ops()[m_inspection->steps()[static_cast<std::size_t>(step)].op].layer;
}

void StepCursor::nextLayer() {
  if (stepCount() == 0) return;
  int step = std::max(0, m_selection->step());
  const int layer = layerOf(step);
  while (step + 1 < stepCount() && layerOf(step) == layer) ++step;
  setStep(step);
}

void StepCursor::previousLayer() {
  if (stepCount() == 0) return;
  int step = m_selection->step() < 0 ? stepCount() - 1 : m_selection->step();
  for (const int layer = layerOf(step); step > 0 && layerOf(step) == layer;) --step;
  while (step > 0 && layerOf(step - 1) == layerOf(step)) --step;
  setStep(step);
}

void StepCursor::setPlaying(bool playing) {
  playing = playing && stepCount() > 0;
  if (playing == isPlaying()) return;
  if (playing) {
    if (m_selection->step() < 0 || m_selection->step() + 1 >= stepCount()) first();
    m_timer.start();
  } else {
    m_timer.stop();
  }
  emit playingChanged(playing);
}

void StepCursor::setStepsPerSecond(int stepsPerSecond) {
  m_stepsPerSecond = std::max(1, stepsPerSecond);
  m_timer.setInterval(1000 / m_stepsPerSecond);
}

void StepCursor::follow(int) {
  const Step* current = step();
  if (current == nullptr) return;
  m_selection->setTensor(QString::fromStdString(op()->output));
  if (op()->layer >= 0) m_selection->setHead(op()->layer, m_selection->head());
  // The user may look at the other at any time; only entering a pass brings its own.
  if (isBackward() != m_wasBackward) m_selection->setShowsGradients(isBackward());
  m_wasBackward = isBackward();
}

bool StepCursor::isBackward() const {
  const Step* current = step();
  return current != nullptr && (current->phase == StepPhase::Backward || current->phase == StepPhase::Update);
}

}  // namespace encoderlab
