// What the trainer tells of a step that failed.
#include <algorithm>

#include "model/training/non_finite_cause.h"
#include "model/training/trainer_implementation.h"

namespace encoderlab {

PassInputs Trainer::Implementation::nextPass() const {
  return {model(), m_weights, m_batch, dropoutOf(m_step + 1), m_interventions};
}

void Trainer::Implementation::refuseGradient(const StepPoint& point) const {
  const PassExamination examination = examinePass(nextPass());
  // If every number is finite, the sum of their squares was not.
  refuse(examination, examination.first.value_or(examination.largestGradient), point);
}

void Trainer::Implementation::refuse(const PassExamination& examination, const PassExamination::Finding& finding,
                                     const StepPoint& point) const {
  NonFiniteReport report = reportOf(nextPass(), examination, finding, samplesOf(m_step + 1));
  StepVitals& failed = report.chain.back();
  report.step = failed.step = point.step;
  failed.loss = point.loss;
  failed.gradientNorm = point.gradientNorm;
  failed.learningRate = point.learningRate;
  throw NonFiniteError(std::move(report));
}

StepPoint Trainer::Implementation::makeStepOrTellWhy() {
  try {
    return makeStep();
  } catch (const NonFiniteError& error) {
    NonFiniteReport report = error.report();
    followBack(report);
    throw NonFiniteError(std::move(report));
  }
}

/// Makes the last steps again to see how they fared: so the steps themselves need not watch.
void Trainer::Implementation::followBack(NonFiniteReport& report) {
  constexpr std::int64_t chainLength = 8;
  std::vector<StepVitals> chain;
  StepWatch watch;
  watch.before = [this, &chain] {
    packNextBatch();
    const PassExamination examination = examinePass(nextPass());
    StepVitals& vitals = chain.emplace_back();
    vitals.largestActivation = examination.largestActivation;
    vitals.largestActivationTensor = examination.largestActivationTensor;
    vitals.largestWeight = largestMagnitude(m_weights);
  };
  watch.after = [&chain](const StepPoint& point) {
    StepVitals& vitals = chain.back();
    vitals.step = point.step;
    vitals.loss = point.loss;
    vitals.gradientNorm = point.gradientNorm;
    vitals.learningRate = point.learningRate;
  };
  m_rewinder.repeat(std::max(m_step - chainLength, earliestStep()), m_step, watch);
  report.chain.insert(report.chain.begin(), chain.begin(), chain.end());
  packNextBatch();
  report.remedy = remedyFor(report, training(), nextPass());
}

}  // namespace encoderlab
