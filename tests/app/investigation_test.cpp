#include "app/investigation.h"

#include <QListView>
#include <QToolButton>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "tests/app/visit.h"
#include "views/curves_view.h"
#include "views/ledger_view.h"
#include "views/non_finite_card.h"
#include "views/sample_chips.h"
#include "views/sample_editor.h"
#include "views/samples_view.h"

using namespace encoderlab;

namespace {

constexpr auto scores = "encoder.layers.0.self_attn.scores";
constexpr auto weight = "encoder.layers.0.linear1.weight";
constexpr int patience = Visit::patience;

}  // namespace

class InvestigationTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void theNewcomersPathByMouse() {
    Visit window;
    QVERIFY(window.becomesReady());
    QToolButton* step = nullptr;
    for (QToolButton* button : window.findChildren<QToolButton*>())
      if (button->defaultAction() == window.actions()[Command::Step]) step = button;
    QVERIFY(step);
    for (int i = 1; i <= 3; ++i) {
      QTest::mouseClick(step, Qt::LeftButton);
      QVERIFY(window.showsStep(i));
    }
    const std::vector<float> before = window.weights();

    window.clickOp(scores);
    QVERIFY(window.is(StepPhase::Forward, scores));
    window.click(scores, {2, 1});
    QCOMPARE(window.panels().ledger()->explanation().cell, (CellAddress{scores, {0, 0, 2, 1}}));
    QVERIFY(!window.panels().ledger()->explanation().steps.empty());

    QToolButton* on = nullptr;
    for (QToolButton* button : window.findChildren<QToolButton*>())
      if (button->defaultAction() == window.actions()[Command::WalkForward]) on = button;
    QVERIFY(on);
    while (!window.is(StepPhase::Backward, scores)) QTest::mouseClick(on, Qt::LeftButton);
    const std::string gradient = std::string("grad.") + scores;
    window.click(gradient, {2, 1});
    QCOMPARE(window.panels().ledger()->explanation().cell, (CellAddress{gradient, {0, 0, 2, 1}}));
    window.click(window.button(window.panels().ledger(), QStringLiteral("Prove")));
    QVERIFY(window.proves());
    QVERIFY(window.button(window.panels().proof(), QStringLiteral("Prove the number"))->isEnabled());

    while (!window.is(StepPhase::Update, "encoder.layers.0.linear1")) QTest::mouseClick(on, Qt::LeftButton);
    while (window.cursor()->step()->parameter != weight) QTest::mouseClick(on, Qt::LeftButton);
    window.clickTab(window.panels().update());
    window.click(weight, {3, 2});
    QVERIFY(window.dissects(weight, false));
    const QWidget* update = window.panels().update();
    window.click(window.button(update, QStringLiteral("Apply")));
    QVERIFY(window.showsStep(4));
    QVERIFY(window.weights() != before);
    QVERIFY(window.dissects(weight, true, 4));
    QVERIFY(window.is(StepPhase::Update, "encoder.layers.0.linear1"));

