#include "model/training/history.h"

#include <QTest>

using namespace encoderlab;

class HistoryTest : public QObject {
  Q_OBJECT

 private slots:
  void staysBoundedAndKeepsTheWholeRun() {
    History history;
    constexpr std::int64_t steps = 450'000;
    for (std::int64_t step = 1; step <= steps; ++step) {
      StepPoint point;
      point.step = step;
      history.add(point);
    }
    QVERIFY(history.steps().size() < History::capacity);
    QCOMPARE(history.steps().front().step, 1);
    QVERIFY(steps - history.steps().back().step < 16);
    const std::int64_t stride = history.steps()[1].step - history.steps()[0].step;
    for (std::size_t i = 1; i < history.steps().size(); ++i)
      QCOMPARE(history.steps()[i].step - history.steps()[i - 1].step, stride);
  }

  void forgetsWhatWasUndone() {
    History history;
    const auto add = [&history](std::int64_t step, double loss) {
      StepPoint point;
      point.step = step;
      point.loss = loss;
      history.add(point);
    };
    for (std::int64_t step = 1; step <= 30; ++step) add(step, 1);
    for (const std::int64_t step : {0, 10, 20, 30}) history.add(ValidationPoint{step, 1, 1});
    history.forgetAfter(20);
    QCOMPARE(history.steps().back().step, 20);
    QCOMPARE(history.validations().back().step, 20);
    QCOMPARE(history.timesForgotten(), 1);
    add(21, 2);
    history.add(ValidationPoint{20, 3, 3});  // measured again
    QCOMPARE(history.steps().size(), std::size_t{21});
    QCOMPARE(history.steps().back().loss, 2.0);
    QCOMPARE(history.validations().size(), std::size_t{3});
    QCOMPARE(history.validations().back().loss, 3.0);
    history.forgetAfter(-1);
    QVERIFY(history.steps().empty());
    add(1, 5);
    QCOMPARE(history.steps().size(), std::size_t{1});
  }
};

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
