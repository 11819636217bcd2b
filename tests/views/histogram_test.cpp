#include "views/histogram.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>

#include "views/theme.h"

using namespace encoderlab;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

int countColor(const QImage& image, const QColor& color) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) count += image.pixel(x, y) == color.rgb() ? 1 : 0;
  }
  return count;
}

}  // namespace

class HistogramTest : public QObject {
  Q_OBJECT

 private slots:
  void countsWhatIsFinite() {
    const Distribution distribution = distributionOf({-1.0F, 0.0F, 3.0F, 0.0F, notANumber, -0.0F});
    QCOMPARE(distribution.count, std::size_t(5));
    QCOMPARE(distribution.notFinite, std::size_t(1));
    QCOMPARE(distribution.zeros, std::size_t(3));
    QCOMPARE(distribution.minimum, -1.0);
    QCOMPARE(distribution.maximum, 3.0);
    QCOMPARE(distribution.mean, 0.4);
    QVERIFY(std::abs(distribution.standardDeviation - std::sqrt(1.84)) < 1e-12);
    QCOMPARE(std::accumulate(distribution.bins.begin(), distribution.bins.end(), std::size_t(0)), std::size_t(5));
    QCOMPARE(distribution.bins.front(), std::size_t(1));
    QCOMPARE(distribution.bins[10], std::size_t(3));
    QCOMPARE(distribution.bins.back(), std::size_t(1));
  }

  void equalNumbersAndNoneAtAll() {
    const Distribution constant = distributionOf({2.0F, 2.0F, 2.0F});
    QCOMPARE(constant.standardDeviation, 0.0);
    QCOMPARE(constant.bins[20], std::size_t(3));
    const Distribution none = distributionOf({notANumber});
    QCOMPARE(none.count, std::size_t(0));
    QCOMPARE(none.notFinite, std::size_t(1));
    QCOMPARE(distributionOf({}).count, std::size_t(0));
  }

  void barsAreRedAboveZeroAndBlueBelow() {
    Histogram histogram;
    histogram.resize(300, 220);
    const ThemeColors& colors = themeColors(histogram.palette());
    histogram.setDistribution(distributionOf({1.0F, 2.0F, 3.0F}));
    QVERIFY(countColor(histogram.grab().toImage(), colors.positive) > 50);
    QCOMPARE(countColor(histogram.grab().toImage(), colors.negative), 0);
    histogram.setDistribution(distributionOf({-1.0F, -2.0F, 5.0F}));
    const QImage both = histogram.grab().toImage();
    QVERIFY(countColor(both, colors.positive) > 50);
    QVERIFY(countColor(both, colors.negative) > 50);
  }

  void tellsItsNumbersAndSaysWhatWouldBeThere() {
    Histogram histogram;
    histogram.resize(300, 220);
    histogram.setEmptyText("Nothing yet.");
    histogram.grab();
    histogram.setDistribution(distributionOf({0.0F, 0.0F, 3.0F}));
    QVERIFY(histogram.accessibleDescription().contains("mean 1 · std 1.41"));
    QVERIFY(histogram.accessibleDescription().contains("min 0 · max 3"));
    QVERIFY(histogram.accessibleDescription().contains("2 exactly zero"));
    QVERIFY(!histogram.accessibleDescription().contains("finite"));
    histogram.setDistribution(distributionOf({0.0F, notANumber}));
    QVERIFY(histogram.accessibleDescription().contains("1 not a finite number"));
  }
};

QTEST_MAIN(HistogramTest)
#include "histogram_test.moc"
