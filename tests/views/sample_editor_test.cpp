#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "tests/views/test_datasets.h"
#include "views/sample_chips.h"
#include "views/sample_curve.h"
#include "views/sample_editing.h"
#include "views/sample_editor.h"
#include "views/sample_outcome.h"
#include "views/sample_text.h"
#include "views/selection.h"
#include "views/theme.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

struct Bench {
  Selection selection;
  SampleEditor editor{&selection};
  QSignalSpy edited{&editor, &SampleEditor::sampleEdited};

  explicit Bench(const std::shared_ptr<const Dataset>& data) {
    editor.resize(260, 420);
    editor.show();
    editor.setSample(data, data->validation.front());
  }
  /// The first row of chips is the input.
  SampleChips* chips() { return editor.findChild<SampleChips*>(); }
  QLineEdit* text() {
    for (QLineEdit* edit : editor.findChildren<QLineEdit*>()) {
      if (edit->accessibleName() == "The sample as text") return edit;
    }
    return nullptr;
  }
};

std::shared_ptr<Inspection> inspectionOf(const Sample& sample, Prediction prediction) {
  auto inspection = std::make_shared<Inspection>();
  inspection->sample = sample;
  inspection->prediction = std::move(prediction);
  return inspection;
}

}  // namespace

class SampleEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void textsAreCutAsTheVocabularySays() {
    QStringList missing;
    const auto digits = digitsData(1);
    QVERIFY(isSplitIntoCharacters(*digits));
    QCOMPARE(*tokensOf(*digits, "305", missing), (std::vector<std::int32_t>{3, 0, 5}));
    QVERIFY(!tokensOf(*digits, "3xyx", missing));
    QCOMPARE(missing, QStringList({"x", "y"}));
    QCOMPARE(unknownTokensText(*digits, missing), "The vocabulary has no “x”, “y”. It has: 0 1 2 3 4 5 6 7 8 9");
    const auto words = wordsData(2);
    QVERIFY(!isSplitIntoCharacters(*words));
    QCOMPARE(*tokensOf(*words, " good  news ", missing), (std::vector<std::int32_t>{2, 1}));
    QCOMPARE(textOf(*words, {2, 1, 3}), QString("good <unk> bad"));
  }

  void specialNamesSurviveInATextOfCharacters() {
    Dataset data;
    data.tokenNames = {"<pad>", "<unk>", "a", "é"};
    data.unknownToken = 1;
    QStringList missing;
    const std::vector<std::int32_t> tokens{2, 1, 0, 3};
    QCOMPARE(*tokensOf(data, textOf(data, tokens), missing), tokens);
  }

  void editsKeepTargetsAndPaddingInStep() {
    Sample sample = digitsData(1)->validation[0];
    QVERIFY(togglePadding(sample, 3, 4));
    QVERIFY(insertToken(sample, 1, HeadKind::Token, 5));
    QCOMPARE(sample.tokens.size(), std::size_t(5));
    QCOMPARE(sample.classes[1], ignoredTarget);
    QVERIFY(isPadding(sample, 4) && !isPadding(sample, 3));
    QVERIFY(!insertToken(sample, 1, HeadKind::Token, 5));
    QVERIFY(deleteToken(sample, 1, HeadKind::Token));
    QCOMPARE(sample.classes, digitsData(1)->validation[0].classes);
    QVERIFY(togglePadding(sample, 3, 4));
    QVERIFY(sample == digitsData(1)->validation[0]);
  }

  void theLastTokenThatCountsCanNeitherGoNorBecomePadding() {
    Sample sample;
    sample.tokens = {1, 2};
    QVERIFY(togglePadding(sample, 0, 2));
    QVERIFY(!togglePadding(sample, 1, 2));
    QVERIFY(!deleteToken(sample, 1, HeadKind::Sequence));
    QVERIFY(deleteToken(sample, 0, HeadKind::Sequence));
    QVERIFY(!deleteToken(sample, 0, HeadKind::Sequence));
  }

  void keysTypeCycleInsertAndDelete() {
    Bench bench(digitsData(1));
    QTest::mouseClick(bench.chips(), Qt::LeftButton, {}, bench.chips()->chipArea(2).center());
    QCOMPARE(bench.selection.token(), 2);
    QTest::keyClick(bench.chips(), '7');
    QCOMPARE(bench.editor.sample().tokens, (std::vector<std::int32_t>{0, 1, 7, 3}));
    QTest::keyClick(bench.chips(), Qt::Key_Up);
    QCOMPARE(bench.editor.sample().tokens[2], 8);
    QTest::keyClick(bench.chips(), Qt::Key_Right);
    QCOMPARE(bench.selection.token(), 3);
    QTest::keyClick(bench.chips(), Qt::Key_Delete);
    QCOMPARE(bench.editor.sample().tokens.size(), std::size_t(3));
    QCOMPARE(bench.edited.count(), 3);
    QTest::keyClick(bench.chips(), Qt::Key_Home);
    QTest::keyClick(bench.chips(), Qt::Key_Insert);
    QCOMPARE(bench.editor.sample().tokens.size(), std::size_t(4));
    QTest::keyClick(bench.chips(), Qt::Key_Insert);  // the data's longest sample has four tokens
    QCOMPARE(bench.edited.count(), 4);
    QTest::keyClick(bench.chips(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(isPadding(bench.editor.sample(), 0));
    QVERIFY(!bench.editor.grab().isNull());
  }

  void restoringGivesTheOriginalBack() {
    Bench bench(digitsData(1));
    QSignalSpy edited(&bench.editor, &SampleEditor::sampleEdited);
    bench.selection.setToken(0);
    QTest::keyClick(bench.chips(), '9');
    QVERIFY(bench.editor.isEdited());
    QTest::mouseClick(bench.editor.findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(!bench.editor.isEdited());
    QCOMPARE(edited.count(), 2);
    bench.editor.restore();
    QCOMPARE(edited.count(), 2);
  }

  void aTextIsCutIntoTokensOrRefusedWhole() {
    Bench bench(digitsData(1));
    bench.text()->selectAll();
    QTest::keyClicks(bench.text(), "42");
    QTest::keyClick(bench.text(), Qt::Key_Return);
    QCOMPARE(bench.editor.sample().tokens, (std::vector<std::int32_t>{4, 2}));
    QCOMPARE(bench.editor.sample().classes.size(), std::size_t(2));
    for (const char* refused : {"4x", "12345", ""}) {
      bench.text()->selectAll();
      QTest::keyClick(bench.text(), Qt::Key_Backspace);
      QTest::keyClicks(bench.text(), refused);
      QTest::keyClick(bench.text(), Qt::Key_Return);
      QCOMPARE(bench.editor.sample().tokens, (std::vector<std::int32_t>{4, 2}));
      QCOMPARE(bench.text()->text(), QString(refused));
      QCOMPARE(bench.text()->palette().color(QPalette::Text), themeColors(bench.editor.palette()).wrong);
    }
    bench.editor.restore();
    QCOMPARE(bench.text()->text(), QString("0123"));
    QVERIFY(bench.text()->palette().color(QPalette::Text) != themeColors(bench.editor.palette()).wrong);
  }

  void aClsColumnShiftsTheSelectedToken() {
    const auto data = wordsData(3);
    Bench bench(data);
    const auto inspection = inspectionOf(data->validation[0], predictionOf(data->validation[0], {0}, 0.1));
    inspection->model.head = {.kind = HeadKind::Sequence, .pooling = Pooling::Cls};
    bench.editor.setInspection(inspection);
    bench.selection.setToken(1);
    QCOMPARE(bench.chips()->current(), 0);
    bench.selection.setToken(0);
    QCOMPARE(bench.chips()->current(), -1);
    QTest::mouseClick(bench.chips(), Qt::LeftButton, {}, bench.chips()->chipArea(1).center());
    QCOMPARE(bench.selection.token(), 2);
    QVERIFY(!bench.editor.grab().isNull());
  }

  void whatIsBeingTypedSurvivesTheFramesOfARun() {
    const auto digits = digitsData(1);
    Bench tokens(digits);
    tokens.selection.setToken(1);
    auto* token = tokens.editor.findChild<QComboBox*>()->lineEdit();
    token->selectAll();
    QTest::keyClicks(token, "7");
    tokens.editor.setInspection(inspectionOf(digits->validation[0], predictionOf(digits->validation[0], {0}, 0.1)));
    QCOMPARE(token->text(), QString("7"));

    const auto series = seriesData(1);
    Bench values(series);
    values.selection.setToken(1);
    auto* value = values.editor.findChild<QDoubleSpinBox*>()->findChild<QLineEdit*>();
    value->selectAll();
    QTest::keyClicks(value, "3.");
    Prediction forecast;
    forecast.values = {1.0F, 2.0F};
    values.editor.setInspection(inspectionOf(series->validation[0], forecast));
    QCOMPARE(value->text(), QString("3."));
  }

  void onlyClassesHaveAProbability() {
    const auto captions = [](const std::shared_ptr<const Dataset>& data) {
      Bench bench(data);
      QStringList texts;
      for (const QLabel* label : bench.editor.findChildren<QLabel*>()) texts += label->text();
      return texts;
    };
    QVERIFY(captions(wordsData(2)).contains("Prediction and its probability"));
    QVERIFY(captions(seriesData(1)).contains("Forecast"));
    QVERIFY(!captions(seriesData(1)).contains("Prediction and its probability"));
  }

  void aSampleWithoutATargetHasNoStaleOne() {
    auto data = std::make_shared<Dataset>(*wordsData(2));
    data->validation[0].classes.clear();
    Bench bench(data);
    bench.selection.setToken(0);
    QTest::keyClick(bench.chips(), Qt::Key_Up);
    QVERIFY(bench.editor.isEdited());
    for (const QLabel* label : bench.editor.findChildren<QLabel*>()) {
      QVERIFY(!label->isVisible() || label->text() != "The target is of the original sample.");
    }
  }

  void draggingAPointChangesTheVectorInTheDataUnit() {
    Bench bench(seriesData(1));
    auto* curve = bench.editor.findChild<SampleCurve*>();
    const QPoint start = curve->placeOf(1).toPoint();
    QTest::mousePress(curve, Qt::LeftButton, {}, start);
    QTest::mouseMove(curve, start + QPoint(0, 30));
    QTest::mouseRelease(curve, Qt::LeftButton, {}, start + QPoint(0, 30));
    QVERIFY(bench.edited.count() >= 1);
    QVERIFY(bench.editor.sample().vectors[1] < 1.0F);
    QCOMPARE(bench.editor.sample().vectors[0], 0.0F);
    bench.editor.findChild<QDoubleSpinBox*>()->setValue(14.0);
    QCOMPARE(bench.editor.sample().vectors[1], 2.0F);
    const qsizetype before = bench.edited.count();
    QTest::keyClick(curve, Qt::Key_Up);
    QCOMPARE(bench.edited.count(), before + 1);
    QVERIFY(bench.editor.sample().vectors[1] > 2.0F);
  }

  void whatIsNotAskedShowsNoPrediction() {
    auto data = std::make_shared<Dataset>(*digitsData(1));
    data->validation[0].classes[1] = ignoredTarget;
    Bench bench(data);
    bench.editor.setInspection(inspectionOf(data->validation[0], predictionOf(data->validation[0], {0, 5, 2, 9}, 0.1)));
    const QList<SampleChips*> rows = bench.editor.findChildren<SampleChips*>();
    const auto predicted =
        std::ranges::find_if(rows, [](const SampleChips* row) { return row->accessibleName() == "Prediction"; });
    QVERIFY(predicted != rows.end());
    QCOMPARE((*predicted)->accessibleDescription(), QString("0 · 2 9"));
  }

  void aClickOnAPredictionChoosesWhatDecidedIt() {
    const auto data = digitsData(1);
    Bench bench(data);
    bench.editor.setInspection(inspectionOf(data->validation[0], predictionOf(data->validation[0], {0, 5, 2, 9}, 0.1)));
    for (SampleChips* row : bench.editor.findChildren<SampleChips*>()) {
      if (row->accessibleName() == "Prediction") QTest::mouseClick(row, Qt::LeftButton, {}, row->chipArea(1).center());
    }
    QCOMPARE(bench.selection.cell(), (CellAddress{"probabilities", {0, 1, 5}}));

    Inspection inspection;
    inspection.model.head = {.kind = HeadKind::Sequence, .outputs = 3};
    inspection.prediction.classes = {2};
    QCOMPARE(predictionCell(inspection, 0), (CellAddress{"probabilities", {0, 2}}));
    inspection.prediction.classes.clear();
    inspection.prediction.values = {1, 2, 3};
    QCOMPARE(predictionCell(inspection, 1), (CellAddress{"logits", {0, 1}}));
    inspection.model.head.kind = HeadKind::Token;
    QCOMPARE(predictionCell(inspection, 5), (CellAddress{"logits", {0, 1, 2}}));
  }

  void eachColumnOfATableHasItsOwnUnitAndName() {
    auto data = std::make_shared<Dataset>();
    data->input = {.kind = InputKind::Vectors, .features = 1};
    data->head = {.kind = HeadKind::Sequence, .outputs = 2};
    data->classNames = {"a", "b"};
    data->featureNames = {"width", "height"};
    data->inputScaler = {.mean = {10, 100}, .scale = {2, 50}};
    data->maxLength = 2;
    Sample row;
    row.vectors = {1.0F, -1.0F};
    row.classes = {0};
    data->validation.push_back(row);
    QCOMPARE(inputTexts(*data, data->validation[0]), QStringList({"12", "50"}));
    Bench bench(data);
    auto* value = bench.editor.findChild<QDoubleSpinBox*>();
    bench.selection.setToken(0);
    QCOMPARE(value->text(), QString("width: 12.0000"));
    bench.selection.setToken(1);
    QCOMPARE(value->text(), QString("height: 50.0000"));
    value->setValue(150);
    QCOMPARE(bench.editor.sample().vectors, (std::vector<float>{1.0F, 1.0F}));
  }

  void aNumberThatWasZeroIsNotShownAsItsRoundingError() {
    Dataset data;
    data.inputScaler = {.mean = {0.3127, 5e6}, .scale = {0.9041, 1e-3}};
    const auto stored = [&data](std::size_t index, double value) {
      return inputInUnit(data, index, static_cast<double>(static_cast<float>(inputFromUnit(data, index, value))));
    };
    QCOMPARE(stored(0, 0.0), 0.0);
    QCOMPARE(stored(0, 0.25), 0.25);
    QCOMPARE(stored(1, 5e6 + 1.5e-3), 5e6 + 1.5e-3);
  }

  void aTableFitsANarrowDock() {
    auto data = std::make_shared<Dataset>();
    data->input = {.kind = InputKind::Vectors, .features = 2};
    data->head = {.kind = HeadKind::Sequence, .outputs = 2};
    data->classNames = {"a", "b"};
    data->maxLength = 1;
    Sample row;
    row.vectors = {1.0F, -1.0F};
    row.classes = {0};
    data->validation.push_back(row);
    Bench bench(data);
    QVERIFY(bench.editor.minimumSizeHint().width() <= 230);
  }

  void aSampleOfOneTokenAndNoSampleAreShown() {
    const auto data = digitsData(1);
    Selection selection;
    SampleEditor editor(&selection);
    editor.resize(200, 300);
    editor.show();
    Sample one;
    one.tokens = {4};
    editor.setSample(data, one);
    selection.setToken(0);
    QTest::keyClick(editor.findChild<SampleChips*>(), Qt::Key_Delete);
    QCOMPARE(editor.sample().tokens.size(), std::size_t(1));
    QVERIFY(!editor.grab().isNull());
    editor.setSample(nullptr, {});
    QVERIFY(!editor.findChild<SampleChips*>()->isVisible());
  }
};

QTEST_MAIN(SampleEditorTest)
#include "sample_editor_test.moc"
