#include <QComboBox>
#include <QLineEdit>
#include <numeric>

#include "model/inspect/cell_index.h"
#include "tests/app/visit.h"
#include "views/ledger_view.h"

using namespace encoderlab;

namespace {

constexpr auto weightsName = "encoder.layers.0.self_attn.weights";
constexpr auto scores = "encoder.layers.0.self_attn.scores";

/// Changes the computation by mouse and keys, as a user does.
class Tinker : public Visit {
 public:
  const std::vector<float>& numbers(const std::string& tensor) { return inspection().trace.find(tensor)->values; }
  float number(const CellAddress& cell) {
    return numbers(cell.tensor)[flatIndex(cell.index, inspection().trace.find(cell.tensor)->shape)];
  }
  /// One query's attention weights in head 0.
  std::vector<float> row(std::size_t query) {
    const std::vector<float>& all = numbers(weightsName);
    const std::size_t keys = inspection().length();
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(query * keys);
    return {begin, begin + static_cast<std::ptrdiff_t>(keys)};
  }
  /// Of the present weights.
  std::vector<float> parameter(const std::string& name) {
    const ParameterLayout layout(session()->configuration().model);
    const Parameter& place = layout.at(name);
    const auto begin = weights().begin() + static_cast<std::ptrdiff_t>(place.offset);
    return {begin, begin + static_cast<std::ptrdiff_t>(place.size)};
  }
  template <typename Widget>
  Widget* named(const QString& accessibleName) {
    for (auto* found : panels().whatIf()->findChildren<Widget*>())
      if (found->accessibleName() == accessibleName) return found;
    return nullptr;
  }
  /// What the panel can change by a button.
  QPushButton* whatIfButton(const QString& text) { return button(panels().whatIf(), text); }
  void enterValue(const QString& text) {
    auto* field = named<QLineEdit>(QStringLiteral("New value of the selected number"));
    QTest::mouseClick(field, Qt::LeftButton);
    field->selectAll();
    QTest::keyClicks(field, text);
  }
  bool says(const QWidget* view, const QString& text) {
    return std::ranges::any_of(view->findChildren<QLabel*>(),
                               [&](const QLabel* label) { return label->text().contains(text); });
  }
  /// Sees the untrained weights of the run, with the panel of changes open.
  bool opens() {
    if (!becomesReady() || !showsStep(0)) return false;
    clickTab(panels().whatIf());
    return QTest::qWaitFor([this] { return panels().whatIf()->isVisible(); }, patience);
  }
  /// What the ledger says of the chosen number, brought to the front.
  bool ledgerSays(const QString& text) {
    clickTab(panels().ledger());
    return says(panels().ledger(), text);
  }
  bool makesStep(std::int64_t step) {
    press(Qt::Key_Period);
    return showsStep(step);
  }
};

float sumOf(const std::vector<float>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0F); }

}  // namespace

