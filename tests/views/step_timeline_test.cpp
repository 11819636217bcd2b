#include "views/step_timeline.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/views/test_inspection.h"
#include "views/selection.h"
#include "views/step_bar.h"
#include "views/step_cursor.h"
#include "views/theme.h"

using namespace encoderlab;

namespace {

struct Desk {
  Selection selection;
  StepCursor cursor{&selection};
  StepTimeline timeline{&selection, &cursor, {}};

  explicit Desk(const ModelConfiguration& model = {}, bool targets = true) {
    timeline.resize(900, 80);
    timeline.show();
    show(makeInspection(model, {"3", "1", "4"}, targets));
  }

  void show(const std::shared_ptr<const Inspection>& inspection) {
    cursor.setInspection(inspection);
    timeline.setInspection(inspection);
  }
};

}  // namespace

class StepTimelineTest : public QObject {
  Q_OBJECT

 private slots:
  void aClickAndADragMoveTheCursor() {
    Desk desk;
    StepBar* bar = desk.timeline.bar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->stepRect(8).center().toPoint());
    QCOMPARE(desk.selection.step(), 8);
    QTest::mousePress(bar, Qt::LeftButton, {}, bar->stepRect(2).center().toPoint());
    QMouseEvent move(QEvent::MouseMove, bar->stepRect(30).center(), bar->mapToGlobal(bar->stepRect(30).center()),
                     Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(bar, &move);
    QCOMPARE(desk.selection.step(), 30);
    QCOMPARE(bar->stepAt(-50), 0);
    QCOMPARE(bar->stepAt(5000), desk.cursor.stepCount() - 1);
  }

  void theLineSaysWhereTheCursorIs() {
    Desk desk;
    QVERIFY(desk.timeline.text().contains(QString::number(desk.cursor.stepCount())));
    desk.cursor.setStep(6);
    QCOMPARE(desk.timeline.text(),
             QString("7 of %1 · forward · layer 1 · scores · S = Q Kᵀ / √(D/H)").arg(desk.cursor.stepCount()));
    QVERIFY(desk.timeline.bar()->accessibleDescription().contains("scores"));
    desk.cursor.last();
    QVERIFY(desk.timeline.text().contains("update · head.bias"));
  }

  void phasesHaveTheirColours() {
    Desk desk;
    const ThemeColors& colors = themeColors(desk.timeline.palette());
    const QImage picture = desk.timeline.bar()->grab().toImage();
    const auto colorOf = [&](int step) {
      return picture.pixel(desk.timeline.bar()->stepRect(step).center().toPoint());
    };
    QCOMPARE(colorOf(0), colors.forward.rgb());
    QCOMPARE(colorOf(static_cast<int>(opList({}).size())), colors.backward.rgb());
    QCOMPARE(colorOf(desk.cursor.stepCount() - 1), colors.update.rgb());
  }

  void walkingStopsAtBothEnds() {
    Desk desk;
    desk.cursor.first();
    desk.cursor.previous();
    QCOMPARE(desk.selection.step(), 0);
    desk.cursor.last();
    desk.cursor.next();
    QCOMPARE(desk.selection.step(), desk.cursor.stepCount() - 1);
    desk.cursor.leave();
    QCOMPARE(desk.selection.step(), -1);
    desk.cursor.next();
    QCOMPARE(desk.selection.step(), 0);
    desk.cursor.leave();
    desk.cursor.previous();
    QCOMPARE(desk.selection.step(), desk.cursor.stepCount() - 1);
  }

  void playingWalksToTheEndAndStops() {
    ModelConfiguration model;
    model.numLayers = 0;
    Desk desk(model, false);
    QSignalSpy playing(&desk.cursor, &StepCursor::playingChanged);
    desk.cursor.setStepsPerSecond(100);
    desk.cursor.setPlaying(true);
    QCOMPARE(desk.selection.step(), 0);
    QTRY_VERIFY(!desk.cursor.isPlaying());
    QCOMPARE(desk.selection.step(), desk.cursor.stepCount() - 1);
    QCOMPARE(playing.size(), 2);
  }

  void jumpsToALayerInThePassOfTheCursor() {
    Desk desk;
    desk.cursor.setLayer(1);
    QCOMPARE(desk.cursor.op()->output, std::string("encoder.layers.1.norm1"));
    QCOMPARE(desk.selection.layer(), 1);
    desk.cursor.last();
    desk.cursor.setLayer(0);
    QCOMPARE(desk.cursor.op()->output, std::string("encoder.layers.0.output"));
    QCOMPARE(desk.cursor.step()->phase, StepPhase::Backward);
    desk.cursor.setLayer(7);
    QCOMPARE(desk.cursor.op()->layer, 0);
  }

  void enteringThePassShowsItsTensorsAndLeavesTheSwitchAloneAfterwards() {
    Desk desk;
    desk.cursor.last();
    QVERIFY(desk.selection.showsGradients());
    desk.selection.setShowsGradients(false);
    desk.cursor.previous();
    QVERIFY(!desk.selection.showsGradients());
    desk.cursor.first();
    QVERIFY(!desk.selection.showsGradients());
  }

  void aShorterListOfStepsKeepsTheCursorInside() {
    Desk desk;
    desk.cursor.last();
    desk.show(makeInspection({}, {"1"}, false));
    QCOMPARE(desk.selection.step(), desk.cursor.stepCount() - 1);
    desk.show(nullptr);
    QCOMPARE(desk.selection.step(), -1);
    QCOMPARE(desk.cursor.step(), nullptr);
    desk.timeline.grab();
    desk.timeline.resize(300, 100);
    desk.timeline.grab();
  }
};

QTEST_MAIN(StepTimelineTest)
#include "step_timeline_test.moc"
