#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "model/inspect/head_ranking.h"
#include "model/inspect/inspection.h"
#include "model/inspect/sample_edits.h"

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace encoderlab {

class HeadRankingView;
class Selection;
class StatusText;
class WhatIfCell;
class WhatIfPatch;
class WhatIfSwitches;

/// What if: everything that can be changed by hand in the computation, what is changed now, and what it does to loss
/// and prediction. Only asks: what holds is what setInterventions says.
class WhatIfPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfPanel(Selection* selection, QWidget* parent = nullptr);

  /// The interventions that are on.
  void setInterventions(const Interventions& interventions);
  /// The edits of the chosen sample, and a sentence for each.
  void setSampleEdits(std::vector<SampleEdit> edits, const QStringList& sentences);
  /// The chosen sample, computed with interventions.
  void setInspection(std::shared_ptr<const Inspection> inspection);
  /// The answer to headRankingRequested.
  void setHeadRanking(const HeadRanking& ranking);
  /// What was ranked, or is being ranked, is of another run.
  void forgetHeadRanking();
  void setHeadRankingFailure(const QString& sentence);

 signals:
  void interventionRequested(const encoderlab::Intervention& intervention);
  /// `index` in what setInterventions was given.
  void interventionLifted(int index);
  void sampleEditLifted(const encoderlab::SampleEdit& edit);
  void allLifted();
  void headRankingRequested();
  /// A ranked head was chosen: the validation samples whose prediction flips without it.
  void flippedSamplesChosen(const std::vector<encoderlab::Flip>& samples);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeList();
  void fitChanges();
  void showList();
  void showDifference();
  void liftCurrent();
  void lift(const Intervention& intervention);

  std::shared_ptr<const Inspection> m_inspection;
  Interventions m_interventions;
  std::vector<SampleEdit> m_edits;  ///< listed before the interventions, as they come before them
  QStringList m_editTexts;
  QStackedWidget* m_changes;  ///< the list, or that it is empty
  QLabel* m_empty;
  QListWidget* m_list;
  QPushButton* m_lift;
  QPushButton* m_liftAll;
  StatusText* m_loss;
  StatusText* m_prediction;
  WhatIfSwitches* m_switches;
  WhatIfCell* m_cell;
  WhatIfPatch* m_patch;
  HeadRankingView* m_ranking;
};

}  // namespace encoderlab
