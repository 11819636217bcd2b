#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/views/test_datasets.h"
#include "views/samples_model.h"
#include "views/samples_view.h"
#include "views/selection.h"
#include "views/theme.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

std::vector<Prediction> allRight(const std::vector<Sample>& samples) {
  std::vector<Prediction> predictions;
  for (const Sample& sample : samples) predictions.push_back(predictionOf(sample, sample.classes, 0.1));
  return predictions;
}

}  // namespace

class SamplesViewTest : public QObject {
  Q_OBJECT

 private slots:
  void whatIsNotPredictedIsNeverCalledWrong() {
    const auto data = digitsData(2);
    SamplesModel model;
    model.setSamples(data, data->validation);
    QVERIFY(model.verdict(0) == SamplesModel::Verdict::NotPredicted);
    QVERIFY(model.index(0).data().toString().contains("not predicted yet"));
    model.setPredictions({predictionOf(data->validation[0], {9, 9, 9, 9}, 2.0)});  // one of two: not of these samples
    QVERIFY(model.verdict(0) == SamplesModel::Verdict::NotPredicted);
    model.setPredictions(allRight(data->validation));
    QVERIFY(model.verdict(0) == SamplesModel::Verdict::Correct);
    QVERIFY(model.index(0).data().toString().contains("correct"));
  }

  void whatWasChangedByHandIsSaid() {
    const auto data = digitsData(3);
    Selection selection;
    SamplesView view(&selection);
    view.resize(300, 400);
    view.show();
    view.setSamples(data, data->validation);
    auto* list = view.findChild<QListView*>();
    const auto mark = [&](int row) {
      const QRect place = list->visualRect(list->model()->index(row, 0));
      return list->viewport()->grab().toImage().pixel(place.right() - 9, place.top() + 9) ==
             themeColors(view.palette()).selection.rgb();
    };
    view.setEdited(1);
    QVERIFY(mark(1));
    QVERIFY(!mark(0));
    QVERIFY(list->model()->index(1, 0).data(Qt::ToolTipRole).toString().contains("Edited by hand"));
    view.setEdited(-1);
    QVERIFY(!mark(1));
    const auto summary = [&view] {
      QStringList texts;
      for (const QLabel* label : view.findChildren<QLabel*>()) texts += label->text() + label->toolTip();
      return texts.join(u' ');
    };
    QVERIFY(!summary().contains(QStringLiteral("◆")));
    view.setChanges("Head 1 is off.");
    QVERIFY(summary().contains(QStringLiteral("◆ With changes by hand")));
    QVERIFY(summary().contains("Head 1 is off."));
    view.setChanges({});
    QVERIFY(!summary().contains(QStringLiteral("◆")));
  }

  void flippedSamplesSayWhatTheyFlipTo() {
    const auto data = digitsData(4);
    Selection selection;
    SamplesView view(&selection);
    view.setSamples(data, data->validation);
    const auto said = [&view] {
      return view.findChild<QListView*>()->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    };
    view.showOnly({2, 3}, "Flipped", {"0 1 → 1 1", "2 → 3"});
    QCOMPARE(view.shownSamples(), (std::vector<int>{2, 3}));
    QVERIFY(said().endsWith(QStringLiteral("Flips: 0 1 → 1 1")));
    view.findChild<QPushButton*>()->click();
    QVERIFY(!said().contains(QStringLiteral("Flips")));
  }

