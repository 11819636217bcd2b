#include "app/examiner.h"

#include <exception>
#include <utility>

namespace encoderlab {

namespace {

constexpr std::size_t sampledCells = 40;
constexpr std::uint64_t samplingSeed = 1;

GradientProver proverOf(const Inspection& inspection) {
  return {inspection.model, inspection.snapshot->weights, inspection.batch, inspection.interventions};
}

}  // namespace

Examiner::Examiner(QObject* parent) : QObject(parent) {}

Examiner::~Examiner() { m_stopRanking.request_stop(); }

void Examiner::setInspection(const std::shared_ptr<const Inspection>& inspection) { m_inspection = inspection; }

void Examiner::answer(Worker& worker, Answer find, void (Examiner::*failed)(const QString&)) {
  if (!m_inspection) return;
  worker.runInstead(this, [this, inspection = m_inspection, find = std::move(find), failed]() -> Worker::Delivery {
    try {
      return find(*inspection);
    } catch (const std::exception& error) {
      return [this, sentence = QString::fromUtf8(error.what()), failed] { emit(this->*failed)(sentence); };
    }
  });
}

void Examiner::prove(const CellAddress& cell, double epsilon) {
  answer(
      m_proofs,
      [this, cell, epsilon](const Inspection& inspection) -> Worker::Delivery {
        const GradientProof proof = proverOf(inspection).prove(cell, epsilon);
        return [this, proof] { emit proofReady(proof); };
      },
      &Examiner::proofFailed);
}

void Examiner::proveTensor(const QString& tensor, double epsilon) {
  answer(
      m_proofs,
      [this, tensor, epsilon](const Inspection& inspection) -> Worker::Delivery {
        const TensorProof proof =
            proverOf(inspection).proveTensor(tensor.toStdString(), sampledCells, samplingSeed, epsilon);
        return [this, proof] { emit tensorProofReady(proof); };
      },
      &Examiner::proofFailed);
}

void Examiner::rankHeads() {
  m_stopRanking.request_stop();
  m_stopRanking = std::stop_source();
  answer(
      m_rankings,
      [this, stop = m_stopRanking.get_token()](const Inspection& inspection) -> Worker::Delivery {
        const Dataset& dataset = *inspection.dataset;
        const HeadRanking ranking = encoderlab::rankHeads(inspection.model, inspection.snapshot->weights, dataset,
                                                          dataset.validation, inspection.interventions, stop);
        if (stop.stop_requested()) return [] {};
        return [this, ranking] { emit headsRanked(ranking); };
      },
      &Examiner::rankingFailed);
}

}  // namespace encoderlab
