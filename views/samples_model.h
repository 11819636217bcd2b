#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <memory>
#include <vector>

#include "model/data/dataset.h"
#include "model/training/measures.h"

namespace encoderlab {

/// The shown samples and what the model predicts for each.
class SamplesModel : public QAbstractListModel {
  Q_OBJECT

 public:
  /// NotJudged: there is a prediction, but no target, or an error instead of right and wrong.
  enum class Verdict { NotPredicted, NotJudged, Correct, Wrong };
  /// Beside the display role, which is the whole row as one sentence.
  enum Role {
    MistakeRole = Qt::UserRole  ///< double: the larger, the worse; what "mistakes first" sorts by
  };

  explicit SamplesModel(QObject* parent = nullptr);

  /// Forgets the predictions.
  void setSamples(std::shared_ptr<const Dataset> dataset, std::vector<Sample> samples);
  /// The sample that the user has edited, which the list shows as it was; −1: none.
  void setEdited(int row);
  bool isEdited(int row) const { return row == m_edited; }
  /// The sample whose prediction the walk has not come to, and which is therefore kept back; −1: none.
  void setAhead(int row);
  bool isAhead(int row) const { return row == m_ahead; }
  /// What is said of some samples in place of how right they are, by row.
  void setNotes(QHash<int, QString> notes);
  QString note(int row) const { return m_notes.value(row); }
  /// One a sample, in their order; any other number of them means: not computed.
  void setPredictions(std::vector<Prediction> predictions);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  const Dataset* dataset() const { return m_dataset.get(); }
  const Sample& sample(int row) const { return m_samples[static_cast<std::size_t>(row)]; }
  /// Null if it was not computed.
  const Prediction* prediction(int row) const;
  Verdict verdict(int row) const;

 private:
  QString sentence(int row) const;
  double mistake(int row) const;
  const Prediction* computed(int row) const;
  void move(int& place, int row);

  std::shared_ptr<const Dataset> m_dataset;
  std::vector<Sample> m_samples;
  std::vector<Prediction> m_predictions;
  int m_edited = -1;
  int m_ahead = -1;
  QHash<int, QString> m_notes;
};

}  // namespace encoderlab
