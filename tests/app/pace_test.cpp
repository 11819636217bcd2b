#include "app/pace.h"

#include <QElapsedTimer>
#include <QTest>

#include "app/thread_time.h"

using namespace encoderlab;

namespace {

void work(double seconds) {
  const double began = threadSeconds();
  while (threadSeconds() - began < seconds) {
  }
}

}  // namespace

class PaceTest : public QObject {
  Q_OBJECT

 private slots:
  void theFirstFrameIsDueAndAnExpensiveOneIsPaidForFirst() {
    FramePace pace;
    QVERIFY(pace.isDue());
    pace.beginFrame();
    work(0.02);
    QVERIFY(!pace.isDue());
    QTRY_VERIFY(pace.isDue());
  }

  void aSpareCoreLeavesFramesForMore() {
    FramePace sparing(sharesOfBusyCores.views);
    FramePace lavish(sharesOfSpareCore.views);
    for (FramePace* pace : {&sparing, &lavish}) pace->beginFrame();
    work(0.004);
    QTest::qSleep(12);
    QVERIFY(lavish.isDue());
    QVERIFY(!sparing.isDue());
  }

  void aSleepingThreadPaysForItsFrame() {
    FramePace pace;
    pace.beginFrame();
    QTest::qSleep(20);
    QVERIFY(pace.isDue());
  }

  void pausesFollowTheShareAndEnd() {
    QCOMPARE(pauseMilliseconds(0.01, 0.1, 500), 100);
    QCOMPARE(pauseMilliseconds(0, 0.1, 500), 0);
    QCOMPARE(pauseMilliseconds(1000, 0.1, 500), 500);
  }

  void aThreadThatSleepsUsesNoTime() {
    const double before = threadSeconds();
    QTest::qSleep(50);
    QVERIFY(threadSeconds() - before < 0.04);
    work(0.01);
    QVERIFY(threadSeconds() - before >= 0.01);
  }
};

QTEST_APPLESS_MAIN(PaceTest)
#include "pace_test.moc"
