#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "model/inspect/head_ranking.h"

class QPushButton;
class QTableWidget;

namespace encoderlab {

class Selection;
class StatusText;

/// What each head is worth: the measure over the validation part when it is switched off. Choosing a head selects it
/// and tells which samples flipped.
class HeadRankingView : public QWidget {
  Q_OBJECT

 public:
  explicit HeadRankingView(Selection* selection, QWidget* parent = nullptr);

  void setRanking(const HeadRanking& ranking);
  /// What the model is now: a ranking of another step, or beside other changes, is said to be out of date.
  void followModel(std::int64_t step, const Interventions& interventions);
  /// Forgets the table, which is of another run, and what was asked of it.
  void clear();
  /// Why there is no ranking, in one sentence.
  void setFailure(const QString& sentence);

  QTableWidget* table() const { return m_table; }

 signals:
  void rankingRequested();
  /// Indices in the samples that were ranked over.
  void flippedSamplesChosen(const std::vector<encoderlab::Flip>& samples);

 private:
  void choose(int row);
  void finish(const QString& sentence);
  void sayWhatIsRanked();

  Selection* m_selection;
  HeadRanking m_ranking;
  QPushButton* m_rank;
  StatusText* m_basis;
  QTableWidget* m_table;
  std::int64_t m_step = 0;
  Interventions m_interventions;
  StatusText* m_status;
};

}  // namespace encoderlab
