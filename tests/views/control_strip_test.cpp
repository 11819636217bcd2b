#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "views/control_strip.h"

using namespace encoderlab;

namespace {

QStringList textsOf(const QWidget& strip) {
  QStringList texts;
  for (const QLabel* label : strip.findChildren<QLabel*>()) texts += label->text();
  return texts;
}

}  // namespace

class ControlStripTest : public QObject {
  Q_OBJECT

 private slots:
  void whatIsNotKnownYetIsADash() {
    QAction train("Train");
    const ControlStrip strip({}, {&train});
    QCOMPARE(textsOf(strip).count(QStringLiteral("–")), 3);
  }

  void theBaselineStandsBesideTheMeasure() {
    QAction train("Train");
    ControlStrip strip({}, {&train});
    strip.setStatus({.measureValue = 12.5, .measureStep = 30, .baseline = {"last value", 28.7}, .measure = "rmse"});
    QVERIFY(textsOf(strip).contains("28.7"));
    const auto labels = strip.findChildren<QLabel*>();
    const auto isExplained = [&](const QString& text) {
      return std::ranges::any_of(labels, [&](const QLabel* label) { return label->toolTip().contains(text); });
    };
    QVERIFY(isExplained("last value"));
    QVERIFY(isExplained("step 30"));
    strip.setStatus({.measureValue = 0.5, .measureStep = 30, .baseline = {"majority class", 0.125}});
    QVERIFY(textsOf(strip).contains("12.5 %"));
    strip.setStatus({.measureValue = 0.5});
    for (const QLabel* label : labels) QVERIFY(label->isHidden() || !label->text().startsWith("baseline"));
  }

  void theNumbersOfARunAreShown() {
    QAction train("Train");
    ControlStrip strip({}, {&train});
    strip.setStatus({.step = 1240, .goal = 2000, .loss = 0.0314, .measureValue = 0.998, .stepsPerSecond = 1930});
    const QStringList texts = textsOf(strip);
    QVERIFY(texts.contains("1,240 / 2,000"));
    QVERIFY(texts.contains("0.0314"));
    QVERIFY(texts.contains("99.8 %"));
    QVERIFY(texts.contains("1,930"));
    QCOMPARE(strip.findChild<QProgressBar*>()->value(), 620);
    strip.setStatus({.step = 3000, .goal = 2000, .measureValue = 12.5, .measure = "rmse"});
    QVERIFY(textsOf(strip).contains("12.5"));
    QCOMPARE(strip.findChild<QProgressBar*>()->value(), 1000);
  }

  void buttonsTriggerTheActionsGiven() {
    QAction train("Train");
    QAction step("1 step");
    QSignalSpy spy(&step, &QAction::triggered);
    ControlStrip strip({}, {&train, &step});
    strip.show();
    const auto buttons = strip.findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    step.setEnabled(false);
    QVERIFY(!buttons[1]->isEnabled());
  }

  void aLongRunFitsA1280PixelWindow() {
    QAction train("▶ Train (Space)");
    QAction step("1 step");
    QAction epoch("1 epoch");
    QAction reset("Reset");
    QAction seed("New seed");
    ControlStrip strip({}, {&train, &step, &epoch, &reset, &seed});
    strip.setStatus({.step = 999'999,
                     .goal = 1'000'000,
                     .loss = 0.00031415,
                     .measureValue = 1,
                     .baseline = {"mean of the window", 0.123},
                     .measure = "exact_match",
                     .stepsPerSecond = 99'999});
    QVERIFY2(strip.minimumSizeHint().width() <= 1280, qPrintable(QString::number(strip.minimumSizeHint().width())));
  }
};

QTEST_MAIN(ControlStripTest)
#include "control_strip_test.moc"
