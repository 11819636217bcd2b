#pragma once

#include <QAbstractListModel>
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

  std::shared_ptr<const Dataset> m_dataset;
  std::vector<Sample> m_samples;
  std::vector<Prediction> m_predictions;
  int m_edited = -1;
};

}  // namespace encoderlab
