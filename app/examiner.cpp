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

void Examiner::dropProofs() { ++m_proofs.asked; }

void Examiner::dropAll() {
  dropProofs();
  ++m_rankings.asked;
  m_stopRanking.request_stop();
  m_inspection = nullptr;
}

void Examiner::answer(Desk& desk, Answer find, void (Examiner::*failed)(const QString&)) {
  if (!m_inspection) {
    emit(this->*failed)(tr("There is nothing to ask yet: the sample is still being computed."));
    return;
  }
  desk.worker.runInstead(this,
                         [this, &desk, number = ++desk.asked, inspection = m_inspection, find = std::move(find),
                          failed]() -> Worker::Delivery {
                           Worker::Delivery deliver;
                           try {
                             deliver = find(*inspection);
                           } catch (const std::exception& error) {
                             deliver = [this, sentence = QString::fromUtf8(error.what()), failed] {
                               emit(this->*failed)(sentence);
                             };
                           }
                           return [&desk, number, deliver = std::move(deliver)] {
                             if (number == desk.asked) deliver();
                           };
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
        const HeadRanking ranking =
            encoderlab::rankHeads(*inspection.snapshot, *inspection.dataset, inspection.interventions, stop);
        if (stop.stop_requested()) return [] {};
        return [this, ranking] { emit headsRanked(ranking); };
      },
      &Examiner::rankingFailed);
}

}  // namespace encoderlab
