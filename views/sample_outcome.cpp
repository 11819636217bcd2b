#include "views/sample_outcome.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <cmath>

#include "model/inspect/ledger_probability.h"
#include "views/sample_chips.h"
#include "views/sample_edit_text.h"
#include "views/sample_text.h"

namespace encoderlab {
namespace {

QLabel* mutedLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setForegroundRole(QPalette::PlaceholderText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

SampleOutcome::SampleOutcome(QWidget* parent)
    : QWidget(parent),
      m_target(new SampleChips(this)),
      m_noTarget(mutedLabel(tr("This sample has no target."), this)),
      m_stale(mutedLabel(tr("The target is of the original sample."), this)),
      m_predictionCaption(mutedLabel({}, this)),
      m_prediction(new SampleChips(this)),
      m_verdict(new QLabel(this)),
      m_change(new QLabel(this)) {
  m_target->setAccessibleName(tr("Target"));
  m_prediction->setAccessibleName(tr("Prediction"));
  m_prediction->setToolTip(tr("Click to see where it comes from."));
  connect(m_prediction, &SampleChips::currentChosen, this, [this](int place) {
    m_prediction->setCurrent(-1);
    emit predictionClicked(place);
  });
  m_change->hide();
  for (QLabel* label : {m_verdict, m_change}) label->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(mutedLabel(tr("Target"), this));
  layout->addWidget(m_target);
  layout->addWidget(m_noTarget);
  layout->addWidget(m_stale);
  layout->addSpacing(4);
  layout->addWidget(m_predictionCaption);
  layout->addWidget(m_prediction);
  layout->addWidget(m_verdict);
  layout->addWidget(m_change);
}

CellAddress predictionCell(const Inspection& inspection, std::size_t place) {
  const std::vector<std::int64_t>& classes = inspection.prediction.classes;
  const bool isPerToken = inspection.model.head.kind == HeadKind::Token;
  const auto outputs = static_cast<std::size_t>(inspection.model.head.outputs);
  const bool isClass = place < classes.size();
  const std::size_t token = isClass ? place : place / outputs;
  const std::size_t output = isClass ? static_cast<std::size_t>(classes[place]) : place % outputs;
  const std::string tensor = isClass ? probabilitiesName : hookName(Hook::Logits, -1);
  if (!isPerToken) return {tensor, {0, output}};
  return {tensor, {0, token, output}};
}

void SampleOutcome::show(const Dataset& dataset, const Sample& sample, const Prediction* prediction, bool edited) {
  if (hasClassPerPatch(dataset)) return showPatches(sample, prediction, edited);
  // Target and prediction of a token head stand in line with the input, so all share one width.
  const QStringList targets = targetTexts(dataset, sample);
  QStringList texts = targets;
  if (prediction) texts += predictionTexts(dataset, sample, *prediction);
  if (dataset.head.kind == HeadKind::Token) texts += inputTexts(dataset, sample);
  m_target->setWidthFor(texts);
  m_prediction->setWidthFor(texts);
  showTarget(targets);
  m_stale->setVisible(edited && !targets.isEmpty());
  m_predictionCaption->setText(dataset.head.loss == LossKind::CrossEntropy ? tr("Prediction and its probability")
                                                                           : tr("Forecast"));
  m_prediction->setVisible(prediction != nullptr);
  if (prediction) {
    showPrediction(dataset, sample, *prediction);
  } else {
    m_verdict->setText(tr("Not computed yet."));
  }
}

/// Target and prediction lie on the picture.
void SampleOutcome::showPatches(const Sample& sample, const Prediction* prediction, bool edited) {
  m_target->hide();
  m_prediction->hide();
  m_noTarget->setVisible(sample.classes.empty());
  m_stale->setVisible(edited && !sample.classes.empty());
  m_predictionCaption->setText(tr("Prediction"));
  m_verdict->setText(prediction == nullptr    ? tr("Not computed yet.")
                     : sample.classes.empty() ? QString()
                                              : rightPatchesText(sample, *prediction));
}

void SampleOutcome::hideChange() { m_change->hide(); }

void SampleOutcome::showChange(const Inspection& inspection, bool isLossComputed) {
  m_change->setVisible(inspection.untouched.has_value());
  if (!inspection.untouched) return;
  const Prediction& after = inspection.prediction;
  QStringList lines{tr("◆ Changes by hand are on.")};
  if (const QString edits = sampleChangesText(inspection); !edits.isEmpty()) lines.append(edits);
  if (isLossComputed && !std::isnan(after.loss)) lines.append(lossChangeText(*inspection.untouched, after));
  const Dataset& dataset = *inspection.dataset;
  const QStringList was = predictionTexts(dataset, inspection.originalSample(), *inspection.untouched);
  if (hasClassPerPatch(dataset))
    lines.append(tr("Without them: %1.").arg(rightPatchesText(inspection.originalSample(), *inspection.untouched)));
  else if (was != predictionTexts(dataset, inspection.sample, after))
    lines.append(tr("Without them the prediction is %1.").arg(was.join(QLatin1Char(' '))));
  m_change->setText(lines.join(QLatin1Char('\n')));
}

void SampleOutcome::showTarget(const QStringList& targets) {
  std::vector<Chip> chips;
  for (const QString& text : targets) chips.push_back({.text = text});
  m_noTarget->setVisible(chips.empty());
  m_target->setVisible(!chips.empty());
  m_target->setChips(std::move(chips));
}

void SampleOutcome::showPrediction(const Dataset& dataset, const Sample& sample, const Prediction& prediction) {
  const std::vector<bool> wrong = wrongTargets(sample, prediction);
  std::vector<Chip> chips;
  QStringList details;
  for (const QString& text : predictionTexts(dataset, sample, prediction)) {
    const std::size_t place = chips.size();
    chips.push_back({.text = text, .wrong = place < wrong.size() && wrong[place]});
    if (place < prediction.probabilities.size()) {
      details +=
          isAsked(sample, place) ? shortProbability(static_cast<double>(prediction.probabilities[place])) : QString();
    }
  }
  m_prediction->setChips(std::move(chips), std::move(details));
  if (!sample.values.empty()) {
    m_verdict->setText(tr("Error (RMSE): %1").arg(locale().toString(sampleError(dataset, sample, prediction), 'g', 4)));
  } else if (sample.classes.empty()) {
    m_verdict->clear();
  } else {
    m_verdict->setText(prediction.correct ? tr("✓ correct") : tr("✗ wrong"));
  }
}

}  // namespace encoderlab
