#include "app/inspector.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/thread_time.h"

namespace encoderlab {

Inspector::Inspector(QObject* parent) : QObject(parent) {
  for (Look* look : {&m_inspections, &m_predictions}) {
    look->pause.setSingleShot(true);
    connect(&look->pause, &QTimer::timeout, this, &Inspector::lookAgain);
  }
}

void Inspector::begin(std::shared_ptr<const Dataset> dataset, std::vector<Sample> listed) {
  ++m_experiment;
  m_dataset = std::move(dataset);
  m_listed = std::make_shared<const std::vector<Sample>>(std::move(listed));
  m_snapshot = nullptr;
  m_sample = m_listed->empty() ? Sample{} : m_listed->front();
  m_original = m_sample;
}

void Inspector::setListed(std::vector<Sample> listed) {
  m_listed = std::make_shared<const std::vector<Sample>>(std::move(listed));
  if (m_snapshot && !m_listed->empty()) predictListed();
}

void Inspector::setSample(const Sample& sample, const Sample& original) {
  m_sample = sample;
  m_original = original;
  ++m_question;
  if (m_snapshot) inspect();
}

void Inspector::setInterventions(const Interventions& interventions) {
  m_interventions = interventions;
  ++m_question;
  if (!m_snapshot) return;
  inspect();
  if (!m_listed->empty()) predictListed();
}

void Inspector::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
  m_snapshot = snapshot;
  lookAgain();
}

void Inspector::setTraining(bool isTraining) {
  if (isTraining == m_isTraining) return;
  m_isTraining = isTraining;
  // How training ended is to be seen at once.
  if (!isTraining) {
    m_inspections.pause.stop();
    m_predictions.pause.stop();
  }
  lookAgain();
}

void Inspector::lookAgain() {
  if (isDue(m_inspections)) inspect();
  if (isDue(m_predictions) && !m_listed->empty()) predictListed();
}

bool Inspector::isDue(const Look& look) const {
  return m_snapshot && m_snapshot != look.seen && !look.busy && !look.pause.isActive();
}

void Inspector::run(Look& look, Worker::Job job) {
  look.busy = true;
  look.seen = m_snapshot;
  look.worker.runInstead(this, [this, &look, experiment = m_experiment, job = std::move(job)]() -> Worker::Delivery {
    const double before = threadSeconds();
    Worker::Delivery deliver = job();
    return [this, &look, experiment, deliver = std::move(deliver), used = threadSeconds() - before] {
      rest(look, used);
      if (experiment == m_experiment) deliver();
    };
  });
}

void Inspector::rest(Look& look, double usedSeconds) {
  look.busy = false;
  const int earned = m_isTraining ? pauseMilliseconds(usedSeconds, look.share, look.longestPause) : 0;
  look.pause.start(std::max(earned, look.shortestPause));
}

void Inspector::inspect() {
  run(m_inspections,
      [this, snapshot = m_snapshot, dataset = m_dataset, sample = m_sample, original = m_original,
       computation = m_computation, interventions = m_interventions, question = m_question]() -> Worker::Delivery {
        std::shared_ptr<const Inspection> inspection;
        QString failure;
        try {
          inspection = inspectSample(snapshot, dataset, sample, computation, interventions, original);
        } catch (const std::exception& error) {
          failure = QString::fromUtf8(error.what());
        }
        return [this, question, inspection, failure] {
          if (question != m_question) return;
          if (!inspection) {
            emit failed(failure);
            return;
          }
          m_computation = inspection->computation;
          emit inspectionReady(inspection);
        };
      });
}

void Inspector::predictListed() {
  run(m_predictions,
      [this, snapshot = m_snapshot, listed = m_listed, interventions = m_interventions]() -> Worker::Delivery {
        std::vector<Prediction> predictions;
        try {
          predictions = predict(snapshot->model, snapshot->weights, *listed, interventions);
        } catch (const std::exception& error) {
          return [this, sentence = QString::fromUtf8(error.what())] { emit failed(sentence); };
        }
        return [this, predictions = std::move(predictions)] { emit predictionsReady(predictions); };
      });
}

}  // namespace encoderlab
