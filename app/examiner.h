#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "app/worker.h"
#include "model/inspect/gradient_proof.h"
#include "model/inspect/head_ranking.h"
#include "model/inspect/inspection.h"

namespace encoderlab {

/// Answers what takes a moment to answer about the inspected computation, in a thread of its own. Where an answer is
/// overtaken by the next question of its kind, it is dropped.
class Examiner : public QObject {
  Q_OBJECT

 public:
  explicit Examiner(QObject* parent = nullptr);
  ~Examiner() override;

 public slots:
  /// What the next questions are about.
  void setInspection(const std::shared_ptr<const encoderlab::Inspection>& inspection);
  /// What is being worked out is of no interest any more.
  void dropProofs();
  void dropAll();
  /// Nudges one number, of a parameter or an intermediate, by ±epsilon.
  void prove(const encoderlab::CellAddress& cell, double epsilon);
  /// The same for some numbers of a tensor, drawn at random.
  void proveTensor(const QString& tensor, double epsilon);
  /// Switches every head off in turn over the validation part, beside the changes that stand.
  void rankHeads();

 signals:
  void proofReady(const encoderlab::GradientProof& proof);
  void tensorProofReady(const encoderlab::TensorProof& proof);
  void headsRanked(const encoderlab::HeadRanking& ranking);
  /// One sentence for the user.
  void proofFailed(const QString& sentence);
  void rankingFailed(const QString& sentence);

 private:
  using Answer = std::function<Worker::Delivery(const Inspection& inspection)>;
  /// One kind of question; only the answer to the last one counts.
  struct Desk {
    quint64 asked = 0;
    Worker worker = Worker();
  };
  void answer(Desk& desk, Answer find, void (Examiner::*failed)(const QString&));

  std::shared_ptr<const Inspection> m_inspection;
  std::stop_source m_stopRanking;
  Desk m_proofs;
  Desk m_rankings;
};

}  // namespace encoderlab
