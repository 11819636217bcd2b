#include "views/attention_map.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <limits>

#include "tests/views/test_inspection.h"
#include "views/heatmap_view.h"
#include "views/selection.h"

using namespace encoderlab;

namespace {

const QStringList tokens{"3", "%1", "4", " ", "6"};

HeatmapView& mapOf(const AttentionMap& view) { return *view.findChild<HeatmapView*>(); }

bool shows(const AttentionMap& view, const QString& text) {
  for (const QLabel* label : view.findChildren<QLabel*>()) {
    if (label->text() == text) return true;
  }
  return false;
}

void pointAt(const AttentionMap& view, HeatmapCell cell) {
  HeatmapView& map = mapOf(view);
  QTest::mouseMove(map.viewport(), map.cellRect(cell).center().toPoint());
}

}  // namespace

class AttentionMapTest : public QObject {
  Q_OBJECT

 private slots:
  void followsTheChosenHead() {
    Selection selection;
    AttentionMap view(&selection);
    const auto inspection = makeInspection({}, tokens);
    view.setInspection(inspection);
    QCOMPARE(mapOf(view).content().at({0, 4}), 0.7F);  // head 1 looks at the mirrored token
    selection.setHead(1, 1);
    QCOMPARE(mapOf(view).content().at({0, 4}), 0.075F);
    QCOMPARE(mapOf(view).content().at({2, 2}), 0.7F);
    QVERIFY(shows(view, "Layer 2, head 2"));
    QCOMPARE(mapOf(view).content().rowTitle, QString("from"));
    QCOMPARE(mapOf(view).content().columnTitle, QString("to"));
  }

  void tellsTheValueUnderThePointer() {
    Selection selection;
    AttentionMap view(&selection);
    view.resize(500, 500);
    view.setInspection(makeInspection({}, tokens));
    view.show();
    pointAt(view, {0, 4});
    QVERIFY(shows(view, "0.700 from \"3\" to \"6\" (token 1 to token 5)"));
    pointAt(view, {1, 3});
    QVERIFY(shows(view, "0.700 from \"%1\" to \"␣\" (token 2 to token 4)"));
    pointAt(view, {1, 2});
    QVERIFY(shows(view, "0.075 from \"%1\" to \"4\" (token 2 to token 3)"));
  }

  void saysThatPaddingDoesNotCount() {
    Selection selection;
    AttentionMap view(&selection);
    view.resize(500, 500);
    auto inspection = makeInspection({}, tokens);
    inspection->padding = {0, 0, 0, 0, 1};
    view.setInspection(inspection);
    view.show();
    pointAt(view, {0, 4});
    QVERIFY(shows(view, "\"6\" is padding: no token attends to it."));
    pointAt(view, {4, 0});
    QVERIFY(shows(view, "\"6\" is padding: what it attends to does not count."));
    const QRectF cell = mapOf(view).cellRect({2, 4});
    const QImage image = mapOf(view).viewport()->grab().toImage();
    QCOMPARE(image.pixel(cell.center().toPoint()), themeColors(view.palette()).padding.rgb());
  }

  void scoresAreSignedAndTheirScaleDoesNotFlicker() {
    Selection selection;
    AttentionMap view(&selection);
    auto inspection = makeInspection({}, tokens);
    view.setInspection(inspection);
    QVERIFY(!mapOf(view).content().scale.isDiverging());
    view.findChild<QComboBox*>()->setCurrentIndex(1);
    QVERIFY(mapOf(view).content().scale.isDiverging());
    const double before = mapOf(view).content().scale.maximum();
    for (float& value : inspection->trace.tensors["encoder.layers.0.self_attn.scores"].values) value *= 0.9F;
    view.setInspection(inspection);
    QCOMPARE(mapOf(view).content().scale.maximum(), before);
  }

  void aClickChoosesTheRowsToken() {
    Selection selection;
    AttentionMap view(&selection);
    view.resize(500, 500);
    view.setInspection(makeInspection({}, tokens));
    view.show();
    HeatmapView& map = mapOf(view);
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect({3, 1}).center().toPoint());
    QCOMPARE(selection.token(), 3);
  }

  void oneTokenOneHeadNothingAndNotComputed() {
    Selection selection;
    AttentionMap view(&selection);
    view.resize(300, 250);
    view.grab();
    ModelConfiguration model;
    model.nhead = 1;
    auto inspection = makeInspection(model, {"x"});
    view.setInspection(inspection);
    view.grab();
    QCOMPARE(mapOf(view).content().rows, 1);
    inspection->trace.tensors["encoder.layers.0.self_attn.weights"].values = {std::numeric_limits<float>::quiet_NaN()};
    view.setInspection(inspection);
    view.show();
    pointAt(view, {0, 0});
    QVERIFY(shows(view, "Not computed from \"x\" to \"x\"."));
    view.setInspection(nullptr);
    view.grab();
    QVERIFY(mapOf(view).content().isEmpty());
  }
};

QTEST_MAIN(AttentionMapTest)
#include "attention_map_test.moc"
