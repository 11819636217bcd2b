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
};

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