  void mistakesComeFirstTheWorstOnTop() {
    const auto data = digitsData(4);
    Selection selection;
    SamplesView view(&selection);
    view.setSamples(data, data->validation);
    std::vector<Prediction> predictions = allRight(data->validation);
    predictions[0].loss = 50.0;  // right, if barely: still after every mistake
    predictions[2] = predictionOf(data->validation[2], {0, 0, 0, 0}, 0.5);
    predictions[3] = predictionOf(data->validation[3], {0, 0, 0, 0}, 3.0);
    view.setPredictions(predictions);
    QCOMPARE(view.shownSamples(), (std::vector<int>{0, 1, 2, 3}));
    QSignalSpy changed(&view, &SamplesView::mistakesFirstChanged);
    view.setMistakesFirst(true);
    QCOMPARE(changed.count(), 1);
    QVERIFY(changed[0][0].toBool());
    QCOMPARE(view.shownSamples(), (std::vector<int>{3, 2, 0, 1}));
    view.setMistakesFirst(false);
    QCOMPARE(view.shownSamples(), (std::vector<int>{0, 1, 2, 3}));
  }

  void regressionPutsTheLargestErrorFirst() {
    const auto data = seriesData(3);
    Selection selection;
    SamplesView view(&selection);
    view.setSamples(data, data->validation);
    std::vector<Prediction> predictions(3);
    for (Prediction& prediction : predictions) prediction.values = {1.0F, 2.0F};
    predictions[1].values = {3.0F, 2.0F};
    view.setPredictions(predictions);
    view.setMistakesFirst(true);
    QCOMPARE(view.shownSamples().front(), 1);
    QVERIFY(!view.grab().isNull());
  }

  void choosingWithTheKeyboardMovesTheSelectionAndBack() {
    const auto data = digitsData(10);
    Selection selection;
    SamplesView view(&selection);
    view.resize(240, 300);
    view.show();
    view.setSamples(data, data->validation);
    auto* list = view.findChild<QListView*>();
    QSignalSpy spy(&selection, &Selection::sampleChanged);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(selection.sample(), 1);
    QCOMPARE(spy.count(), 1);
    selection.setSample(7);
    QCOMPARE(list->currentIndex().row(), 7);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(6, 0)).center());
    QCOMPARE(selection.sample(), 6);
  }

  void newPredictionsKeepTheChosenSampleAndTheScrollPosition() {
    const auto data = digitsData(200);
    Selection selection;
    SamplesView view(&selection);
    view.resize(240, 300);
    view.show();
    view.setSamples(data, data->validation);
    view.setPredictions(allRight(data->validation));
    auto* list = view.findChild<QListView*>();
    selection.setSample(150);
    list->verticalScrollBar()->setValue(1234);
    for (int i = 0; i < 5; ++i) view.setPredictions(allRight(data->validation));
    QCOMPARE(list->verticalScrollBar()->value(), 1234);
    QCOMPARE(selection.sample(), 150);
    QCOMPARE(list->currentIndex().row(), 150);
  }

  void theFilterFindsTextsAndSaysWhenNothingIsFound() {
    const auto data = wordsData(200);
    Selection selection;
    SamplesView view(&selection);
    view.resize(240, 300);
    view.show();
    view.setSamples(data, data->validation);
    view.setFilter("class 199");
    QCOMPARE(view.shownSamples(), std::vector<int>{199});
    std::vector<Prediction> predictions;
    for (const Sample& sample : data->validation) predictions.push_back(predictionOf(sample, {0}, 0.1));
    view.setPredictions(predictions);
    QVERIFY(view.findChildren<QLabel*>().back()->text().startsWith("0 of 1 "));
    QVERIFY(!view.grab().isNull());
    view.setFilter("nowhere");
    QVERIFY(view.shownSamples().empty());
    QVERIFY(!view.findChild<QListView*>()->isVisible());
  }

  void anEmptyDataSetAndNoneAreShownAsSuch() {
    Selection selection;
    SamplesView view(&selection);
    view.show();
    view.setSamples(digitsData(0), {});
    view.setPredictions({});
    QVERIFY(view.shownSamples().empty());
    view.setSamples(nullptr, {});
    QVERIFY(view.shownSamples().empty());
    QVERIFY(!view.grab().isNull());
  }
};

QTEST_MAIN(SamplesViewTest)
#include "samples_view_test.moc"
