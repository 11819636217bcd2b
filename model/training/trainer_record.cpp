// What the trainer tells of a step that went well.
#include "model/training/trainer_implementation.h"

namespace encoderlab {

StepWatch Trainer::Implementation::watchInto(StepRecord& record) {
  StepWatch watch;
  watch.before = [this, &record] {
    record.model = model();
    record.training = training();
    record.interventions = m_interventions;
    copyState(record.before);
  };
  watch.after = [this, &record](const StepPoint& point) {
    record.point = point;
    record.samples = m_batch.sampleCount();
    record.gradient.assign(m_slots.gradient().begin(), m_slots.gradient().end());
    m_gradientNorms = parameterGradientNorms();
    m_hasGradient = false;
    record.lossAfter = m_slots.compute(m_network, m_parameters, m_batch, dropoutOf(m_step)).loss;
  };
  return watch;
}

std::shared_ptr<const StepRecord> Trainer::Implementation::previewStep() {
  auto record = std::make_shared<StepRecord>();
  const std::vector<float> norms = parameterGradientNorms();
  m_rewinder.keepIfDue();
  const StepWatch watch = watchInto(*record);
  watch.before();
  watch.after(makeStepOrTellWhy());
  restore(record->before);
  m_gradientNorms = norms;
  return record;
}

std::shared_ptr<const StepRecord> Trainer::Implementation::lastStep() {
  if (m_step <= earliestStep()) return nullptr;
  auto record = std::make_shared<StepRecord>();
  m_rewinder.repeat(m_step - 1, m_step, watchInto(*record));
  return record;
}

}  // namespace encoderlab
