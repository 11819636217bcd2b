#include <QDoubleSpinBox>
#include <QListView>
#include <QListWidget>

#include "tests/app/visit.h"
#include "views/change_sign.h"
#include "views/changed_ops.h"
#include "views/ledger_view.h"
#include "views/sample_chips.h"
#include "views/sample_editor.h"
#include "views/sample_text.h"
#include "views/sample_text_field.h"
#include "views/samples_view.h"

using namespace encoderlab;

namespace {

/// Edits samples and looks where the changes are told of.
class Editor : public Visit {
 public:
  bool opens() {
    if (!becomesReady() || !showsStep(0)) return false;
    panels().raise(panels().whatIf());
    panels().raise(panels().editor());
    return QTest::qWaitFor([this] { return panels().editor()->isVisible() && panels().whatIf()->isVisible(); },
                           patience);
  }
  /// Types over a token; waits until the edit is seen.
  bool retypes(std::size_t token) {
    auto* chips = panels().editor()->findChild<SampleChips*>();
    QTest::mouseClick(chips, Qt::LeftButton, {}, chips->chipArea(static_cast<int>(token)).center());
    const std::int32_t other = inspection().sample.tokens[token] == 3 ? 4 : 3;
    const Sample before = inspection().sample;
    QTest::keyClicks(chips, QString::fromStdString(inspection().dataset->tokenNames[static_cast<std::size_t>(other)]));
    return QTest::qWaitFor([&] { return inspection().sample != before; }, patience);
  }
  bool showsEdit(bool isEdited) {
    return QTest::qWaitFor([&] { return inspection().original.has_value() == isEdited; }, patience);
  }
  QStringList listed() {
    const auto* list = panels().whatIf()->findChild<QListWidget*>();
    QStringList texts;
    for (int row = 0; row < list->count(); ++row) texts += list->item(row)->text();
    return texts;
  }
  ChangeSign* sign() { return findChild<ChangeSign*>(); }
  bool says(const QWidget* view, const QString& text) {
    return std::ranges::any_of(view->findChildren<QLabel*>(),
                               [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
  }
  /// The keyboard goes where every letter is an order.
  void leaveFields() { panels().map()->view()->setFocus(); }
  QString currentRow() {
    const auto* list = panels().samples()->findChild<QListView*>();
    return list->currentIndex().data(Qt::AccessibleTextRole).toString();
  }
};

}  // namespace

/// What the user changes by hand in a sample, told of wherever changes are, and lifted and undone like all of them.
class ChangesByHandTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void aTokenIsListedMarkedLiftedAndUndone() {
    Editor window;
    QVERIFY(window.opens());
    QVERIFY(!window.sign()->isVisible());
    const Prediction before = window.inspection().prediction;
    QVERIFY(window.retypes(1));
    QCOMPARE(window.listed().size(), 1);
    QVERIFY(window.listed().front().startsWith(QStringLiteral("Token 2 of the sample is ")));
    QCOMPARE(window.inspection().untouched->loss, before.loss);
    QVERIFY(changedOps(window.inspection()).front());
    QVERIFY(window.sign()->isVisible());
    QCOMPARE(window.sign()->text(), QStringLiteral("◆ 1 change(s) by hand · training uses none"));
    QTRY_VERIFY_WITH_TIMEOUT(window.says(window.panels().editor(), QStringLiteral("(Δ ")), Visit::patience);

