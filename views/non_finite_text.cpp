#include "views/non_finite_text.h"

#include <QCoreApplication>
#include <cmath>

#include "views/cell_text.h"

namespace encoderlab {
namespace {

class NonFiniteText {
  Q_DECLARE_TR_FUNCTIONS(NonFiniteText)
};

QString valueText(float value) {
  if (std::isnan(value)) return NonFiniteText::tr("NaN (not a number)");
  return value > 0 ? NonFiniteText::tr("infinity") : NonFiniteText::tr("minus infinity");
}

QString inLayerText(StepPhase phase) {
  switch (phase) {
    case StepPhase::Backward:
      return NonFiniteText::tr("The backward pass of layer %1 made %2 at %3.");
    case StepPhase::Update:
      return NonFiniteText::tr("The update of layer %1 made %2 at %3.");
    default:
      return NonFiniteText::tr("The forward pass of layer %1 made %2 at %3.");
  }
}

QString outsideLayersText(StepPhase phase) {
  switch (phase) {
    case StepPhase::Backward:
      return NonFiniteText::tr("The backward pass made %1 at %2.");
    case StepPhase::Update:
      return NonFiniteText::tr("The update made %1 at %2.");
    default:
      return NonFiniteText::tr("The forward pass made %1 at %2.");
  }
}

}  // namespace

QString failureText(const NonFiniteReport& report) {
  const QString cell = cellName(report.cell);
  if (std::isfinite(report.value))
    return NonFiniteText::tr("The gradient is so large that its norm is infinite; its largest number is %1 at %2.")
        .arg(numberText(static_cast<double>(report.value), 4), cell);
  if (report.phase == StepPhase::Loss) return NonFiniteText::tr("The loss became %1.").arg(valueText(report.value));
  if (report.layer < 0) return outsideLayersText(report.phase).arg(valueText(report.value), cell);
  return inLayerText(report.phase).arg(QString::number(report.layer + 1), valueText(report.value), cell);
}

QString remedyText(NonFiniteRemedy remedy) {
  switch (remedy) {
    case NonFiniteRemedy::ClipGradients:
      return NonFiniteText::tr(
          "The gradient leapt from one step to the next: go back a few steps and clip it, for example to a norm of 1.");
    case NonFiniteRemedy::RaiseEpsilon:
      return NonFiniteText::tr("The optimizer divided by zero: use a larger epsilon, for example 1e-8, and go on.");
    case NonFiniteRemedy::ScaleInputs:
      return NonFiniteText::tr(
          "The data hold numbers that are too large to compute with: scale them before you train on them.");
    case NonFiniteRemedy::LiftInterventions:
      return NonFiniteText::tr("Something in the model was changed by hand: lift the interventions and go on.");
    case NonFiniteRemedy::RestoreWeights:
      return NonFiniteText::tr(
          "A weight was not finite before the step began, which no setting can mend: reset the training, or open "
          "another "
          "model.");
    case NonFiniteRemedy::LowerLearningRate:
      break;
  }
  return NonFiniteText::tr(
      "Such steps are mostly too long: go back a few steps and train on with a tenth of the learning rate.");
}

}  // namespace encoderlab
