#include "app/examiner.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "model/training/trainer.h"
#include "tests/app/small_experiment.h"

using namespace encoderlab;

namespace {

std::shared_ptr<const Inspection> trainedInspection() {
  Trainer trainer(makeExperiment(smallExperiment()));
  for (int step = 0; step < 5; ++step) trainer.runStep();
  const auto& dataset = trainer.experiment().dataset;
  return inspectSample(trainer.snapshot(), dataset, dataset->validation.front());
}

}  // namespace

class ExaminerTest : public QObject {
  Q_OBJECT

 private slots:
  void aGradientIsProved() {
    Examiner examiner;
    examiner.setInspection(trainedInspection());
    QSignalSpy ready(&examiner, &Examiner::proofReady);
    examiner.prove({"head.weight", {1, 2}}, defaultNudge);
    QTRY_COMPARE(ready.count(), 1);
    const auto proof = ready[0][0].value<GradientProof>();
    QCOMPARE(proof.verdict, ProofVerdict::Agrees);
    QVERIFY(std::abs(proof.backpropagated) > 0);
  }

  void aTensorIsProvedBySampling() {
    Examiner examiner;
    examiner.setInspection(trainedInspection());
    QSignalSpy ready(&examiner, &Examiner::tensorProofReady);
    examiner.proveTensor(QStringLiteral("encoder.layers.0.self_attn.scores"), defaultNudge);
    QTRY_COMPARE(ready.count(), 1);
    const auto proof = ready[0][0].value<TensorProof>();
    QCOMPARE(proof.disagreeing, std::size_t{0});
    QVERIFY(proof.proofs.size() > 10);
  }

  void whatCannotBeProvedIsSaidInASentence() {
    Examiner examiner;
    examiner.setInspection(trainedInspection());
    QSignalSpy failed(&examiner, &Examiner::proofFailed);
    examiner.prove({"no.such.tensor", {0}}, defaultNudge);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("no.such.tensor")));
  }

  void headsAreRankedOverTheValidationPart() {
    Examiner examiner;
    const auto inspection = trainedInspection();
    examiner.setInspection(inspection);
    QSignalSpy ranked(&examiner, &Examiner::headsRanked);
    examiner.rankHeads();
    QTRY_COMPARE(ranked.count(), 1);
    QCOMPARE(ranked[0][0].value<HeadRanking>().heads.size(), std::size_t{2});
  }

  void withoutAnInspectionThereIsNothingToAsk() {
    Examiner examiner;
    QSignalSpy proofFailed(&examiner, &Examiner::proofFailed);
    QSignalSpy rankingFailed(&examiner, &Examiner::rankingFailed);
    examiner.prove({"head.weight", {0, 0}}, defaultNudge);
    examiner.rankHeads();
    QCOMPARE(proofFailed.count(), 1);
    QCOMPARE(rankingFailed.count(), 1);
  }

  void onlyTheLastQuestionIsAnswered() {
    Examiner examiner;
    examiner.setInspection(trainedInspection());
    QSignalSpy ready(&examiner, &Examiner::proofReady);
    examiner.prove({"head.weight", {1, 2}}, defaultNudge);
    examiner.prove({"head.weight", {1, 3}}, defaultNudge);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(ready[0][0].value<GradientProof>().cell.index, (std::vector<std::size_t>{1, 3}));
    examiner.prove({"head.weight", {1, 2}}, defaultNudge);
    examiner.dropProofs();
    QTest::qWait(100);
    QCOMPARE(ready.count(), 1);
  }
};

QTEST_MAIN(ExaminerTest)
#include "examiner_test.moc"
