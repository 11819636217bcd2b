#include <QPushButton>
#include <algorithm>
#include <optional>

#include "tests/app/visit.h"
#include "views/confusion_view.h"
#include "views/heatmap_view.h"
#include "views/sample_editor.h"
#include "views/samples_view.h"

using namespace encoderlab;

/// What the validation part showed, in the window.
class WindowMeasuresTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void aClickOnACellListsItsSamplesUntilAllAreAskedForAgain() {
    Visit window;
    std::shared_ptr<const ValidationReport> report;
    connect(window.session(), &Session::validated, &window, [&report](const auto& validated) { report = validated; });
    QVERIFY(window.becomesReady());
    QTRY_VERIFY_WITH_TIMEOUT(report != nullptr, Visit::patience);
    const ClassReport& classes = report->evaluation.classes;
    const HeatmapCell cell = someMistake(classes);
    QVERIFY(cell.isValid());
    ConfusionView* measures = window.panels().measures();
    window.panels().raise(measures);
    QTRY_VERIFY(measures->matrix()->isVisible());
    SamplesView* samples = window.panels().samples();
    const std::size_t all = samples->shownSamples().size();

    emit measures->matrix()->cellClicked(cell);
    std::vector<std::size_t> expected =
        classes.samplesWith(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
    expected.resize(std::min(expected.size(), ConfusionView::mostSamples));
    QCOMPARE(samples->shownSamples().size(), expected.size());
    const std::vector<Sample>& unseen = window.session()->dataset()->validation;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      window.selection()->setSample(samples->shownSamples()[i]);
      const Sample& shown = window.panels().editor()->sample();
      QVERIFY(std::ranges::any_of(expected, [&](std::size_t place) { return unseen[place] == shown; }));
    }
    window.click(window.button(samples, QStringLiteral("Is “")));
    QVERIFY(samples->shownSamples().size() >= all);
  }

  void trainingMeasuresAnew() {
    Visit window;
    std::shared_ptr<const ValidationReport> report;
    connect(window.session(), &Session::validated, &window, [&report](const auto& validated) { report = validated; });
    QVERIFY(window.becomesReady());
    window.panels().raise(window.panels().measures());
    window.session()->train();
    QVERIFY(window.reachesStep(40));
    QTRY_VERIFY_WITH_TIMEOUT(report != nullptr && report->step == 40, Visit::patience);
    const QString summary = window.panels().measures()->summary();
    QVERIFY2(summary.contains(QStringLiteral("40")), qPrintable(summary));
  }

 private:
  static HeatmapCell someMistake(const ClassReport& report) {
    const int classes = static_cast<int>(report.classes());
    for (int target = 0; target < classes; ++target) {
      for (int predicted = 0; predicted < classes; ++predicted) {
        if (target != predicted &&
            report.count(static_cast<std::size_t>(target), static_cast<std::size_t>(predicted)) > 0)
          return {target, predicted};
      }
    }
    return {};
  }

  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(WindowMeasuresTest)
#include "measures_test.moc"
