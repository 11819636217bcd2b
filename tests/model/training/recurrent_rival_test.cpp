#include "model/training/recurrent_rival.h"

#include <QTest>

#include "model/inspect/op_list.h"
#include "model/tasks/task.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class RecurrentRivalTest : public QObject {
  Q_OBJECT

 private slots:
  void theRivalOfEveryTaskIsAboutAsLarge() {
    for (const Task& task : allTasks()) {
      const ModelConfiguration& encoder = task.defaults.model;
      const ModelConfiguration rival = recurrentRival(encoder);
      validate(rival);
      QVERIFY(rival.stem == Stem::Recurrent);
      QCOMPARE(rival.numLayers, 0);
      QVERIFY(rival.head.kind == encoder.head.kind && rival.input == encoder.input);
      QVERIFY(!rival.hasCls());
      const auto wanted = static_cast<double>(parameterCount(encoder));
      const auto found = static_cast<double>(parameterCount(rival));
      QVERIFY2(std::abs(found - wanted) < 0.03 * wanted, task.name.c_str());
      for (const int step : {-1, 1}) {
        ModelConfiguration neighbour = rival;
        neighbour.dModel += step;
        QVERIFY(std::abs(static_cast<double>(parameterCount(neighbour)) - wanted) >= std::abs(found - wanted));
      }
    }
  }

  void bothTrainOnTheSameDataInTurns() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.evaluateEvery = 20;
    std::vector<std::int64_t> seen;
    const RivalCurves curves = trainAgainstRival(experiment, 50, 1, [&](const RivalCurves& known) {
      seen.push_back(known.recurrent.steps);
      return true;
    });
    QCOMPARE(seen, (std::vector<std::int64_t>{0, 20, 40, 50}));
    for (const RivalCurve* curve : {&curves.encoder, &curves.recurrent}) {
      QCOMPARE(curve->validations.size(), std::size_t(4));
      QCOMPARE(curve->validations.back().step, std::int64_t(50));
      QVERIFY(curve->validations.back().loss < curve->validations.front().loss);
      QVERIFY(curve->millisecondsPerStep() > 0);
    }
    QCOMPARE(curves.encoder.model.dModel, experiment.configuration.model.dModel);
    QCOMPARE(curves.recurrent.model.numLayers, 0);
  }

  void whoeverAsksMayStop() {
    int calls = 0;
    const RivalCurves curves =
        trainAgainstRival(copyExperiment(), 1000, 1, [&](const RivalCurves&) { return ++calls < 2; });
    QCOMPARE(calls, 2);
    QCOMPARE(curves.encoder.steps, copyExperiment().configuration.training.evaluateEvery);
    std::vector<int> lengths;
    timeAgainstRival(copyExperiment().configuration, 4, 64, 1, 1, [&](const RivalTiming& timing) {
      lengths.push_back(timing.length);
      return timing.encoderMilliseconds > 0 && timing.recurrentMilliseconds > 0 && timing.length < 16;
    });
    QCOMPARE(lengths, (std::vector<int>{4, 8, 16}));
  }

  void aNetworkWithoutLayersNeedsTheRecurrentStem() {
    ModelConfiguration model = recurrentRival({});
    model.stem = Stem::None;
    QVERIFY_EXCEPTION_THROWN(validate(model), std::invalid_argument);
    QCOMPARE(opList(recurrentRival({})).size(), std::size_t(5));
  }
};

QTEST_APPLESS_MAIN(RecurrentRivalTest)
#include "recurrent_rival_test.moc"
