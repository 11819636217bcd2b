#include "views/heatmap_view.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <limits>

using namespace encoderlab;

namespace {

/// 3 × 5 cells that all differ.
HeatmapContent smallContent() {
  HeatmapContent content;
  content.rows = 3;
  content.columns = 5;
  for (int i = 0; i < 15; ++i) content.values.push_back(static_cast<float>(i) / 14.0F);
  content.rowLabels = {"a", "b", "c"};
  content.rowTitle = "from";
  content.columnTitle = "to";
  return content;
}

HeatmapContent largeContent(int rows, int columns) {
  HeatmapContent content;
  content.rows = rows;
  content.columns = columns;
  content.values.resize(static_cast<std::size_t>(rows * columns), 0.5F);
  return content;
}

QPoint middleOf(const HeatmapView& view, HeatmapCell cell) { return view.cellRect(cell).center().toPoint(); }

QColor colorNear(HeatmapView& view, HeatmapCell cell) {
  const QPoint corner = view.cellRect(cell).topLeft().toPoint() + QPoint(4, 4);
  return QColor(view.viewport()->grab().toImage().pixel(corner));
}

}  // namespace

class HeatmapViewTest : public QObject {
  Q_OBJECT

 private slots:
  void eachCellHasItsColorAtItsPlace() {
    HeatmapView view;
    view.resize(500, 300);
    view.setContent(smallContent());
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 5; ++column) {
        const HeatmapCell cell{row, column};
        QCOMPARE(colorNear(view, cell).rgb(), ColorScale::unit().color(view.content().at(cell)));
      }
    }
    QVERIFY(view.cellRect({1, 0}).top() > view.cellRect({0, 0}).top());
    QVERIFY(view.cellRect({0, 1}).left() > view.cellRect({0, 0}).left());
  }

  void pointerFindsTheCellAndLeavesIt() {
    HeatmapView view;
    view.resize(500, 300);
    view.setContent(smallContent());
    view.show();
    QSignalSpy changed(&view, &HeatmapView::currentCellChanged);
    QTest::mouseMove(view.viewport(), middleOf(view, {2, 4}));
    QCOMPARE(view.currentCell(), (HeatmapCell{2, 4}));
    QVERIFY(changed.count() >= 1);
    QTest::mouseMove(view.viewport(), QPoint(1, 1));
    QVERIFY(!view.currentCell().isValid());
  }

  void aClickNamesTheCellAndARowsLabelItsRow() {
    HeatmapView view;
    view.resize(500, 300);
    view.setContent(smallContent());
    std::vector<HeatmapCell> clicked;
    connect(&view, &HeatmapView::cellClicked, this, [&clicked](HeatmapCell cell) { clicked.push_back(cell); });
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, middleOf(view, {1, 3}));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(25, middleOf(view, {2, 0}).y()));
    QTest::mouseClick(view.viewport(), Qt::RightButton, {}, middleOf(view, {0, 0}));
    QCOMPARE(clicked, (std::vector<HeatmapCell>{{1, 3}, {2, 0}}));
  }

  void arrowsMoveTheCursorAndStopAtTheEdges() {
    HeatmapView view;
    view.resize(500, 300);
    view.setContent(smallContent());
    view.setCellText([](HeatmapCell cell) { return QString("%1,%2").arg(cell.row).arg(cell.column); });
    view.show();
    view.activateWindow();
    view.setFocus();
    QTRY_VERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentCell(), (HeatmapCell{0, 0}));
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentCell(), (HeatmapCell{1, 1}));
    QCOMPARE(view.accessibleDescription(), QString("1,1"));
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentCell(), (HeatmapCell{1, 4}));
    for (int i = 0; i < 5; ++i) QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.currentCell(), (HeatmapCell{0, 4}));
    QSignalSpy clicked(&view, &HeatmapView::cellClicked);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
  }

  void aCursorOutsideNewContentIsForgotten() {
    HeatmapView view;
    view.resize(500, 300);
    view.setContent(smallContent());
    view.show();
    QTest::mouseMove(view.viewport(), middleOf(view, {2, 4}));
    view.setContent(largeContent(1, 1));
    QVERIFY(!view.currentCell().isValid());
    view.viewport()->grab();
  }

  void largeMatricesScrollAndZoom() {
    HeatmapView view;
    view.resize(400, 300);
    view.setContent(largeContent(128, 512));
    view.show();
    QVERIFY(view.horizontalScrollBar()->maximum() > 0);
    const double cell = view.cellRect({0, 0}).width();
    QVERIFY(cell >= 3);
    QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.cellRect({0, 0}).width() > cell);
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.cellRect({0, 0}).width(), cell);
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.horizontalScrollBar()->value(), view.horizontalScrollBar()->maximum());
  }

  void groupsOfColumnsStandApart() {
    HeatmapContent content = largeContent(2, 6);
    content.groupLabels = {"head 1", "head 2"};
    HeatmapView view;
    view.resize(500, 300);
    view.setContent(content);
    const double within = view.cellRect({0, 1}).left() - view.cellRect({0, 0}).right();
    const double between = view.cellRect({0, 3}).left() - view.cellRect({0, 2}).right();
    QCOMPARE(within, 0.0);
    QVERIFY(between > 2);
    view.show();
    QTest::mouseMove(view.viewport(), middleOf(view, {1, 4}));
    QCOMPARE(view.currentCell(), (HeatmapCell{1, 4}));
    QCOMPARE(content.columnLabel(4), QString("1"));
  }

  void labelsNeverOverlap() {
    for (const int count : {1, 7, 64, 128}) {
      HeatmapContent content = largeContent(count, count);
      for (int i = 0; i < count; ++i) content.rowLabels.append(QString("word%1").arg(i));
      content.columnLabels = content.rowLabels;
      const QFontMetricsF metrics{QFont()};
      const HeatmapLayout layout(content, QSizeF(400, 300), metrics, 1.0);
      QVERIFY(layout.rowLabelStep * layout.cell.height() >= metrics.height() - 3);
      const double extent =
          layout.columnLabelsUpright ? metrics.height() - 3 : metrics.horizontalAdvance(content.rowLabels.last());
      QVERIFY(layout.columnLabelStep * layout.cell.width() >= extent);
    }
  }

  void emptyConstantAndNotComputedContentIsPainted() {
    HeatmapView view;
    view.resize(300, 200);
    view.setEmptyText("Nothing yet.");
    const QImage empty = view.viewport()->grab().toImage();
    view.setEmptyText("Something else entirely.");
    QVERIFY(view.viewport()->grab().toImage() != empty);
    HeatmapContent content = largeContent(2, 3);
    content.scale = ColorScale::diverging(0.0);
    std::fill(content.values.begin(), content.values.end(), 0.0F);
    view.setContent(content);
    QCOMPARE(colorNear(view, {0, 0}).rgb(), qRgb(0xf7, 0xf7, 0xf7));
    content.values[0] = std::numeric_limits<float>::quiet_NaN();
    view.setContent(content);
    QVERIFY(colorNear(view, {0, 0}).rgb() != qRgb(0xf7, 0xf7, 0xf7));
    QCOMPARE(content.largestMagnitude(), 0.0);
  }

  void theLargestMagnitudeLeavesPaddingOut() {
    HeatmapContent content = largeContent(2, 2);
    content.values = {-3.0F, 100.0F, 1.0F, 2.0F};
    QCOMPARE(content.largestMagnitude(), 100.0);
    content.paddedColumns = {0, 1};
    QCOMPARE(content.largestMagnitude(), 3.0);
  }
};

QTEST_MAIN(HeatmapViewTest)
#include "heatmap_view_test.moc"
