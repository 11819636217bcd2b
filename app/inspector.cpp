#include "app/inspector.h"

#include <exception>
#include <utility>

namespace encoderlab {

namespace {

constexpr int predictionMilliseconds = 250;

}  // namespace

Inspector::Inspector(QObject* parent) : QObject(parent) {
  m_predictionPause.setSingleShot(true);
  m_predictionPause.setInterval(predictionMilliseconds);
  connect(&m_predictionPause, &QTimer::timeout, this, &Inspector::predictListed);
}

void Inspector::begin(std::shared_ptr<const Dataset> dataset, std::vector<Sample> listed) {
  ++m_experiment;
  m_dataset = std::move(dataset);
  m_listed = std::make_shared<const std::vector<Sample>>(std::move(listed));
  m_snapshot = nullptr;
  m_predicted = nullptr;
  m_sample = m_listed->empty() ? Sample{} : m_listed->front();
}

void Inspector::setSample(const Sample& sample) {
  m_sample = sample;
  inspect();
}

void Inspector::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
  m_snapshot = snapshot;
  inspect();
  if (!m_predictionPause.isActive()) predictListed();
}

void Inspector::inspect() {
  if (!m_snapshot) return;
  m_inspections.runInstead(this,
                           [this, experiment = m_experiment, snapshot = m_snapshot, dataset = m_dataset,
                            sample = m_sample]() -> Worker::Delivery {
                             std::shared_ptr<const Inspection> inspection;
                             QString failure;
                             try {
                               inspection = inspectSample(snapshot, dataset, sample);
                             } catch (const std::exception& error) {
                               failure = QString::fromUtf8(error.what());
                             }
                             return [this, experiment, inspection, failure] {
                               if (experiment != m_experiment) return;
                               if (inspection)
                                 emit inspectionReady(inspection);
                               else
                                 emit failed(failure);
                             };
                           });
}

void Inspector::predictListed() {
  if (!m_snapshot || m_snapshot == m_predicted || m_listed->empty()) return;
  m_predicted = m_snapshot;
  m_predictionPause.start();
  m_predictions.runInstead(
      this, [this, experiment = m_experiment, snapshot = m_snapshot, listed = m_listed]() -> Worker::Delivery {
        std::vector<Prediction> predictions;
        try {
          predictions = predict(snapshot->model, snapshot->weights, *listed);
        } catch (const std::exception& error) {
          return [this, experiment, sentence = QString::fromUtf8(error.what())] {
            if (experiment == m_experiment) emit failed(sentence);
          };
        }
        return [this, experiment, predictions = std::move(predictions)] {
          if (experiment == m_experiment) emit predictionsReady(predictions);
        };
      });
}

}  // namespace encoderlab
