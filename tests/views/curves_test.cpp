#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "views/curves_series.h"
#include "views/curves_view.h"
#include "views/theme.h"

using namespace encoderlab;

namespace {

std::vector<StepPoint> stepsOf(std::int64_t count, double loss) {
  std::vector<StepPoint> points;
  for (std::int64_t step = 1; step <= count; ++step) {
    points.push_back({.step = step, .loss = loss, .accuracy = 0.5, .learningRate = 0.001, .gradientNorm = 2});
  }
  return points;
}

History historyOf(const std::vector<StepPoint>& points) {
  History history;
  for (const StepPoint& point : points) history.add(point);
  return history;
}

CurveSet makeCurves(const History& history, CurveSeries series) {
  series.update(history);
  return series.curves();
}

bool sameValues(const std::vector<double>& left, const std::vector<double>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

/// A view and the run that it shows.
class RunView : public CurvesView {
 public:
  RunView() { beginRun(); }
  void beginRun() {
    m_run = std::make_shared<History>();
    setHistory(m_run);
  }
  void append(const std::vector<StepPoint>& points) {
    for (const StepPoint& point : points) m_run->add(point);
    showNewPoints();
  }
  void append(const ValidationPoint& point) {
    m_run->add(point);
    showNewPoints();
  }

 private:
  std::shared_ptr<History> m_run;
};

QWidget* plotOf(CurvesView& view) {
  const auto widgets = view.findChildren<QWidget*>();
  const auto plot = std::find_if(widgets.begin(), widgets.end(),
                                 [](const QWidget* widget) { return widget->inherits("QCustomPlot"); });
  return plot == widgets.end() ? nullptr : *plot;
}

}  // namespace

class CurvesTest : public QObject {
  Q_OBJECT

 private slots:
  void smoothingAConstantGivesTheConstantFromTheFirstPoint() {
    const CurveSet curves =
        makeCurves(historyOf(stepsOf(50, 3.0)), CurveSeries(CurveQuantity::Loss, "accuracy", false));
    QCOMPARE(curves.smoothed.values.size(), std::size_t(50));
    for (const double value : curves.smoothed.values) QVERIFY(std::abs(value - 3.0) < 1e-12);
  }

  void aValueThatIsNotFiniteLeavesAGapAndSpoilsNothingAfterIt() {
    std::vector<StepPoint> points = stepsOf(30, 1.0);
    points[10].loss = std::numeric_limits<double>::quiet_NaN();
    points[11].loss = std::numeric_limits<double>::infinity();
    const CurveSet curves = makeCurves(historyOf(points), CurveSeries(CurveQuantity::Loss, "accuracy", false));
    QVERIFY(std::isnan(curves.raw.values[10]) && std::isnan(curves.raw.values[11]));
    QVERIFY(std::isnan(curves.smoothed.values[10]));
    QVERIFY(std::abs(curves.smoothed.values[29] - 1.0) < 1e-12);
  }

  void aLogarithmicScaleLeavesOutZero() {
    std::vector<StepPoint> points = stepsOf(3, 1.0);
    points[1].loss = 0.0;
    const CurveSet curves = makeCurves(historyOf(points), CurveSeries(CurveQuantity::Loss, "accuracy", true));
    QVERIFY(std::isnan(curves.raw.values[1]));
    QCOMPARE(curves.raw.values[2], 1.0);
  }

  void theSmoothedCurveRunsThroughASlope() {
    std::vector<StepPoint> points = stepsOf(400, 0.0);
    for (StepPoint& point : points) point.loss = 10.0 - 0.01 * static_cast<double>(point.step);
    const CurveSet curves = makeCurves(historyOf(points), CurveSeries(CurveQuantity::Loss));
    for (std::size_t i = 0; i < 400; ++i) QVERIFY(std::abs(curves.smoothed.values[i] - points[i].loss) < 0.006);
  }

  void smoothingTakesMostOfTheNoiseAway() {
    std::vector<StepPoint> points = stepsOf(4000, 1.0);
    for (std::size_t i = 0; i < points.size(); ++i) points[i].loss += i % 2 == 0 ? 0.5 : -0.5;
    const CurveSet curves = makeCurves(historyOf(points), CurveSeries(CurveQuantity::Loss));
    for (const double value : curves.smoothed.values) QVERIFY(std::abs(value - 1.0) < 0.05);
  }

