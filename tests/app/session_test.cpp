#include "app/session.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "model/io/model_file.h"
#include "tests/app/small_experiment.h"

using namespace encoderlab;

namespace {

/// Waits until the session has a model with weights to show.
bool becomesReady(Session& session) {
  return QTest::qWaitFor([&] { return session.hasRun() && !session.state().busy && session.snapshot(); }, 20'000);
}

bool reachesStep(Session& session, std::int64_t step) {
  return QTest::qWaitFor(
      [&] { return !session.state().running && session.snapshot() && session.snapshot()->step == step; }, 20'000);
}

}  // namespace

class SessionTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

  void aNewExperimentWaitsAtStepZero() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(session.state().busy);
    QVERIFY(becomesReady(session));
    QVERIFY(session.state().trainable);
    QVERIFY(!session.state().running);
    QCOMPARE(session.snapshot()->step, 0);
    QCOMPARE(session.state().goal, 40);
    QVERIFY(!session.hasUnsavedTraining());
  }

  void trainingReachesItsGoalAndLosesNoPoint() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    session.train();
    QVERIFY(reachesStep(session, 40));
    QCOMPARE(session.history().steps().size(), std::size_t{40});
    for (std::size_t i = 0; i < 40; ++i) QCOMPARE(session.history().steps()[i].step, static_cast<std::int64_t>(i + 1));
    QVERIFY(session.history().validations().size() >= 4);
    QVERIFY(session.hasUnsavedTraining());
  }

  void trainAgainAfterTheGoalGoesOnAsFarAgain() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    session.train();
    QVERIFY(reachesStep(session, 40));
    session.train();
    QVERIFY(reachesStep(session, 80));
  }

  void oneStepIsOneStep() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    session.runStep();
    QVERIFY(reachesStep(session, 1));
    QTest::qWait(100);
    QCOMPARE(session.state().step, 1);
  }

  void pauseStopsBeforeTheGoal() {
    Configuration configuration = smallExperiment();
    configuration.training.steps = 1'000'000'000;
    Session session;
    session.startExperiment(configuration);
    QVERIFY(becomesReady(session));
    session.toggleTraining();
    QTRY_VERIFY_WITH_TIMEOUT(session.state().running && session.state().step > 5, 20'000);
    session.toggleTraining();
    QTRY_VERIFY_WITH_TIMEOUT(!session.state().running, 20'000);
    const std::int64_t paused = session.state().step;
    QTest::qWait(100);
    QCOMPARE(session.state().step, paused);
  }

  void resetGivesTheSameRunBitForBit() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    const std::vector<float> initial = session.snapshot()->weights;
    session.train();
    QVERIFY(reachesStep(session, 40));
    const std::vector<float> trained = session.snapshot()->weights;
    QVERIFY(trained != initial);

    session.reset();
    QVERIFY(reachesStep(session, 0));
    QVERIFY(session.snapshot()->weights == initial);
    QVERIFY(session.history().steps().empty());
    session.train();
    QVERIFY(reachesStep(session, 40));
    QVERIFY(session.snapshot()->weights == trained);
  }

  void resetUndoesWhatWasChangedSinceTheFirstStep() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    TrainingConfiguration training = session.configuration().training;
    training.learningRate = 0.004;
    session.changeTraining(training);  // before the first step: part of the start
    session.changeDropout(0.05);
    const Configuration start = session.configuration();
    session.runStep();
    QVERIFY(reachesStep(session, 1));
    const std::vector<float> afterOneStep = session.snapshot()->weights;
    training.learningRate = 0.25;
    session.changeTraining(training);
    session.changeDropout(0.5);
    session.runStep();
    QVERIFY(reachesStep(session, 2));

    session.reset();
    QVERIFY(reachesStep(session, 0));
    QCOMPARE(session.configuration().training.learningRate, 0.004);
    QVERIFY(session.configuration() == start);
    session.runStep();
    QVERIFY(reachesStep(session, 1));
    QVERIFY(session.snapshot()->weights == afterOneStep);
    QCOMPARE(session.history().steps().front().learningRate, 0.004);
  }

  void aNewSeedGivesOtherWeights() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    const std::vector<float> initial = session.snapshot()->weights;
    session.startWithNewSeed();
    QTRY_COMPARE_WITH_TIMEOUT(session.configuration().training.seed, std::uint64_t{2}, 20'000);
    QVERIFY(becomesReady(session));
    QVERIFY(session.snapshot()->weights != initial);
  }

  void aFailureLeavesTheOldExperimentAsItIs() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    session.runStep();
    QVERIFY(reachesStep(session, 1));
    const auto snapshot = session.snapshot();

    QSignalSpy failed(&session, &Session::failed);
    Configuration impossible = smallExperiment();
    impossible.model.nhead = 3;
    session.startExperiment(impossible);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QVERIFY2(failed[0][0].toString().contains(QStringLiteral("nhead")), qPrintable(failed[0][0].toString()));
    QVERIFY(!session.state().busy);
    QCOMPARE(session.snapshot(), snapshot);
    session.runStep();
    QVERIFY(reachesStep(session, 2));
  }

  void onlyTheNewestOrderCounts() {
    Session session;
    QSignalSpy runChanged(&session, &Session::runChanged);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      Configuration configuration = smallExperiment();
      configuration.training.seed = seed;
      session.startExperiment(configuration);
    }
    QVERIFY(becomesReady(session));
    QTest::qWait(100);
    QCOMPARE(runChanged.size(), 1);
    QCOMPARE(session.configuration().training.seed, std::uint64_t{5});
  }

  void theLearningRateChangesMidRun() {
    Configuration configuration = smallExperiment();
    configuration.training.steps = 1'000'000'000;
    Session session;
    session.startExperiment(configuration);
    QVERIFY(becomesReady(session));
    session.train();
    QTRY_VERIFY_WITH_TIMEOUT(session.state().step > 0, 20'000);
    TrainingConfiguration training = session.configuration().training;
    training.learningRate = 0.25;
    session.changeTraining(training);
    QTRY_COMPARE_WITH_TIMEOUT(session.history().steps().back().learningRate, 0.25, 20'000);
    QVERIFY(session.state().running);
    QCOMPARE(session.configuration().training.learningRate, 0.25);
  }

  void whatNeedsANewRunIsRefused() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    QSignalSpy failed(&session, &Session::failed);
    TrainingConfiguration training = session.configuration().training;
    training.batchSize = 7;
    session.changeTraining(training);
    QCOMPARE(failed.size(), 1);
    training = session.configuration().training;
    training.learningRate = -1;
    session.changeTraining(training);
    QCOMPARE(failed.size(), 2);
    QVERIFY2(failed[1][0].toString().contains(QStringLiteral("learning_rate")), qPrintable(failed[1][0].toString()));
    session.changeDropout(1.5);
    QCOMPARE(failed.size(), 3);
    QCOMPARE(session.configuration().training.batchSize, smallExperiment().training.batchSize);
  }

  void aSavedModelOpensAndTrainsOnAsIfNothingHadHappened() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("reverse.safetensors"));
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    session.train();
    QVERIFY(reachesStep(session, 40));
    QSignalSpy saved(&session, &Session::modelSaved);
    session.saveModel(path);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 20'000);
    QVERIFY(!session.hasUnsavedTraining());
    session.runStep();
    QVERIFY(reachesStep(session, 41));
    const std::vector<float> expected = session.snapshot()->weights;

    Session opened;
    opened.openModel(path);
    QVERIFY(becomesReady(opened));
    QCOMPARE(opened.snapshot()->step, 40);
    QVERIFY(!opened.hasUnsavedTraining());
    opened.runStep();
    QVERIFY(reachesStep(opened, 41));
    QVERIFY(opened.snapshot()->weights == expected);
  }

  void aModelWithoutATaskCanBeLookedAt() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("custom.safetensors"));
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    Configuration custom = session.configuration();
    custom.task = {};
    TrainingState state;
    state.weights = session.snapshot()->weights;
    saveModel(path.toStdString(), custom, state, nullptr);

    session.openModel(path);
    QTRY_VERIFY_WITH_TIMEOUT(!session.state().busy && !session.state().trainable, 20'000);
    QVERIFY(session.snapshot()->weights == state.weights);
    QCOMPARE(session.dataset()->validation.size(), std::size_t{1});
    session.train();
    QTest::qWait(50);
    QVERIFY(!session.state().running);
  }

  void aFileThatIsNoModelIsRefusedWithItsName() {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("broken.safetensors"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a model");
    file.close();
    Session session;
    QSignalSpy failed(&session, &Session::failed);
    session.openModel(path);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("broken.safetensors")));
    QVERIFY(!session.hasRun());
  }

  void aDirectoryThatIsNotThereRefusesTheSave() {
    Session session;
    session.startExperiment(smallExperiment());
    QVERIFY(becomesReady(session));
    session.runStep();
    QVERIFY(reachesStep(session, 1));
    QSignalSpy failed(&session, &Session::failed);
    session.saveModel(QStringLiteral("/no/such/directory/model.safetensors"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QVERIFY(session.hasUnsavedTraining());
  }

  void endingWhileTrainingJoins() {
    Configuration configuration = smallExperiment();
    configuration.training.steps = 1'000'000'000;
    Session session;
    session.startExperiment(configuration);
    QVERIFY(becomesReady(session));
    session.train();
    QTRY_VERIFY_WITH_TIMEOUT(session.state().step > 0, 20'000);
    session.startExperiment(configuration);
  }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
