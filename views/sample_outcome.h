#pragma once

#include <QWidget>

#include "model/data/dataset.h"
#include "model/inspect/inspection.h"

class QLabel;

namespace encoderlab {

class SampleChips;

/// The number that is shown of the prediction at a place of the target: the probability of the class, or the output.
CellAddress predictionCell(const Inspection& inspection, std::size_t place);

/// The target of a sample and what the model predicts, one above the other, classes with their probabilities.
class SampleOutcome : public QWidget {
  Q_OBJECT

 public:
  explicit SampleOutcome(QWidget* parent = nullptr);

  /// `prediction` is null where it was not computed yet; `edited`: the target is of the sample before its change.
  void show(const Dataset& dataset, const Sample& sample, const Prediction* prediction, bool edited);
  /// What the changes by hand do to the prediction, and, where the loss is computed, to it.
  void showChange(const Inspection& inspection, bool isLossComputed);
  void hideChange();

 signals:
  /// The prediction at a place of the target was clicked.
  void predictionClicked(int place);

 private:
  void showPatches(const Sample& sample, const Prediction* prediction, bool edited);
  void showTarget(const QStringList& targets);
  void showPrediction(const Dataset& dataset, const Sample& sample, const Prediction& prediction);

  SampleChips* m_target;
  QLabel* m_noTarget;
  QLabel* m_stale;
  QLabel* m_predictionCaption;
  SampleChips* m_prediction;
  QLabel* m_verdict;
  QLabel* m_change;
};

}  // namespace encoderlab
