#include "views/color_map.h"

#include <QColor>
#include <QTest>
#include <cmath>
#include <limits>

using namespace encoderlab;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

double luma(QRgb color) { return 0.2126 * qRed(color) + 0.7152 * qGreen(color) + 0.0722 * qBlue(color); }

}  // namespace

class ColorMapTest : public QObject {
  Q_OBJECT

 private slots:
  void viridisIsMatplotlibs() {
    QCOMPARE(viridisTable()[0], qRgb(0x44, 0x01, 0x54));
    QCOMPARE(viridisTable()[255], qRgb(0xfd, 0xe7, 0x25));
    const QColor middle(viridisTable()[128]);  // matplotlib: #21918c
    QVERIFY(std::abs(middle.red() - 0x21) <= 1);
    QVERIFY(std::abs(middle.green() - 0x91) <= 1);
    QVERIFY(std::abs(middle.blue() - 0x8c) <= 1);
    // Eight bits a channel round neighbours to the same luminance here and there; three apart they always differ.
    for (std::size_t i = 3; i < 256; ++i) QVERIFY(luma(viridisTable()[i]) > luma(viridisTable()[i - 3]));
  }

  void divergingIsNeutralAtZeroAndRedAbove() {
    const ColorScale scale = ColorScale::diverging(2.0);
    QCOMPARE(scale.color(0.0F), qRgb(0xf7, 0xf7, 0xf7));
    QCOMPARE(scale.color(2.0F), qRgb(0x67, 0x00, 0x1f));
    QCOMPARE(scale.color(-2.0F), qRgb(0x05, 0x30, 0x61));
    for (float value = 0.1F; value <= 2.0F; value += 0.1F) {
      QVERIFY(qRed(scale.color(value)) > qBlue(scale.color(value)));
      QVERIFY(qRed(scale.color(-value)) < qBlue(scale.color(-value)));
    }
    for (std::size_t i = 129; i < 256; ++i) QVERIFY(luma(divergingTable()[i]) < luma(divergingTable()[i - 1]));
    for (std::size_t i = 1; i < 128; ++i) QVERIFY(luma(divergingTable()[i]) < luma(divergingTable()[i + 1]));
  }

  void valuesOutsideTakeTheEnds() {
    QCOMPARE(ColorScale::unit().color(-3.0F), viridisTable()[0]);
    QCOMPARE(ColorScale::unit().color(7.0F), viridisTable()[255]);
    QCOMPARE(ColorScale::diverging(1.0).color(100.0F), divergingTable()[255]);
    QCOMPARE(ColorScale::diverging(1.0).color(-100.0F), divergingTable()[1]);
  }

  void whatIsNotANumberIsTransparent() {
    QCOMPARE(qAlpha(ColorScale::unit().color(notANumber)), 0);
    QCOMPARE(qAlpha(ColorScale::diverging(1.0).color(std::numeric_limits<float>::infinity())), 0);
    QCOMPARE(qAlpha(ColorScale::unit().color(0.0F)), 255);
  }

  void anImpossibleLimitCountsAsOne() {
    QCOMPARE(ColorScale::diverging(0.0).maximum(), 1.0);
    QCOMPARE(ColorScale::diverging(std::numeric_limits<double>::quiet_NaN()).minimum(), -1.0);
    QCOMPARE(ColorScale::diverging(0.0).color(0.0F), qRgb(0xf7, 0xf7, 0xf7));
  }

  void numbersContrastWithTheirCell() {
    QCOMPARE(contrastColor(viridisTable()[0]), qRgb(255, 255, 255));
    QCOMPARE(contrastColor(viridisTable()[255]), qRgb(0, 0, 0));
    QCOMPARE(contrastColor(divergingTable()[128]), qRgb(0, 0, 0));
    QCOMPARE(contrastColor(divergingTable()[255]), qRgb(255, 255, 255));
    QCOMPARE(contrastColor(divergingTable()[1]), qRgb(255, 255, 255));
  }

  void limitGrowsAtOnceAndShrinksSlowly() {
    StickyLimit limit;
    QCOMPARE(limit.update(0.9), 1.0);
    QCOMPARE(limit.update(4.2), 5.0);
    QCOMPARE(limit.update(4.1), 5.0);
    QCOMPARE(limit.update(0.1), 5.0);
    double previous = 5.0;
    int changes = 0;
    for (int i = 0; i < 400; ++i) {
      const double now = limit.update(0.1);
      QVERIFY(now <= previous);
      if (now != previous) ++changes;
      previous = now;
    }
    QVERIFY(std::abs(previous - 0.1) < 1e-12);
    QVERIFY2(changes <= 12, "the range shown must not change with every update");
  }

  void limitFollowsAtOnceWhatWouldHaveNoColour() {
    StickyLimit limit;
    QCOMPARE(limit.update(1e18), 1e18);
    QCOMPARE(limit.update(0.9), 1.0);
    QCOMPARE(limit.update(0.0), 1.0);
    QCOMPARE(limit.update(std::numeric_limits<double>::infinity()), 1.0);
  }

  void limitOfNothingIsOneAndResetForgets() {
    StickyLimit limit;
    QCOMPARE(limit.update(0.0), 1.0);
    QCOMPARE(limit.update(60.0), 70.0);
    QCOMPARE(limit.update(std::numeric_limits<double>::quiet_NaN()), 70.0);
    limit.reset();
    QCOMPARE(limit.update(0.0018), 0.002);
  }

  void aSequentialScaleSpansWhatItIsGiven() {
    const ColorScale scale = ColorScale::sequential(40);
    QCOMPARE(scale.color(0.0F), viridisTable().front());
    QCOMPARE(scale.color(40.0F), viridisTable().back());
    QCOMPARE(scale.color(20.0F), ColorScale::unit().color(0.5F));
    QCOMPARE(ColorScale::sequential(0), ColorScale::unit());
  }
};

QTEST_APPLESS_MAIN(ColorMapTest)
#include "color_map_test.moc"
