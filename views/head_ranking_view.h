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

  /// `measure` is the data set's: "accuracy", "exact_match" or "rmse".
  void setRanking(const HeadRanking& ranking, const std::string& measure);
  /// Forgets the table, which is of another model.
  void clear();
  /// Why there is no ranking, in one sentence.
  void setFailure(const QString& sentence);

  QTableWidget* table() const { return m_table; }

 signals:
  void rankingRequested();
  /// Indices in the samples that were ranked over.
  void flippedSamplesChosen(const std::vector<std::size_t>& samples);

 private:
  void choose(int row);
  void finish(const QString& sentence);

  Selection* m_selection;
  HeadRanking m_ranking;
  QPushButton* m_rank;
  QTableWidget* m_table;
  StatusText* m_status;
};

}  // namespace encoderlab