    const Interventions off{{HeadOff{0, 1}}};
    window.investigation()->whatIf()->add(off.list.front(), QStringLiteral("head"));
    QVERIFY(window.showsInterventions(1));
    const Sample edited = window.inspection().sample;
    QCOMPARE(window.listed().size(), 2);
    window.leaveFields();
    window.press(Qt::Key_L);
    QVERIFY(window.showsInterventions(0) && window.showsEdit(false));
    QCOMPARE(window.inspection().prediction.loss, before.loss);
    QVERIFY(window.listed().empty());
    QVERIFY(!window.sign()->isVisible());
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsInterventions(1) && window.showsEdit(true));
    QVERIFY(window.inspection().sample == edited);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsInterventions(0));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsEdit(false));
    window.press(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(window.showsEdit(true));
  }

  void oneOfSeveralEditsIsLiftedInTheList() {
    Editor window;
    QVERIFY(window.opens());
    QVERIFY(window.retypes(0));
    QVERIFY(window.retypes(3));
    QTest::keyClick(window.panels().editor()->findChild<SampleChips*>(), Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(window.listed().size(), 3, Visit::patience);
    auto* list = window.panels().whatIf()->findChild<QListWidget*>();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(window.listed().size(), 2, Visit::patience);
    QVERIFY(window.listed()[0].startsWith(QStringLiteral("Token 1 ")));
    QVERIFY(window.listed()[1].contains(QStringLiteral("is padding")));
  }

  void theSignSaysWhetherTrainingComputesWithTheChanges() {
    Editor window;
    QVERIFY(window.opens());
    window.investigation()->whatIf()->add(FrozenParameter{"head.bias"}, QStringLiteral("freeze"));
    QVERIFY(window.sign()->text().contains(QStringLiteral("training uses them")));
    window.investigation()->whatIf()->add(HeadOff{0, 0}, QStringLiteral("head"));
    QCOMPARE(window.sign()->text(), QStringLiteral("◆ 2 change(s) by hand · training uses 1 of them"));
    window.leaveFields();
    window.press(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(window.sign()->text(), QStringLiteral("◆ 2 change(s) by hand · training uses them"));
    window.press(Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(window.sign()->text().contains(QStringLiteral("will use")), Visit::patience);
    window.press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!window.sign()->isVisible());
  }

  /// A field keeps the keyboard after what was typed is taken over: then Undo is the program's.
  void undoInAFieldTakesTheEditBack() {
    Editor window;
    QVERIFY(window.opens());
    const Sample original = window.inspection().sample;
    auto* text = window.panels().editor()->findChild<SampleTextField*>();
    QTest::mouseClick(text, Qt::LeftButton);
    text->selectAll();
    QTest::keyClicks(text, QStringLiteral("l"));
    QVERIFY(text->text().endsWith(u'l'));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.inspection().sample == original);
    QVERIFY(!window.investigation()->whatIf()->undoStack()->canUndo());
    text->selectAll();
    Sample other = original;
    std::ranges::rotate(other.tokens, other.tokens.begin() + 1);
    QVERIFY(other != original);
    QTest::keyClicks(text, textOf(*window.inspection().dataset, other.tokens));
    window.press(Qt::Key_Return);
    QVERIFY(window.showsEdit(true));
    QCOMPARE(window.focusWidget(), static_cast<QWidget*>(text));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsEdit(false));
    QVERIFY(window.inspection().sample == original);
  }

  void undoInTheFieldOfANumberTakesItBack() {
    Editor window;
    QVERIFY(window.opens());
    Configuration forecast = taskByName("forecast").defaults;
    forecast.model = [&] {
      ModelConfiguration model = forecast.model;
      model.dModel = 16;
      model.nhead = 2;
      model.numLayers = 1;
      model.dimFeedforward = 32;
      return model;
    }();
    window.session()->startExperiment(forecast);
    QTRY_VERIFY_WITH_TIMEOUT(window.inspection().model.input.kind == InputKind::Vectors, Visit::patience);
    window.selection()->setToken(2);
    auto* value = window.panels().editor()->findChild<QDoubleSpinBox*>();
    QTRY_VERIFY_WITH_TIMEOUT(value->isEnabled(), Visit::patience);
    const double before = value->value();
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("1.25"));
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(window.showsEdit(true));
    QTRY_VERIFY_WITH_TIMEOUT(window.listed().value(0).startsWith(QStringLiteral("Number 3 of the sample is 1.25")),
                             Visit::patience);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsEdit(false));
    QCOMPARE(value->value(), before);
  }

  void noPredictionIsShownAheadOfTheWalk() {
    Editor window;
    QVERIFY(window.opens());
    QTRY_VERIFY_WITH_TIMEOUT(window.currentRow().contains(QStringLiteral("predicted")), Visit::patience);
    QVERIFY(!window.says(window.panels().editor(), QStringLiteral("Not computed yet.")));
    window.cursor()->first();
    QVERIFY(window.says(window.panels().editor(), QStringLiteral("Not computed yet.")));
    QVERIFY(window.currentRow().contains(QStringLiteral("the walk has not come to the prediction")));
    while (!window.is(StepPhase::Forward, "logits")) window.cursor()->next();
    QVERIFY(!window.says(window.panels().editor(), QStringLiteral("Not computed yet.")));
    QVERIFY(window.currentRow().contains(QStringLiteral("predicted")));
  }

  void aClickOnAProbabilityExplainsIt() {
    Editor window;
    QVERIFY(window.opens());
    for (SampleChips* row : window.panels().editor()->findChildren<SampleChips*>()) {
      if (row->accessibleName() == QStringLiteral("Prediction"))
        QTest::mouseClick(row, Qt::LeftButton, {}, row->chipArea(1).center());
    }
    const Prediction& prediction = window.inspection().prediction;
    QCOMPARE(window.selection()->cell(),
             (CellAddress{"probabilities", {0, 1, static_cast<std::size_t>(prediction.classes[1])}}));
    window.clickTab(window.panels().ledger());
    const CellExplanation& explanation = window.panels().ledger()->explanation();
    QCOMPARE(explanation.steps.size(), 3U);
    QVERIFY(std::abs(explanation.value - static_cast<double>(prediction.probabilities[1])) < 1e-6);
    window.cursor()->first();
    QVERIFY(window.panels().ledger()->explanation().steps.empty());
  }

  void aClickOnTheLossChoosesIt() {
    Editor window;
    QVERIFY(window.opens());
    EncoderMapView* map = window.panels().map()->view();
    map->showSection(map->state().layout.sections.back());
    window.clickOp("loss");
    QCOMPARE(window.selection()->cell(), (CellAddress{"loss", {}}));
    QVERIFY(window.is(StepPhase::Loss, "loss"));
    window.clickTab(window.panels().ledger());
    QVERIFY(!window.panels().ledger()->explanation().steps.empty());
  }

  void theSwitchesStayUnderThePointer() {
    Editor window;
    QVERIFY(window.opens());
    const auto top = [&] { return window.switches()->mapTo(window.panels().whatIf(), QPoint()).y(); };
    const int before = top();
    window.investigation()->whatIf()->add(HeadOff{0, 0}, QStringLiteral("head"));
    QVERIFY(window.showsInterventions(1));
    QTest::qWait(50);  // a layout that changes does so with the next events
    QCOMPARE(top(), before);
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(ChangesByHandTest)
#include "changes_by_hand_test.moc"
