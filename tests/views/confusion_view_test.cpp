#include "views/confusion_view.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/views/test_datasets.h"
#include "views/heatmap_view.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

/// Of three classes: 0 right twice, 1 taken for 0 in the samples 3 and 5, 2 never seen nor predicted.
std::shared_ptr<ValidationReport> threeClasses() {
  auto report = std::make_shared<ValidationReport>();
  report->step = 40;
  Evaluation& evaluation = report->evaluation;
  evaluation.measure = 0.5;
  evaluation.samples = 4;
  evaluation.classes = ClassReport(3);
  evaluation.classes.add(0, 0, 0);
  evaluation.classes.add(1, 0, 0);
  evaluation.classes.add(3, 1, 0);
  evaluation.classes.add(5, 1, 0);
  return report;
}

QString tableText(const ConfusionView& view, int row, int column) {
  return view.table()->model()->index(row, column).data().toString();
}

}  // namespace

class ConfusionViewTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
  }

  void withoutAMeasurementASentenceSaysHowToGetOne() {
    ConfusionView view;
    view.show();
    QVERIFY(view.summary().contains(QStringLiteral("Choose a task")));
    QVERIFY(!view.matrix()->isVisible());
    view.setDataset(std::make_shared<Dataset>());
    QVERIFY(view.summary().contains(QStringLiteral("validation share")));
    view.setDataset(wordsData(3));
    view.setReport(threeClasses());
    QVERIFY(view.matrix()->isVisible());
    view.setDataset(wordsData(3));
    QVERIFY(!view.matrix()->isVisible());
  }

  void targetsAreRowsAndPredictionsColumns() {
    ConfusionView view;
    view.show();
    view.setDataset(wordsData(3));
    view.setReport(threeClasses());
    const HeatmapContent& content = view.matrix()->content();
    QCOMPARE(content.rowLabels, (QStringList{"class 0", "class 1", "class 2"}));
    QCOMPARE(content.columnLabels, content.rowLabels);
    QCOMPARE(content.at({0, 0}), 2.0F);
    QCOMPARE(content.at({1, 0}), 2.0F);
    QCOMPARE(content.at({0, 1}), 0.0F);
    QVERIFY(view.summary().contains(QStringLiteral("40")));
    QVERIFY(view.summary().contains(QStringLiteral("50.0 %")));
    // F1 of class 0: 4 of 6; of class 1: 0.
    QVERIFY2(view.summary().contains(QStringLiteral("33.3 %")), qPrintable(view.summary()));
  }

  void aClassWithoutFiguresShowsNone() {
    ConfusionView view;
    view.show();
    view.setDataset(wordsData(3));
    view.setReport(threeClasses());
    QCOMPARE(tableText(view, 0, 1), QStringLiteral("2"));
    QCOMPARE(tableText(view, 0, 2), QStringLiteral("50.0 %"));
    QCOMPARE(tableText(view, 0, 3), QStringLiteral("100.0 %"));
    QCOMPARE(tableText(view, 1, 2), QStringLiteral("–"));
    QCOMPARE(tableText(view, 1, 4), QStringLiteral("0.0 %"));
    for (const int column : {2, 3, 4}) QCOMPARE(tableText(view, 2, column), QStringLiteral("–"));
    // Sorted by F1, the worst first: what has none comes before all others.
    view.table()->sortByColumn(4, Qt::AscendingOrder);
    QCOMPARE(tableText(view, 0, 0), QStringLiteral("class 2"));
    QCOMPARE(tableText(view, 2, 0), QStringLiteral("class 0"));
    view.table()->selectRow(2);
    view.tabs()->setCurrentIndex(1);
    QVERIFY(view.table()->isVisible());
    QVERIFY(!view.grab().isNull());
  }

  void aClickAndTheKeyboardChooseTheSamplesOfACell() {
    ConfusionView view;
    view.resize(500, 300);
    view.show();
    view.setDataset(wordsData(3));
    view.setReport(threeClasses());
    QSignalSpy chosen(&view, &ConfusionView::samplesChosen);
    QTest::mouseClick(view.matrix()->viewport(), Qt::LeftButton, {},
                      view.matrix()->cellRect({1, 0}).center().toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<std::vector<std::size_t>>(), (std::vector<std::size_t>{3, 5}));
    QCOMPARE(chosen[0][1].toString(), QStringLiteral("Is “class 1”, predicted “class 0” after step 40"));
    view.matrix()->setFocus();
    QTest::mouseMove(&view, QPoint(1, 1));
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Return}) QTest::keyClick(view.matrix(), key);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[1][0].value<std::vector<std::size_t>>(), (std::vector<std::size_t>{0, 1}));
    QVERIFY(view.matrix()->accessibleDescription().contains(QStringLiteral("class 0")));
  }

  void moreSamplesThanCanBeListedAreSaidToBeSome() {
    auto report = threeClasses();
    for (std::size_t i = 0; i < 300; ++i) report->evaluation.classes.add(10 + i, 2, 2);
    ConfusionView view;
    view.resize(500, 300);
    view.show();
    view.setDataset(wordsData(3));
    view.setReport(report);
    QSignalSpy chosen(&view, &ConfusionView::samplesChosen);
    emit view.matrix()->cellClicked({2, 2});
    QCOMPARE(chosen[0][0].value<std::vector<std::size_t>>().size(), ConfusionView::mostSamples);
    QVERIFY(chosen[0][1].toString().contains(QStringLiteral("200 of 300")));
  }

  void aHiddenViewShowsTheNewestOnceItIsShown() {
    ConfusionView view;
    view.setDataset(wordsData(3));
    view.setReport(threeClasses());
    QVERIFY(view.matrix()->content().isEmpty());
    view.show();
    QCOMPARE(view.matrix()->content().rows, 3);
  }

  void manyClassesScroll() {
    auto report = std::make_shared<ValidationReport>();
    report->evaluation.classes = ClassReport(60);
    report->evaluation.classes.add(0, 59, 0);
    ConfusionView view;
    view.resize(500, 300);
    view.show();
    view.setDataset(wordsData(60));
    view.setReport(report);
    QVERIFY(view.matrix()->horizontalScrollBar()->maximum() > 0);
    QVERIFY(view.matrix()->verticalScrollBar()->maximum() > 0);
    QVERIFY(view.matrix()->cellRect({0, 0}).width() >= 10);
  }

  void oneClassIsAMatrixToo() {
    auto report = std::make_shared<ValidationReport>();
    report->evaluation.measure = 1;
    report->evaluation.classes = ClassReport(1);
    report->evaluation.classes.add(0, 0, 0);
    ConfusionView view;
    view.show();
    view.setDataset(wordsData(1));
    view.setReport(report);
    QCOMPARE(view.matrix()->content().values, std::vector<float>{1.0F});
    QCOMPARE(tableText(view, 0, 4), QStringLiteral("100.0 %"));
    QVERIFY(!view.grab().isNull());
  }

  void withoutAnyAnswerNoFigureIsMadeUp() {
    auto report = std::make_shared<ValidationReport>();
    report->evaluation.measure = std::numeric_limits<double>::quiet_NaN();
    report->evaluation.classes = ClassReport(2);
    ConfusionView view;
    view.show();
    view.setDataset(wordsData(2));
    view.setReport(report);
    QVERIFY2(view.summary().contains(QStringLiteral("macro F1 –")), qPrintable(view.summary()));
    QVERIFY(!view.grab().isNull());
  }

  void numbersHaveErrorsInsteadOfClasses() {
    auto report = std::make_shared<ValidationReport>();
    report->evaluation.measure = 0.25;
    report->evaluation.meanAbsoluteError = 0.125;
    auto data = std::make_shared<Dataset>(*seriesData(2));
    data->baseline = {"last value", 0.5};
    ConfusionView view;
    view.show();
    view.setDataset(data);
    view.setReport(report);
    QVERIFY(!view.matrix()->isVisible());
    QVERIFY(view.summary().contains(QStringLiteral("RMSE 0.25, MAE 0.125")));
    QVERIFY(view.summary().contains(QStringLiteral("RMSE 0.5")));
  }
};

QTEST_MAIN(ConfusionViewTest)
#include "confusion_view_test.moc"
