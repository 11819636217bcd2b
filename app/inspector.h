#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <vector>

#include "app/worker.h"
#include "model/inspect/inspection.h"

namespace encoderlab {

/// Looks at the chosen sample with the newest weights, in threads of its own: the trace for every frame, what the model
/// predicts for the listed samples a few times a second. Where the work takes longer than the weights last, only the
/// newest counts.
class Inspector : public QObject {
  Q_OBJECT

 public:
  explicit Inspector(QObject* parent = nullptr);

  /// Another experiment: what is under way for the old one is dropped. `listed` are the samples to predict.
  void begin(std::shared_ptr<const Dataset> dataset, std::vector<Sample> listed);
  void setSample(const Sample& sample);
  void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);

 signals:
  void inspectionReady(const std::shared_ptr<const encoderlab::Inspection>& inspection);
  /// One prediction for each of the listed samples.
  void predictionsReady(const std::vector<encoderlab::Prediction>& predictions);
  /// The sample cannot be inspected; one sentence.
  void failed(const QString& sentence);

 private:
  void inspect();
  void predictListed();

  Worker m_inspections;
  Worker m_predictions;
  quint64 m_experiment = 0;  ///< counts experiments; results of older ones are dropped
  std::shared_ptr<const Dataset> m_dataset;
  std::shared_ptr<const std::vector<Sample>> m_listed;
  std::shared_ptr<const Snapshot> m_snapshot;
  std::shared_ptr<const Snapshot> m_predicted;
  Sample m_sample;
  QTimer m_predictionPause;
};

}  // namespace encoderlab