  void curvesThatGrewAreThoseMadeAtOnce() {
    std::vector<StepPoint> points = stepsOf(250'000, 1.0);
    for (std::size_t i = 0; i < points.size(); i += 7) points[i].loss = std::nan("");
    History history;
    CurveSeries grown(CurveQuantity::Loss);
    for (std::size_t i = 0; i < points.size(); ++i) {
      history.add(points[i]);
      if (i % 37'000 == 0) grown.update(history);
    }
    grown.update(history);
    const CurveSet atOnce = makeCurves(history, CurveSeries(CurveQuantity::Loss));
    QVERIFY(grown.curves().raw.steps == atOnce.raw.steps);
    QVERIFY(sameValues(grown.curves().raw.values, atOnce.raw.values));
    QVERIFY(grown.curves().smoothed.steps == atOnce.smoothed.steps);
    QVERIFY(sameValues(grown.curves().smoothed.values, atOnce.smoothed.values));
  }

  void onlyNewPointsAreAddedUntilTheHistoryIsThinnedOut() {
    History history = historyOf(stepsOf(10, 1.0));
    CurveSeries series(CurveQuantity::Loss);
    QCOMPARE(series.update(history), std::size_t(0));
    history.add(StepPoint{.step = 11, .loss = 1});
    QCOMPARE(series.update(history), std::size_t(10));
    QCOMPARE(series.update(history), std::size_t(11));
    QCOMPARE(series.update(historyOf(stepsOf(100'000, 1.0))), std::size_t(0));
    QCOMPARE(series.update({}), std::size_t(0));
    QVERIFY(series.curves().raw.steps.empty() && series.curves().smoothed.steps.empty());
  }

  void theSmoothedCurveIsBoundedAndEndsWithTheRun() {
    const CurveSet curves = makeCurves(historyOf(stepsOf(99'999, 1.0)), CurveSeries(CurveQuantity::Loss));
    QCOMPARE(curves.raw.steps.size(), std::size_t(99'999));
    QVERIFY(curves.smoothed.steps.size() <= smoothedCapacity);
    QVERIFY(curves.smoothed.steps.back() > 99'999.0 - 99'999.0 / 500);
  }

  void sharesComeOutInPercentAndErrorsAsTheyAre() {
    History history;
    history.add(ValidationPoint{.step = 1, .loss = 1, .measure = 0.25});
    QCOMPARE(makeCurves(history, CurveSeries(CurveQuantity::Accuracy, "exact_match", false)).validation.values[0],
             25.0);
    QCOMPARE(makeCurves(history, CurveSeries(CurveQuantity::Accuracy, "rmse", false)).validation.values[0], 0.25);
    QVERIFY(makeCurves(history, CurveSeries(CurveQuantity::GradientNorm, "rmse", false)).validation.values.empty());
  }

  void theNearestStepIsFoundAtBothEndsAndBetween() {
    const std::vector<double> steps{10, 20, 40};
    QCOMPARE(nearestStep(steps, -5), std::size_t(0));
    QCOMPARE(nearestStep(steps, 29), std::size_t(1));
    QCOMPARE(nearestStep(steps, 31), std::size_t(2));
    QCOMPARE(nearestStep(steps, 1e9), std::size_t(2));
  }

  void anEmptyViewSaysWhatItWouldShow() {
    RunView view;
    view.show();
    QVERIFY(!plotOf(view)->isVisible());
    view.append(stepsOf(5, 1.0));
    QTRY_VERIFY(plotOf(view)->isVisible());
  }

  void itFollowsTheRunUntilTheUserPansAndAgainAfterZero() {
    RunView view;
    view.resize(400, 300);
    view.show();
    view.append(stepsOf(100, 1.0));
    QTRY_VERIFY(view.shownSteps().second > 100);
    QTest::keyClick(plotOf(view), Qt::Key_Right);
    QVERIFY(!view.isFollowing());
    const auto shown = view.shownSteps();
    std::vector<StepPoint> later = stepsOf(200, 1.0);
    later.erase(later.begin(), later.begin() + 100);
    view.append(later);
    QTest::qWait(200);
    QCOMPARE(view.shownSteps(), shown);
    QTest::keyClick(plotOf(view), Qt::Key_0);
    QVERIFY(view.isFollowing());
    QVERIFY(view.shownSteps().second > 200);
    QTest::keyClick(plotOf(view), Qt::Key_Plus);
    QVERIFY(view.shownSteps().second < 200);
    QTest::mouseDClick(plotOf(view), Qt::LeftButton);
    QVERIFY(view.isFollowing());
  }

  void thePointerReadsTheNearestStep() {
    RunView view;
    view.resize(400, 300);
    view.show();
    std::vector<StepPoint> points = stepsOf(2, 1.0);
    points[1].loss = 0.5;
    view.append(points);
    view.addEvent(2, "nothing");
    view.addEvent(2, "the learning rate changed");
    QTRY_VERIFY(view.readout().contains("0.5"));
    const QPointF place(60, 100);
    QMouseEvent move(QEvent::MouseMove, place, plotOf(view)->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(plotOf(view), &move);
    QVERIFY(view.readout().startsWith(QStringLiteral("step\u00a01 ")));
    QTest::keyClick(plotOf(view), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(view.readout().startsWith(QStringLiteral("step\u00a02 ")));
    QVERIFY(view.readout().contains(QStringLiteral("learning\u00a0rate\u00a0changed")));
    QVERIFY(!view.readout().contains(QStringLiteral("nothing")));
  }

  void whatWasNotMeasuredIsNotCalledInfinite() {
    const QString infinite = QStringLiteral("not\u00a0a\u00a0finite\u00a0number");
    const QString unmeasured = QStringLiteral("training:\u00a0not\u00a0measured\u00a0yet");
    RunView view;
    view.show();
    view.append(ValidationPoint{.step = 0, .loss = 2.5, .measure = 0.1});
    QTRY_VERIFY(view.readout().contains(QStringLiteral("2.5")));
    QVERIFY(view.readout().contains(unmeasured) && !view.readout().contains(infinite));
    view.append({{.step = 1, .loss = std::nan("")}});
    QTRY_VERIFY(view.readout().contains(infinite));
    QVERIFY(!view.readout().contains(unmeasured));
  }

  void whereTrainingGoesOnWithChangesAMarkStands() {
    RunView view;
    view.resize(400, 300);
    view.show();
    view.append(stepsOf(9, 1.0));
    QTRY_VERIFY(view.readout().contains(QStringLiteral("1")));
    const auto marked = [&view] {
      const QImage image = plotOf(view)->grab().toImage();
      const QRgb color = themeColors(view.palette()).selection.rgb();
      int pixels = 0;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) pixels += image.pixel(x, y) == color ? 1 : 0;
      }
      return pixels;
    };
    QCOMPARE(marked(), 0);
    view.setChange(5, "Head 1 is off.");
    QTRY_VERIFY(marked() > 10);
    for (int step = 0; step < 12 && !view.readout().contains(QStringLiteral("◆")); ++step)
      QTest::keyClick(plotOf(view), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(view.readout().contains(QStringLiteral("◆\u00a0Head\u00a01\u00a0is\u00a0off.")));
    view.setChange(5, {});
    QTRY_COMPARE(marked(), 0);
  }

  void keysReadPointsThatLieFarApart() {
    RunView view;
    view.resize(400, 300);
    view.show();
    view.append(stepsOf(150'000, 1.0));
    QTRY_VERIFY(plotOf(view)->isVisible());
    for (int i = 0; i < 60; ++i) QTest::keyClick(plotOf(view), Qt::Key_Plus);
    QTest::keyClick(plotOf(view), Qt::Key_Left, Qt::ShiftModifier);
    const QString before = view.readout();
    QTest::keyClick(plotOf(view), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(view.readout() != before);
  }

  void extremeRunsAreDrawnInEveryQuantityAndScale() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    RunView view;
    view.resize(300, 200);
    view.show();
    std::vector<StepPoint> points = stepsOf(120'000, 1e-30);
    for (std::size_t i = 0; i < points.size(); i += 3) points[i].loss = nan;
    const std::vector<StepPoint> oneNaN{{.step = 1, .loss = nan, .accuracy = nan, .gradientNorm = nan}};
    for (const auto& run : {oneNaN, stepsOf(1, 0.0), points}) {
      view.beginRun();
      view.append(run);
      for (const CurveQuantity quantity :
           {CurveQuantity::Loss, CurveQuantity::Accuracy, CurveQuantity::LearningRate, CurveQuantity::GradientNorm}) {
        view.setQuantity(quantity);
        for (const bool logarithmic : {true, false}) {
          view.setLogarithmic(logarithmic);
          QVERIFY(std::isfinite(view.shownSteps().first) && view.shownSteps().first < view.shownSteps().second);
          QVERIFY(!view.grab().isNull());
        }
      }
    }
  }

  void aChangeOfThemeRepaintsThePlot() {
    RunView view;
    view.setPalette(themePalette(Theme::Light));
    view.append(stepsOf(10, 1.0));
    view.resize(300, 200);
    view.show();
    const QImage light = view.grab().toImage();
    view.setPalette(themePalette(Theme::Dark));
    QTRY_VERIFY(plotOf(view)->grab().toImage().pixelColor(2, 2).lightness() < 80);
    QVERIFY(light.pixelColor(150, 100).lightness() > 150);
  }
};

QTEST_MAIN(CurvesTest)
#include "curves_test.moc"
