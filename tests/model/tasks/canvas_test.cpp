#include "model/tasks/canvas.h"

#include <QTest>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace encoderlab;

namespace {

bool isNear(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) < tolerance; }

double sum(const Canvas& canvas) { return std::accumulate(canvas.pixels().begin(), canvas.pixels().end(), 0.0); }

double paintedArea(Shape shape, double size) {
  Canvas canvas(24, 24);
  canvas.paint([=](Point place) { return distanceFromShape(shape, {place.x - 12.2, place.y - 11.7}, size); }, 1);
  return sum(canvas);
}

}  // namespace

class CanvasTest : public QObject {
  Q_OBJECT

 private slots:
  void distancesAreMeasuredFromTheEdge() {
    QVERIFY(isNear(distanceFromShape(Shape::Disk, {3, 4}, 2), 3));
    QVERIFY(isNear(distanceFromShape(Shape::Disk, {0, 0}, 2), -2));
    QVERIFY(isNear(distanceFromShape(Shape::Square, {3, 1}, 2), 1));
    QVERIFY(isNear(distanceFromShape(Shape::Square, {0, -1.5}, 2), -0.5));
    QVERIFY(isNear(distanceFromShape(Shape::Triangle, {0, 2.5}, 2), 0.5));
    QVERIFY(isNear(distanceFromShape(Shape::Triangle, {0, -2}, 2), 0));
    QVERIFY(isNear(distanceFromShape(Shape::Cross, {1.5, 0}, 2), -0.5));
    QVERIFY(isNear(distanceFromShape(Shape::Cross, {1.5, 1.5}, 2), 0.7));
    const std::array<Point, 3> path{{{0, 0}, {4, 0}, {4, 4}}};
    QVERIFY(isNear(distanceFromPath(path, {2, 3}), 2));
    QVERIFY(isNear(distanceFromPath(path, {-3, -4}), 5));
  }

  void edgesAreSmoothAndAreasTrue() {
    QVERIFY(isNear(paintedArea(Shape::Disk, 5), std::numbers::pi * 25, 0.8));
    QVERIFY(isNear(paintedArea(Shape::Square, 5), 100, 0.8));
    QVERIFY(isNear(paintedArea(Shape::Triangle, 5), 50, 1.5));
    QVERIFY(isNear(paintedArea(Shape::Cross, 5), 2 * 40 - 16, 1.5));
  }

  void whatIsPaintedLaterHidesWhatWasThere() {
    Canvas canvas(2, 3);
    const auto right = [](Point place) { return place.x > 2 ? -1.0 : 1.0; };
    canvas.paint([](Point) { return -1.0; }, 0.5);
    canvas.paint(right, 1);
    QCOMPARE(canvas.pixels(), (std::vector<float>{0.5F, 0.5F, 1, 0.5F, 0.5F, 1}));
    QCOMPARE(canvas.at(1, 2), 1.0F);
    canvas.paint([](Point) { return 0.25; }, 0);
    QCOMPARE(canvas.at(0, 0), 0.375F);
  }

  void noiseHasItsDeviation() {
    Canvas canvas(100, 100);
    RandomStream random(1);
    canvas.addNoise(0.5, random);
    double squares = 0;
    for (const float pixel : canvas.pixels()) squares += static_cast<double>(pixel) * static_cast<double>(pixel);
    QVERIFY(isNear(std::sqrt(squares / 10'000), 0.5, 0.02));
    QVERIFY(isNear(sum(canvas) / 10'000, 0, 0.02));
  }
};

QTEST_APPLESS_MAIN(CanvasTest)
#include "canvas_test.moc"