    // The next step is seen before it is made.
    QVERIFY(window.button(update, QStringLiteral("Apply")) == nullptr);
    window.click(window.button(update, QStringLiteral("Show the next")));
    QVERIFY(window.dissects(weight, false, 5));
    QCOMPARE(window.session()->state().step, 4);
    window.click(window.button(update, QStringLiteral("Apply")));
    QVERIFY(window.showsStep(5));
    QVERIFY(window.dissects(weight, true));
    for (const int reached : {4, 3}) {
      window.click(window.button(update, QStringLiteral("Undo")));
      QVERIFY(window.showsStep(reached));
    }
    QCOMPARE(window.weights(), before);
    QVERIFY(window.dissects(weight, false, 4));
  }

  /// The numbers of a walk are those of the present weights, and so is the update at its end.
  void aWalkEndsInTheUpdateThatItsNumbersLeadTo() {
    Visit window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_8, Qt::ControlModifier);
    window.press(Qt::Key_Period);
    QVERIFY(window.showsStep(1));
    window.selection()->setCell({weight, {3, 2}});
    QVERIFY(window.dissects(weight, true));
    window.press(Qt::Key_End, Qt::AltModifier);
    QVERIFY(window.dissects(weight, true));
    window.cursor()->setOp(0);
    QVERIFY(window.dissects(weight, false, 2));
    window.press(Qt::Key_Period);
    QVERIFY(window.showsStep(2));
    QVERIFY(window.dissects(weight, true));
  }

  /// The gradient of the batch, not of the sample through which the walk has come.
  void theUpdatesOfTheWalkShowTheGradientThatTheyUse() {
    Visit window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Period);
    QVERIFY(window.showsStep(1));
    const auto steps = window.inspection().steps();
    const auto update = std::ranges::find(steps, weight, &Step::parameter);
    window.cursor()->first();  // else the step just made is shown
    window.cursor()->setStep(static_cast<int>(update - steps.begin()));
    const std::string gradient = std::string("grad.") + weight;
    const auto shown = [&] {
      for (const TensorPanel* panel : window.panels().op()->findChildren<TensorPanel*>())
        if (panel->matrix().tensor == gradient) return panel->matrix().content.at({3, 2});
      return std::numeric_limits<float>::quiet_NaN();
    };
    QVERIFY(QTest::qWaitFor([&] { return std::isfinite(shown()); }, patience));
    const QString said = QStringLiteral("that of training step 2: of its batch of");
    const auto labels = window.panels().op()->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(said); }));
    window.clickTab(window.panels().update());
    window.click(gradient, {3, 2});
    QVERIFY(window.dissects(weight, false, 2));
    QCOMPARE(shown(), window.panels().update()->shown()->dissection.before.gradient);
    const Tensor<float>* ofSample = window.inspection().trace.find(gradient);
    QVERIFY(shown() != ofSample->values[3 * ofSample->shape[1] + 2]);
  }

  void theNewcomersPathByKeyboard() {
    Visit window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Space);
    QVERIFY(window.showsStep(40));
    const std::vector<float> before = window.weights();

    while (!window.is(StepPhase::Forward, scores)) window.press(Qt::Key_Right, Qt::AltModifier);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(window.focusWidget(), window.numbersOf(scores));
    window.press(Qt::Key_Home);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    const CellAddress cell{scores, {0, 0, 1, 0}};
    QCOMPARE(window.panels().ledger()->explanation().cell, cell);

    while (!window.is(StepPhase::Backward, scores)) window.press(Qt::Key_Right, Qt::AltModifier);
    window.press(Qt::Key_V);
    QVERIFY(window.proves());

    while (window.cursor()->step()->phase != StepPhase::Update || window.cursor()->step()->parameter != weight)
      window.press(Qt::Key_Right, Qt::AltModifier);
    window.press(Qt::Key_8, Qt::ControlModifier);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(window.focusWidget(), window.numbersOf(weight));
    window.press(Qt::Key_Home);
    window.press(Qt::Key_Return);
    QCOMPARE(window.selection()->cell().tensor, std::string(weight));
    QVERIFY(window.dissects(weight, false));
    QVERIFY(window.tabTo(window.button(window.panels().update(), QStringLiteral("Apply"))));
    window.press(Qt::Key_Return);
    QVERIFY(window.showsStep(41));
    QVERIFY(window.weights() != before);
    QVERIFY(window.dissects(weight, true));
    window.press(Qt::Key_Comma);
    QVERIFY(window.showsStep(40));
    QCOMPARE(window.weights(), before);
    QVERIFY(window.dissects(weight, false));
  }

  void aHeadOffIsMarkedUndoneAndLifted() {
    Visit window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Space);
    QVERIFY(window.showsStep(40));
    const double loss = window.inspection().prediction.loss;
    window.press(Qt::Key_9, Qt::ControlModifier);
    QTableWidget* table = window.switches();
    QVERIFY(table && window.tabTo(table));
    table->setCurrentCell(0, 0);
    window.press(Qt::Key_Return);
    QVERIFY(window.showsInterventions(1));
    QCOMPARE(table->item(0, 0)->checkState(), Qt::Unchecked);
    QVERIFY(window.inspection().prediction.loss != loss);
    QCOMPARE(window.inspection().untouched->loss, loss);
    const auto saysChange = [](const QWidget* view) {
      return std::ranges::any_of(view->findChildren<QLabel*>(), [view](const QLabel* label) {
        return label->isVisibleTo(view) && label->text().contains(QStringLiteral("Loss of this sample"));
      });
    };
    QVERIFY(saysChange(window.panels().whatIf()));
    QVERIFY(saysChange(window.panels().editor()));
    const auto isMarked = [&](const char* output) {
      const std::vector<Op>& ops = window.inspection().ops();
      const auto op = std::ranges::find(ops, output, &Op::output) - ops.begin();
      return window.panels().map()->view()->state().changed[static_cast<std::size_t>(op)];
    };
    QVERIFY(isMarked("encoder.layers.0.self_attn.heads"));
    QVERIFY(!isMarked("encoder.layers.0.self_attn.weights"));
    QVERIFY(isMarked("loss"));

    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsInterventions(0));
    QCOMPARE(window.inspection().prediction.loss, loss);
    QCOMPARE(table->item(0, 0)->checkState(), Qt::Checked);
    QVERIFY(!saysChange(window.panels().editor()));
    window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window.showsInterventions(1));
    window.press(Qt::Key_L);
    QVERIFY(window.showsInterventions(0));
    QVERIFY(!isMarked("encoder.layers.0.self_attn.heads"));
    QVERIFY(!isMarked("loss"));
  }

  void aSwitchIsClickedToo() {
    Visit window;
    QVERIFY(window.becomesReady());
    QVERIFY(window.showsStep(0));
    window.clickTab(window.panels().whatIf());
    QTRY_VERIFY_WITH_TIMEOUT(window.switches(), patience);
    QTableWidget* table = window.switches();
    const QRect cell = table->visualItemRect(table->item(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, {cell.left() + 12, cell.center().y()});
    QVERIFY(window.showsInterventions(1));
  }

  void theCurvesSayWhereTrainingGoesOnWithChanges() {
    Visit window;
    QVERIFY(window.becomesReady());
    window.session()->runStep();
    QVERIFY(window.showsStep(1));
    CurvesView* curves = window.panels().curves();
    window.panels().raise(curves);
    QWidget* plot = nullptr;
    for (QWidget* widget : curves->findChildren<QWidget*>())
      if (widget->accessibleName() == QStringLiteral("Training curves")) plot = widget;
    QVERIFY(plot);
    const auto saysSo = [&] {
      for (int i = 0; i < 4 && !curves->readout().contains(QStringLiteral("◆")); ++i)
        QTest::keyClick(plot, i < 2 ? Qt::Key_Left : Qt::Key_Right, Qt::ShiftModifier);
      return curves->readout().contains(QStringLiteral("◆"));
    };
    window.investigation()->whatIf()->add(HeadOff{0, 0}, QStringLiteral("a head"));
    QVERIFY(!saysSo());  // training knows nothing of it
    window.actions()[Command::TrainWithChanges]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(saysSo(), patience);
    window.actions()[Command::TrainWithChanges]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!saysSo(), patience);  // no step was made with it
  }

  void anEditedTokenIsUndoneAndDoneAgain() {
    Visit window;
    QVERIFY(window.becomesReady());
    const SampleEditor* editor = window.panels().editor();
    const Sample original = editor->sample();
    window.press(Qt::Key_2, Qt::ControlModifier);
    window.selection()->setToken(0);
    QVERIFY(window.tabTo(editor->findChild<SampleChips*>()));
    window.press(Qt::Key_Up);
    const Sample edited = editor->sample();
    QVERIFY(edited != original);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->sample(), original);
    window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor->sample(), edited);
  }

  void anAbsurdLearningRateIsExplainedAndTakenBack() {
    Visit window;
    QVERIFY(window.becomesReady());
    Configuration plain = smallExperiment();
    plain.training.optimizer = OptimizerKind::Sgd;
    window.session()->startExperiment(plain);
    QTRY_COMPARE_WITH_TIMEOUT(window.session()->configuration(), plain, patience);
    QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().trainable, patience);
    window.press(Qt::Key_Space);
    QVERIFY(window.showsStep(40));
    TrainingConfiguration absurd = window.session()->configuration().training;
    absurd.steps = 1'000'000;
    absurd.learningRate = 1000;
    window.session()->changeTraining(absurd);
    window.press(Qt::Key_Space);
    auto* card = window.findChild<NonFiniteCard*>();
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), patience);
    const std::int64_t stopped = window.session()->state().step;
    QVERIFY(!window.session()->state().running);
    QVERIFY(stopped > 5);
    QCOMPARE(card->focusWidget(), window.button(card, QStringLiteral("Back 5")));
    QTest::keyClick(card->focusWidget(), Qt::Key_Return);
    QVERIFY(window.reachesStep(stopped - 5));
    QVERIFY(!card->isVisible());
  }

  void onlyTheFlippedSamplesAreListed() {
    Visit window;
    QVERIFY(window.becomesReady());
    SamplesView* samples = window.panels().samples();
    const std::size_t all = samples->shownSamples().size();
    emit window.panels().whatIf()->flippedSamplesChosen({Flip{}});
    QCOMPARE(samples->shownSamples(), std::vector<int>{0});
    window.click(window.button(samples, QStringLiteral("Flipped")));
    QCOMPARE(samples->shownSamples().size(), all);
  }

  /// The list begins with some of the data only; what flips elsewhere joins it.
  void everyFlippedSampleCanBeChosen() {
    Visit window;
    QVERIFY(window.becomesReady());
    const std::vector<Sample>& unseen = window.session()->dataset()->validation;
    SamplesView* samples = window.panels().samples();
    const std::size_t listed = samples->shownSamples().size();
    QVERIFY(listed < unseen.size());
    std::vector<Flip> everything(unseen.size());
    for (std::size_t i = 0; i < everything.size(); ++i) everything[i].sample = i;
    emit window.panels().whatIf()->flippedSamplesChosen(everything);
    std::set<std::vector<std::int32_t>> reached;
    for (const int sample : samples->shownSamples()) {
      window.selection()->setSample(sample);
      reached.insert(window.panels().editor()->sample().tokens);
    }
    for (const Sample& sample : unseen) QVERIFY(reached.contains(sample.tokens));
    // They are predicted as well, and stay where the whole list is shown again.
    const auto* list = samples->findChild<QListView*>();
    const auto last = list->model()->index(list->model()->rowCount() - 1, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!last.data().toString().contains(QStringLiteral("not predicted")), patience);
    window.click(window.button(samples, QStringLiteral("Flipped")));
    QVERIFY(samples->shownSamples().size() > listed);
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(InvestigationTest)
#include "investigation_test.moc"
