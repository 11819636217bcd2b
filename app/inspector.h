#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <vector>

#include "app/pace.h"
#include "app/worker.h"
#include "model/inspect/inspection.h"

namespace encoderlab {

/// Looks at the chosen sample with the newest weights, in threads of its own: the trace for every frame, what the model
/// predicts for the listed samples a few times a second; both less often where training would lose more than their
/// shares. Where the work takes longer than the weights last, only the newest counts. What the user changes is looked
/// at at once.
class Inspector : public QObject {
  Q_OBJECT

 public:
  explicit Inspector(QObject* parent = nullptr);

  /// Another experiment: what is under way for the old one is dropped. `listed` are the samples to predict.
  void begin(std::shared_ptr<const Dataset> dataset, std::vector<Sample> listed);
  /// Other samples to predict, of the same data.
  void setListed(std::vector<Sample> listed);
  /// `original` is what the sample was before the user edited it.
  void setSample(const Sample& sample, const Sample& original);
  /// What is changed by hand, in the inspected sample and in the predictions.
  void setInterventions(const Interventions& interventions);
  void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
  /// Whether training has to be left its cores.
  void setTraining(bool isTraining);

 signals:
  void inspectionReady(const std::shared_ptr<const encoderlab::Inspection>& inspection);
  /// One prediction for each of the listed samples.
  void predictionsReady(const std::vector<encoderlab::Prediction>& predictions);
  /// The sample cannot be inspected; one sentence.
  void failed(const QString& sentence);

 private:
  /// One kind of work on the newest weights.
  struct Look {
    double share;       ///< of a core, while training runs
    int shortestPause;  ///< between two, in milliseconds
    int longestPause;   ///< whatever it costs
    Worker worker = Worker();
    QTimer pause = QTimer();
    bool busy = false;
    std::shared_ptr<const Snapshot> seen = nullptr;
  };

  void lookAgain();
  bool isDue(const Look& look) const;
  void run(Look& look, Worker::Job job);
  void rest(Look& look, double usedSeconds);
  void inspect();
  void predictListed();

  Look m_inspections{liveShares().inspections, 0, 500};
  Look m_predictions{liveShares().predictions, 250, 20'000};
  bool m_isTraining = false;
  quint64 m_experiment = 0;  ///< counts experiments; results of older ones are dropped
  std::shared_ptr<const Dataset> m_dataset;
  std::shared_ptr<const std::vector<Sample>> m_listed;
  std::shared_ptr<const Snapshot> m_snapshot;
  std::shared_ptr<const Computation> m_computation;  ///< of the last inspection, for the next
  Sample m_sample;
  Sample m_original;
  Interventions m_interventions;
  quint64 m_question = 0;  ///< counts samples and interventions; what was found of earlier ones is dropped
};

}  // namespace encoderlab
