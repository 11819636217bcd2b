#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <cmath>

#include "tests/views/encoder_map_desk.h"
#include "views/encoder_map_strip.h"

using namespace encoderlab;

class EncoderMapTest : public QObject {
  Q_OBJECT

 private slots:
  void aClickOnAnOpTakesTheCursorThere() {
    Desk desk;
    desk.click("encoder.layers.0.self_attn.scores");
    QCOMPARE(desk.cursor.op()->output, std::string("encoder.layers.0.self_attn.scores"));
    QCOMPARE(desk.cursor.step()->phase, StepPhase::Forward);
    QCOMPARE(desk.selection.tensor(), QString("encoder.layers.0.self_attn.scores"));
    QVERIFY(desk.map.view()->accessibleDescription().contains("scores"));
    desk.cursor.last();
    desk.map.view()->showSection(desk.map.view()->state().layout.sections[1]);
    desk.click("encoder.layers.0.self_attn.k");
    QCOMPARE(desk.cursor.step()->phase, StepPhase::Backward);
  }

  void aDragMovesTheDiagramAndNotTheCursor() {
    Desk desk;
    QWidget* viewport = desk.map.view()->viewport();
    const QPoint start = desk.map.view()->nodeRect(desk.op("encoder.layers.0.norm1")).center();
    QTest::mousePress(viewport, Qt::LeftButton, {}, start);
    QTest::mouseMove(viewport, start - QPoint(60, 0));
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, start - QPoint(60, 0));
    QCOMPARE(desk.selection.step(), -1);
    QVERIFY(desk.map.view()->nodeRect(desk.op("encoder.layers.0.norm1")).center().x() < start.x());
  }

  void whatLiesAheadOfTheCursorIsHatchedAndNotZero() {
    Desk desk;
    const QRgb hatching = themeColors(desk.map.palette()).notComputed.rgb();
    const std::string output = "encoder.layers.0.self_attn.heads";
    QVERIFY(!desk.colorsOf(output).contains(hatching));
    desk.cursor.setOp(desk.op("encoder.layers.0.self_attn.scores"));
    QVERIFY(desk.colorsOf(output).contains(hatching));
    QVERIFY(!desk.colorsOf("encoder.layers.0.self_attn.scores").contains(hatching));
    desk.cursor.setOp(desk.op(output));
    QVERIFY(!desk.colorsOf(output).contains(hatching));
  }

  void gradientsAreHatchedUntilTheBackwardReachesThem() {
    Desk desk;
    desk.cursor.setOp(desk.op("loss"));
    desk.cursor.next();
    QVERIFY(desk.selection.showsGradients());
    const EncoderMapState& state = desk.map.view()->state();
    QCOMPARE(state.knowledge(desk.op("loss")), MapKnowledge::Computed);
    QCOMPARE(state.knowledge(desk.op("logits")), MapKnowledge::Computed);
    QCOMPARE(state.knowledge(desk.op("encoder.norm")), MapKnowledge::NotComputed);
    desk.selection.setShowsGradients(false);
    QCOMPARE(state.knowledge(desk.op("encoder.norm")), MapKnowledge::Computed);
  }

  void atAResidualTheStreamsAreCounted() {
    Desk desk;
    desk.cursor.last();
    desk.cursor.setOp(desk.op("encoder.layers.1.residual1"));
    const EncoderMapState& state = desk.map.view()->state();
    const std::size_t stream = desk.op("encoder.layers.0.output");
    QCOMPARE(state.knowledge(stream), MapKnowledge::Partial);
    QCOMPARE(state.arrivedStreams(stream), 1);
    QCOMPARE(state.allStreams(stream), 2);
    desk.cursor.setOp(desk.op("encoder.layers.1.norm1"));
    QCOMPARE(state.arrivedStreams(stream), 2);
    QCOMPARE(state.knowledge(stream), MapKnowledge::Computed);
  }

  void thumbnailsShowTheChosenHead() {
    ModelConfiguration model;
    model.nhead = 2;
    Desk desk(model);
    const std::string output = "encoder.layers.0.self_attn.weights";
    desk.map.view()->showSection(desk.map.view()->state().layout.sections[1]);
    const QRectF box = desk.map.view()->nodeRect(desk.op(output));
    const QPoint corner =
        QPoint(qRound(box.center().x() - 0.25 * box.height()), qRound(box.top() + 0.32 * box.height()));
    const auto pixel = [&] { return desk.map.view()->viewport()->grab().toImage().pixel(corner); };
    const QRgb first = pixel();
    desk.selection.setHead(0, 1);
    QVERIFY(pixel() != first);
  }

  void aNewInspectionIsShownAndAnotherModelLaidOutAnew() {
    Desk desk;
    const auto before = desk.map.grab().toImage();
    auto changed = makeInspection({}, tokens);
    for (float& value : changed->trace.tensors["embedding"].values) value = -value;
    desk.show(changed);
    QVERIFY(desk.map.grab().toImage() != before);
    ModelConfiguration deep;
    deep.numLayers = 5;
    deep.head.kind = HeadKind::Sequence;
    desk.cursor.last();
    desk.show(makeInspection(deep, tokens));
    QCOMPARE(desk.map.view()->state().layout.nodes.size(), opList(deep).size());
    desk.show(makeInspection({}, tokens));
    QVERIFY(desk.selection.step() < desk.cursor.stepCount());
    desk.show(nullptr);
    desk.map.grab();
  }

  void aSampleWithoutTargetsHasNoGradients() {
    Desk desk({}, false);
    QCOMPARE(desk.cursor.stepCount(), static_cast<int>(opList({}).size()) - 1);
    desk.selection.setShowsGradients(true);
    QCOMPARE(desk.map.view()->state().knowledge(desk.op("embedding")), MapKnowledge::NotComputed);
    desk.map.grab();
  }

  void zoomingShowsMore() {
    Desk desk;
    const double fitted = desk.map.view()->zoom();
    QTest::keyClick(desk.map.view(), Qt::Key_Plus);
    QVERIFY(desk.map.view()->zoom() > fitted);
    for (int i = 0; i < 40; ++i) desk.map.view()->zoomIn();
    desk.map.grab();
    for (int i = 0; i < 80; ++i) desk.map.view()->zoomOut();
    desk.map.grab();
    QTest::keyClick(desk.map.view(), Qt::Key_0);
    QCOMPARE(desk.map.view()->zoom(), fitted);
  }

  void zoomingKeepsTheOpOfTheCursor() {
    Desk desk;
    const EncoderMapView* view = desk.map.view();
    for (const char* output : {"loss", "tokens.embedding", "encoder.layers.0.self_attn.k"}) {
      desk.map.view()->fit();
      desk.cursor.setOp(std::min(desk.op(output), view->state().layout.nodes.size() - 1));
      for (int i = 0; i < 5; ++i) {
        desk.map.view()->zoomIn();
        QVERIFY(view->viewport()->rect().contains(view->nodeRect(view->state().step()->op).center()));
      }
    }
  }

  void fittingShowsTheWholeModelWhereItCanBeRead() {
    ModelConfiguration small;
    small.numLayers = 1;
    Desk desk(small);
    const EncoderMapView* view = desk.map.view();
    desk.map.resize(1900, 520);
    desk.map.view()->zoomIn();
    desk.map.view()->fit();
    for (std::size_t op = 0; op < view->state().layout.nodes.size(); ++op)
      QVERIFY(view->viewport()->rect().contains(view->nodeRect(op)));
    desk.map.resize(500, 520);
    desk.cursor.last();
    desk.map.view()->fit();
    QVERIFY(view->zoom() >= 0.5);
    QVERIFY(view->viewport()->rect().contains(view->nodeRect(view->state().step()->op)));
  }

  void coloursStartAnewWhereTrainingWentBack() {
    const std::string output = "encoder.layers.0.norm1";
    const auto inspectionOf = [&](std::int64_t step, float factor) {
      auto inspection = makeInspection({}, tokens);
      auto snapshot = std::make_shared<Snapshot>();
      snapshot->step = step;
      inspection->snapshot = snapshot;
      for (float& value : inspection->trace.tensors[output].values) value *= factor;
      return inspection;
    };
    Desk fresh;
    const auto expected = fresh.colorsOf(output);
    Desk desk;
    desk.show(inspectionOf(9, 50));
    desk.map.grab();
    desk.show(inspectionOf(10, 1));
    QVERIFY(desk.colorsOf(output) != expected);
    desk.show(inspectionOf(5, 1));
    QCOMPARE(desk.colorsOf(output), expected);
  }

  void aClickGoesToThePassThatIsShown() {
    Desk desk;
    desk.cursor.last();
    desk.selection.setShowsGradients(false);
    desk.map.view()->showSection(desk.map.view()->state().layout.sections[1]);
    desk.click("encoder.layers.0.self_attn.k");
    QCOMPARE(desk.cursor.step()->phase, StepPhase::Forward);
    QVERIFY(!desk.selection.showsGradients());
    desk.selection.setShowsGradients(true);
    desk.click("encoder.layers.0.self_attn.scores");
    QCOMPARE(desk.cursor.step()->phase, StepPhase::Backward);
    QVERIFY(desk.selection.showsGradients());
  }

  void aDoubleClickGoesToTheNumbersAndBack() {
    Desk desk;
    EncoderMapView* view = desk.map.view();
    const double before = view->zoom();
    const std::size_t op = desk.op("encoder.layers.0.self_attn.scores");
    desk.doubleClick(view->nodeRect(op).center());
    QVERIFY(view->zoom() > 2 * before);
    QVERIFY(view->nodeRect(op).contains(view->viewport()->rect().center()));
    desk.map.resize(700, 400);
    QVERIFY(view->nodeRect(op).contains(view->viewport()->rect().center()));
    desk.map.resize(900, 520);
    desk.doubleClick(view->viewport()->rect().center());
    // Scroll bars that came take their room.
    QVERIFY(std::abs(view->zoom() - before) < 0.1 * before);
  }

  void aClickOnANumberChoosesItAndLeavesTheCursor() {
    Desk desk;
    EncoderMapView* view = desk.map.view();
    const std::size_t op = desk.op("encoder.layers.0.self_attn.scores");
    desk.cursor.last();
    desk.selection.setShowsGradients(false);
    desk.doubleClick(view->nodeRect(op).center());
    const int step = desk.selection.step();
    // In the block of four heads, below the middle and right of it is head 4.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center() + QPoint(60, 60));
    const CellAddress& cell = desk.selection.cell();
    QCOMPARE(cell.tensor, std::string("encoder.layers.0.self_attn.scores"));
    QCOMPARE(cell.index.size(), std::size_t{4});
    QCOMPARE(cell.index[1], std::size_t{3});
    QCOMPARE(desk.selection.head(), 3);
    QCOMPARE(desk.selection.step(), step);
    // The frame of the chosen cell.
    QVERIFY(
        desk.colorsOf("encoder.layers.0.self_attn.scores").contains(themeColors(desk.map.palette()).selection.rgb()));
    desk.selection.setShowsGradients(true);
    desk.cursor.setOp(op);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center() + QPoint(60, 60));
    QCOMPARE(cell.tensor, std::string("grad.encoder.layers.0.self_attn.scores"));
  }

  void whatIsNotComputedHasNoNumberToChoose() {
    Desk desk;
    EncoderMapView* view = desk.map.view();
    desk.click("encoder.layers.0.norm1");
    const std::size_t ahead = desk.op("encoder.layers.0.self_attn.q");
    const double before = view->zoom();
    desk.doubleClick(view->nodeRect(desk.op("encoder.layers.0.norm1")).center());
    QVERIFY(view->zoom() > before);
    view->centerOn(view->state().layout.nodes[ahead].box.center());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center());
    QVERIFY(!desk.selection.cell().isValid());
    QCOMPARE(desk.cursor.op()->output, std::string("encoder.layers.0.self_attn.q"));
  }

  void keysWalkTheCursorAndTheViewFollows() {
    Desk desk;
    desk.map.view()->setFocus();
    QTest::keyClick(desk.map.view(), Qt::Key_End);
    QCOMPARE(desk.selection.step(), desk.cursor.stepCount() - 1);
    QTest::keyClick(desk.map.view(), Qt::Key_Home);
    QCOMPARE(desk.selection.step(), 0);
    QTest::keyClick(desk.map.view(), Qt::Key_Right);
    QCOMPARE(desk.selection.step(), 1);
    QTest::keyClick(desk.map.view(), Qt::Key_PageDown);
    QTest::keyClick(desk.map.view(), Qt::Key_PageDown);
    QCOMPARE(desk.cursor.op()->output, std::string("encoder.layers.1.norm1"));
    const QRect visible = desk.map.view()->viewport()->rect();
    QVERIFY(visible.contains(desk.map.view()->nodeRect(desk.op("encoder.layers.1.norm1"))));
    QTest::keyClick(desk.map.view(), Qt::Key_PageDown);
    QCOMPARE(desk.cursor.op()->layer, -1);
    const int beyond = desk.selection.step();
    QTest::keyClick(desk.map.view(), Qt::Key_PageDown);
    QCOMPARE(desk.cursor.op()->layer, 1);
    QCOMPARE(desk.cursor.step()->phase, StepPhase::Backward);
    QTest::keyClick(desk.map.view(), Qt::Key_PageUp);
    QCOMPARE(desk.selection.step(), beyond);
    QTest::keyClick(desk.map.view(), Qt::Key_PageUp);
    QCOMPARE(desk.cursor.op()->output, std::string("encoder.layers.1.norm1"));
    QTest::keyClick(desk.map.view(), Qt::Key_Escape);
    QCOMPARE(desk.selection.step(), -1);
  }

  void theStripBringsAPartIntoView() {
    Desk desk;
    auto* strip = desk.map.findChild<EncoderMapStrip*>();
    const std::size_t last = desk.map.view()->state().layout.sections.size() - 1;
    const QRect visible = desk.map.view()->viewport()->rect();
    QVERIFY(!visible.contains(desk.map.view()->nodeRect(desk.op("loss"))));
    QTest::mouseClick(strip, Qt::LeftButton, {}, strip->sectionRects().at(last).center().toPoint());
    QVERIFY(visible.contains(desk.map.view()->nodeRect(desk.op("loss"))));
  }

  void whatAnInterventionChangedBearsAMark() {
    Desk desk;
    const auto before = desk.colorsOf("encoder.layers.0.self_attn.v");
    auto changed = std::make_shared<Inspection>(*desk.map.view()->state().inspection);
    changed->interventions = {{CellSet{{"encoder.layers.0.self_attn.v", {0, 0, 0, 0}}, 1}}};
    desk.show(changed);
    const QRgb mark = themeColors(desk.map.palette()).selection.rgb();
    QVERIFY(!before.contains(mark));
    QVERIFY(desk.colorsOf("encoder.layers.0.self_attn.v").contains(mark));
  }

  void theTooltipTellsFormulaShapeAndState() {
    Desk desk;
    desk.cursor.first();
    QWidget* viewport = desk.map.view()->viewport();
    const auto textOver = [&](const std::string& output) {
      const QPoint place = desk.map.view()->nodeRect(desk.op(output)).center();
      QHelpEvent event(QEvent::ToolTip, place, viewport->mapToGlobal(place));
      QCoreApplication::sendEvent(viewport, &event);
      return QToolTip::text();
    };
    QCOMPARE(textOver("embedding"), QString("embedding (1 × 5 × 32)\nE = W[tokens]"));
    QVERIFY(textOver("encoder.input").endsWith("Not computed yet: walk on."));
  }

  void withoutASampleItSaysHowToGetOne() {
    Selection selection;
    StepCursor cursor(&selection);
    EncoderMap map(&selection, &cursor);
    map.resize(600, 300);
    const QImage empty = map.view()->grab().toImage();
    QVERIFY(empty != QImage(empty.size(), empty.format()));
    QTest::keyClick(map.view(), Qt::Key_Right);
    QCOMPARE(selection.step(), -1);
  }
};

QTEST_MAIN(EncoderMapTest)
#include "encoder_map_test.moc"
