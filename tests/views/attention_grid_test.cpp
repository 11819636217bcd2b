#include "views/attention_grid.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <limits>

#include "tests/views/test_inspection.h"
#include "views/color_map.h"
#include "views/selection.h"
#include "views/theme.h"

using namespace encoderlab;

namespace {

const QStringList tokens{"3", "1", "4", "1", "5"};

ModelConfiguration modelOf(int layers, int heads) {
  ModelConfiguration model;
  model.numLayers = layers;
  model.nhead = heads;
  return model;
}

/// The colour in the middle of a cell of a head's map.
QRgb colorOf(AttentionGrid& grid, int layer, int head, int from, int to, int length) {
  const QRectF map = grid.mapRect(layer, head);
  const QPointF place =
      map.topLeft() + QPointF((to + 0.5) * map.width() / length, (from + 0.5) * map.height() / length);
  return grid.viewport()->grab().toImage().pixel(place.toPoint());
}

}  // namespace

class AttentionGridTest : public QObject {
  Q_OBJECT

 private slots:
  void rowsAreFromAndColumnsAreTo() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.resize(600, 400);
    grid.show();
    auto inspection = makeInspection(modelOf(2, 4), tokens);
    Tensor<float>& weights = inspection->trace.tensors["encoder.layers.1.self_attn.weights"];
    std::fill(weights.values.begin(), weights.values.end(), 0.0F);
    weights.values[(2 * 5 + 1) * 5 + 4] = 1.0F;  // head 3: from the second token to the last
    grid.setInspection(inspection);
    QCOMPARE(colorOf(grid, 1, 2, 1, 4, 5), viridisTable()[255]);
    QCOMPARE(colorOf(grid, 1, 2, 4, 1, 5), viridisTable()[0]);
    QCOMPARE(colorOf(grid, 1, 1, 1, 4, 5), viridisTable()[0]);
  }

  void aClickChoosesTheNumberUnderIt() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.resize(600, 400);
    grid.show();
    const auto inspection = makeInspection(modelOf(2, 4), tokens);
    grid.setInspection(inspection);
    const QRectF map = grid.mapRect(1, 3);
    const QPointF place = map.topLeft() + QPointF(3.5 / 5 * map.width(), 1.5 / 5 * map.height());
    selection.setStep(0);  // long before the weights
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, place.toPoint());
    QVERIFY(!selection.cell().isValid());
    selection.setStep(-1);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, place.toPoint());
    QCOMPARE(selection.cell(), (CellAddress{"encoder.layers.1.self_attn.weights", {0, 3, 1, 3}}));
  }

  void aClickAndTheArrowsChooseAHead() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.resize(600, 400);
    grid.show();
    grid.setInspection(makeInspection(modelOf(2, 4), tokens));
    QSignalSpy changed(&selection, &Selection::headChanged);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.mapRect(1, 3).center().toPoint());
    QCOMPARE(selection.layer(), 1);
    QCOMPARE(selection.head(), 3);
    QTest::keyClick(&grid, Qt::Key_Right);  // there is no fifth head
    QCOMPARE(changed.count(), 1);
    QTest::keyClick(&grid, Qt::Key_Left);
    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(selection.layer(), 0);
    QCOMPARE(selection.head(), 2);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(changed.count(), 3);
    QCOMPARE(grid.accessibleDescription(), QString("Layer 1, head 3"));
  }

  void theChosenHeadIsFramed() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.setPalette(themePalette(Theme::Dark));
    grid.resize(600, 400);
    grid.show();
    grid.setInspection(makeInspection(modelOf(2, 4), tokens));
    selection.setHead(1, 2);
    const QRgb amber = themeColors(grid.palette()).selection.rgb();
    const auto frameOf = [&](int layer, int head) {
      const QRectF map = grid.mapRect(layer, head);
      return grid.viewport()->grab().toImage().pixel(QPointF(map.left() - 3, map.center().y()).toPoint());
    };
    QCOMPARE(frameOf(1, 2), amber);
    QVERIFY(frameOf(0, 2) != amber);
  }

  void paddingIsGreyAndWhatIsMissingIsHatched() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.resize(600, 400);
    grid.show();
    auto inspection = makeInspection(modelOf(2, 2), tokens);
    inspection->padding = {0, 0, 0, 0, 1};
    inspection->trace.tensors.erase("encoder.layers.1.self_attn.weights");
    grid.setInspection(inspection);
    const ThemeColors& colors = themeColors(grid.palette());
    QCOMPARE(colorOf(grid, 0, 0, 1, 4, 5), colors.padding.rgb());
    QCOMPARE(colorOf(grid, 0, 0, 4, 1, 5), colors.padding.rgb());
    const QRgb missing = colorOf(grid, 1, 0, 1, 1, 5);
    QVERIFY(missing == colors.panel.rgb() || missing == colors.notComputed.rgb());
  }

  void aSmallerModelMovesTheSelectionIntoIt() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.setInspection(makeInspection(modelOf(4, 4), tokens));
    selection.setHead(3, 3);
    grid.setInspection(makeInspection(modelOf(2, 1), tokens));
    QCOMPARE(selection.layer(), 1);
    QCOMPARE(selection.head(), 0);
  }

  void worksFromOneHeadToManyAndScrollsToTheChosenOne() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.resize(300, 160);
    grid.show();
    grid.setInspection(makeInspection(modelOf(1, 1), {"x"}));
    QCOMPARE(colorOf(grid, 0, 0, 0, 0, 1), viridisTable()[255]);
    grid.setInspection(makeInspection(modelOf(12, 16), tokens));
    QVERIFY(grid.mapRect(0, 0).width() >= 20);
    selection.setHead(11, 15);
    QVERIFY(QRectF(grid.viewport()->rect()).contains(grid.mapRect(11, 15)));
    grid.setInspection(nullptr);
    grid.viewport()->grab();
  }

  void theTooltipTellsTheValue() {
    Selection selection;
    AttentionGrid grid(&selection);
    grid.resize(600, 400);
    grid.show();
    grid.setInspection(makeInspection(modelOf(2, 4), tokens));
    const QRectF map = grid.mapRect(0, 1);
    const QPoint place = (map.topLeft() + QPointF(0.1, 0.1) * map.width()).toPoint();
    QHelpEvent event(QEvent::ToolTip, place, grid.viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(grid.viewport(), &event);
    QCOMPARE(QToolTip::text(), QString("Layer 1, head 2: 0.700 from \"3\" to \"3\" (token 1 to token 1)"));

    // Training goes on while one looks.
    auto inspection = makeInspection(modelOf(2, 4), {"8", "9", "8", "9"});
    grid.setInspection(inspection);
    QCOMPARE(QToolTip::text(), QString("Layer 1, head 2: 0.700 from \"8\" to \"8\" (token 1 to token 1)"));
    grid.setInspection(nullptr);
    QTRY_VERIFY(!QToolTip::isVisible());
  }
};

QTEST_MAIN(AttentionGridTest)
#include "attention_grid_test.moc"