/// What the user changes by hand in the real window, and what follows from it there.
class WhatIfWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void aWeightIsPinnedUndoneAndLifted() {
    Tinker window;
    QVERIFY(window.opens());
    window.clickOp(weightsName);
    window.click(weightsName, {2, 1});
    QCOMPARE(window.selection()->cell(), (CellAddress{weightsName, {0, 0, 2, 1}}));
    const std::vector<float> before = window.row(2);
    window.enterValue(QStringLiteral("0.9"));
    window.click(window.whatIfButton(QStringLiteral("Pin")));
    QVERIFY(window.showsInterventions(1));
    const std::vector<float> pinned = window.row(2);
    QCOMPARE(pinned[1], 0.9F);
    QVERIFY(std::abs(sumOf(pinned) - 1) < 1e-5F);
    QVERIFY(std::abs(pinned[0] / pinned[3] - before[0] / before[3]) < 1e-3F);
    QVERIFY(window.says(window.panels().whatIf(), QStringLiteral("Loss of this sample")));
    QVERIFY(window.says(window.panels().whatIf(), QStringLiteral("(Δ ")));
    QVERIFY(window.ledgerSays(QStringLiteral("Pinned by hand to 0.9;")));
    window.click(weightsName, {2, 0});
    QVERIFY(window.ledgerSays(QStringLiteral("The row has pinned weights")));

    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsInterventions(0));
    QCOMPARE(window.row(2), before);
    window.press(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(window.showsInterventions(1));
    QCOMPARE(window.row(2), pinned);
    window.press(Qt::Key_L);
    QVERIFY(window.showsInterventions(0));
    QCOMPARE(window.row(2), before);
    // Lifting is a change, too.
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.showsInterventions(1));
  }

  void aPinThatCannotBeIsRefusedInASentence() {
    Tinker window;
    QVERIFY(window.opens());
    window.clickOp(weightsName);
    window.click(weightsName, {2, 1});
    window.enterValue(QStringLiteral("1.5"));
    window.click(window.whatIfButton(QStringLiteral("Pin")));
    QVERIFY(window.says(window.panels().whatIf(), QStringLiteral("lies between 0 and 1")));
    QVERIFY(window.investigation()->whatIf()->interventions().empty());
  }

  void aTensorIsPatchedFromAnotherSample() {
    Tinker window;
    QVERIFY(window.opens());
    constexpr auto values = "encoder.layers.0.self_attn.v";
    const std::vector<float> donated = window.numbers(values);
    const double donorLoss = window.inspection().prediction.loss;
    window.click(window.whatIfButton(QStringLiteral("Use this sample")));
    const Sample donor = window.inspection().sample;
    window.press(Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(window.inspection().sample != donor, Visit::patience);
    QVERIFY(window.numbers(values) != donated);
    const double loss = window.inspection().prediction.loss;
    window.clickOp(values);
    QCOMPARE(window.named<QComboBox>(QStringLiteral("Tensor that is patched"))->currentText(), QString(values));
    window.click(window.whatIfButton(QStringLiteral("Patch all")));
    QVERIFY(window.showsInterventions(1));
    QCOMPARE(window.numbers(values), donated);
    QVERIFY(window.inspection().prediction.loss != loss);
    QVERIFY(window.inspection().prediction.loss != donorLoss);
    QCOMPARE(window.inspection().untouched->loss, loss);
    window.selection()->setCell({values, {0, 0, 1, 1}});
    QVERIFY(window.ledgerSays(QStringLiteral("Patched from")));
    // One token only, on top of nothing else.
    window.press(Qt::Key_L);
    QVERIFY(window.showsInterventions(0));
    window.selection()->setToken(0);
    window.click(window.whatIfButton(QStringLiteral("Patch the chosen")));
    QVERIFY(window.showsInterventions(1));
    QCOMPARE(window.numbers(values).front(), donated.front());
    QVERIFY(window.numbers(values) != donated);
  }

  void aFrozenParameterStaysWhileTheOthersTrain() {
    Tinker window;
    QVERIFY(window.opens());
    auto* choice = window.panels().whatIf()->findChild<QComboBox*>();
    choice->setCurrentIndex(choice->findText(QStringLiteral("head.weight")));
    QCOMPARE(choice->currentText(), QStringLiteral("head.weight"));
    window.click(window.whatIfButton(QStringLiteral("Freeze")));
    QVERIFY(window.showsInterventions(1));
    const std::vector<float> frozen = window.parameter("head.weight");
    const std::vector<float> free = window.parameter("head.bias");
    for (int step = 1; step <= 3; ++step) QVERIFY(window.makesStep(step));
    QCOMPARE(window.parameter("head.weight"), frozen);
    QVERIFY(window.parameter("head.bias") != free);
    window.click(window.whatIfButton(QStringLiteral("Unfreeze")));
    QVERIFY(window.showsInterventions(0));
    QVERIFY(window.makesStep(4));
    QVERIFY(window.parameter("head.weight") != frozen);
  }

  /// A head that is off has no gradient: what it reads is trained only where training knows nothing of the change.
  void trainingComputesWithTheChangesWhereItIsToldTo() {
    Tinker window;
    QVERIFY(window.opens());
    QTableWidget* table = window.switches();
    QVERIFY(table);
    const QRect tick = table->visualItemRect(table->item(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, {tick.left() + 12, tick.center().y()});
    QVERIFY(window.showsInterventions(1));
    // The values of head 0 are made by the first rows of the last third of in_proj.
    const auto ofHead = [&] {
      const std::vector<float> all = window.parameter("encoder.layers.0.self_attn.in_proj_weight");
      const auto values = static_cast<std::ptrdiff_t>(all.size() / 3 * 2);
      const auto half = static_cast<std::ptrdiff_t>(all.size() / 6);
      return std::vector<float>(all.begin() + values, all.begin() + values + half);
    };
    const std::vector<float> before = ofHead();
    QVERIFY(window.makesStep(1));
    QVERIFY(ofHead() != before);
    window.press(Qt::Key_Comma);
    QVERIFY(window.showsStep(0));
    QCOMPARE(ofHead(), before);
    window.press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(window.makesStep(1));
    QVERIFY(window.makesStep(2));
    QCOMPARE(ofHead(), before);
    QCOMPARE(window.inspection().interventions.list.size(), std::size_t{1});
    window.press(Qt::Key_L);
    QVERIFY(window.showsInterventions(0));
    QVERIFY(window.makesStep(3));
    QVERIFY(ofHead() != before);
  }

  void walkingBackTakesTheNumbersBack() {
    Tinker window;
    QVERIFY(window.opens());
    const std::string gradient = std::string("grad.") + scores;
    window.press(Qt::Key_Home, Qt::AltModifier);
    while (!window.is(StepPhase::Backward, scores)) window.press(Qt::Key_Right, Qt::AltModifier);
    window.press(Qt::Key_Left, Qt::AltModifier);
    window.selection()->setCell({gradient, {0, 0, 2, 1}});
    window.clickTab(window.panels().ledger());
    QVERIFY(!window.panels().ledger()->explanation().steps.empty());
    // In the map the plain key walks, too.
    window.panels().map()->view()->setFocus();
    while (window.cursor()->step()->phase == StepPhase::Backward) window.press(Qt::Key_Left);
    QVERIFY(window.cursor()->step()->phase == StepPhase::Loss);
    QVERIFY(window.panels().ledger()->explanation().steps.empty());
    QVERIFY(window.ledgerSays(QStringLiteral("not computed yet")));
    while (!window.is(StepPhase::Forward, scores)) window.press(Qt::Key_Left);
    QVERIFY(!window.selection()->showsGradients());
    window.selection()->setCell({scores, {0, 0, 2, 1}});
    QVERIFY(!window.panels().ledger()->explanation().steps.empty());
    window.press(Qt::Key_Left);
    QVERIFY(window.panels().ledger()->explanation().steps.empty());
  }

  void playingIsPausedWhereItStands() {
    Tinker window;
    QVERIFY(window.opens());
    window.cursor()->setStepsPerSecond(50);
    window.press(Qt::Key_Home, Qt::AltModifier);
    window.press(Qt::Key_P);
    QVERIFY(window.cursor()->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(window.selection()->step() > 3, Visit::patience);
    window.press(Qt::Key_P);
    QVERIFY(!window.cursor()->isPlaying());
    const int stands = window.selection()->step();
    QTest::qWait(80);  // four steps of the walk
    QCOMPARE(window.selection()->step(), stands);
    window.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(window.selection()->step(), stands - 1);
  }

  /// Training that is paused leaves the walk where it is, and shows the numbers of the last step in it.
  void trainingPausesInAWalk() {
    Tinker window;
    QVERIFY(window.opens());
    TrainingConfiguration endless = window.session()->configuration().training;
    endless.steps = 1'000'000;
    window.session()->changeTraining(endless);
    window.press(Qt::Key_Home, Qt::AltModifier);
    while (!window.is(StepPhase::Forward, scores)) window.press(Qt::Key_Right, Qt::AltModifier);
    window.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().step > 5, Visit::patience);
    window.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!window.session()->state().running, Visit::patience);
    QVERIFY(window.showsStep(window.session()->state().step));
    QVERIFY(window.is(StepPhase::Forward, scores));
    window.click(scores, {2, 1});
    window.clickTab(window.panels().ledger());
    const CellExplanation& explanation = window.panels().ledger()->explanation();
    QCOMPARE(static_cast<float>(explanation.value), window.number({scores, {0, 0, 2, 1}}));
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(WhatIfWindowTest)
#include "what_if_window_test.moc"
