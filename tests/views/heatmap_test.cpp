#include "views/heatmap.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <limits>
#include <vector>

using namespace encoderlab;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

const ThemeColors& colors() { return themeColors(themePalette(Theme::Light)); }

/// Paints with ten pixels a cell.
QImage paint(const HeatmapMatrix& matrix, const ColorScale& scale, const PaddingFlags& padding = {}) {
  QImage image(static_cast<int>(matrix.columns) * 10, static_cast<int>(matrix.rows) * 10, QImage::Format_RGB32);
  image.fill(Qt::magenta);
  QPainter painter(&image);
  paintHeatmap(painter, image.rect(), matrix, scale, padding, colors());
  return image;
}

QRgb center(const QImage& image, int row, int column) { return image.pixel(column * 10 + 5, row * 10 + 5); }

int countColor(const QImage& image, const QRect& area, QRgb color) {
  int count = 0;
  for (int y = area.top(); y <= area.bottom(); ++y) {
    for (int x = area.left(); x <= area.right(); ++x) count += image.pixel(x, y) == color ? 1 : 0;
  }
  return count;
}

}  // namespace

class HeatmapTest : public QObject {
  Q_OBJECT

 private slots:
  void rowZeroIsOnTopAndCellsAreSharp() {
    const std::vector<float> values{0.0F, 0.2F, 0.4F, 0.6F, 0.8F, 1.0F};  // 2 × 3
    const ColorScale scale = ColorScale::unit();
    const QImage image = paint({values, 2, 3}, scale);
    for (int row = 0; row < 2; ++row) {
      for (int column = 0; column < 3; ++column) {
        const QRgb expected = scale.color(values[static_cast<std::size_t>(row * 3 + column)]);
        QCOMPARE(countColor(image, QRect(column * 10, row * 10, 10, 10), expected), 100);
      }
    }
  }

  void signedValuesAreRedAboveZero() {
    const std::vector<float> values{-1.0F, 0.0F, 1.0F};
    const QImage image = paint({values, 3, 1}, ColorScale::diverging(1.0));
    QVERIFY(qBlue(center(image, 0, 0)) > qRed(center(image, 0, 0)));
    QCOMPARE(center(image, 1, 0), qRgb(0xf7, 0xf7, 0xf7));
    QVERIFY(qRed(center(image, 2, 0)) > qBlue(center(image, 2, 0)));
  }

  void paddingIsGreyWhateverItsValue() {
    const std::vector<float> values{1.0F, 1.0F, notANumber, 1.0F, 1.0F, 1.0F};
    const std::vector<std::uint8_t> rows{0, 1};
    const std::vector<std::uint8_t> columns{0, 0, 1};
    const QImage image = paint({values, 2, 3}, ColorScale::unit(), {rows, columns});
    const QRgb grey = colors().padding.rgb();
    QCOMPARE(center(image, 0, 0), ColorScale::unit().color(1.0F));
    QCOMPARE(center(image, 0, 1), ColorScale::unit().color(1.0F));
    QCOMPARE(center(image, 0, 2), grey);
    for (int column = 0; column < 3; ++column) QCOMPARE(center(image, 1, column), grey);
  }

  void whatIsNotComputedIsHatched() {
    const std::vector<float> values{notANumber, 0.0F};
    const QImage image = paint({values, 1, 2}, ColorScale::unit());
    const QRect cell(0, 0, 10, 10);
    const int lines = countColor(image, cell, colors().notComputed.rgb());
    const int ground = countColor(image, cell, colors().panel.rgb());
    QVERIFY(lines > 5);
    QVERIFY(ground > 30);
    QCOMPARE(lines + ground, 100);
    QCOMPARE(countColor(image, QRect(10, 0, 10, 10), viridisTable()[0]), 100);
  }

  void nothingIsPaintedForNoCells() {
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintHeatmap(painter, image.rect(), {}, ColorScale::unit(), {}, colors());
    QCOMPARE(countColor(image, image.rect(), qRgb(255, 0, 255)), 400);
  }

  void matricesAreTheLastTwoAxes() {
    const Tensor<float> perToken{{1, 2, 3}, {1, 2, 3, 4, 5, 6}};
    QCOMPARE(matrixOf(perToken).rows, std::size_t(2));
    QCOMPARE(matrixOf(perToken).at(1, 0), 4.0F);
    const Tensor<float> perHead{{1, 2, 1, 3}, {1, 2, 3, 4, 5, 6}};
    QCOMPARE(matrixOf(perHead, 1).rows, std::size_t(1));
    QCOMPARE(matrixOf(perHead, 1).at(0, 2), 6.0F);
    QVERIFY(matrixOf(perHead, 2).isEmpty());
    const Tensor<float> perSample{{1, 4}, {1, 2, 3, 4}};
    QCOMPARE(matrixOf(perSample).columns, std::size_t(4));
    const Tensor<float> scalar{{}, {7}};
    QCOMPARE(matrixOf(scalar).at(0, 0), 7.0F);
    const Tensor<float> twoSamples{{2, 1, 1}, {1, 2}};
    QVERIFY(matrixOf(twoSamples).isEmpty());
  }

  void theColorBarHasItsMaximumOnTop() {
    QImage image(80, 255, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintColorBar(painter, QRectF(0, 0, 10, 255), ColorScale::diverging(3.0), colors());
    QCOMPARE(image.pixel(5, 0), divergingTable()[255]);
    QCOMPARE(image.pixel(5, 254), divergingTable()[1]);
  }
};

QTEST_MAIN(HeatmapTest)
#include "heatmap_test.moc"
