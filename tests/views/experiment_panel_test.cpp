#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/views/test_datasets.h"
#include "views/experiment_number_box.h"
#include "views/experiment_panel.h"
#include "views/experiment_task_chooser.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

std::vector<Task> twoTasks() {
  Task first{.name = "first",
             .title = "First task",
             .kind = "tokens",
             .teaches = "A thing.",
             .lookFor = "A head.",
             .goal = 0.9,
             .options = {{"length", "Tokens of a sample.", 8, 2, 32}},
             .defaults = {},
             .generate = {}};
  first.defaults.task = {.name = "first", .options = {{"length", 8}}, .data = {}};
  Task second = first;
  second.name = "second";
  second.title = "Second task";
  second.defaults.task.name = "second";
  second.defaults.model.numLayers = 3;
  return {first, second};
}

struct Bench {
  std::vector<Task> tasks = twoTasks();
  ExperimentPanel panel{tasks};
  QSignalSpy trained{&panel, &ExperimentPanel::trainingChanged};
  QSignalSpy requested{&panel, &ExperimentPanel::newModelRequested};

  Bench() {
    panel.resize(260, 600);
    panel.show();
    panel.setConfiguration(tasks[0].defaults, nullptr);
  }
  void type(ExperimentNumberBox* box, const char* text) {
    box->selectAll();
    QTest::keyClick(box, Qt::Key_Delete);
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Return);
  }
  bool says(const QString& text) const {
    const auto labels = panel.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return !label->isHidden() && label->text().contains(text); });
  }
  ExperimentNumberBox* number(const QString& key) { return qobject_cast<ExperimentNumberBox*>(panel.editorOf(key)); }
  QComboBox* choice(const QString& key) { return qobject_cast<QComboBox*>(panel.editorOf(key)); }
  QPushButton* button(const QString& text) {
    for (QPushButton* candidate : panel.findChildren<QPushButton*>()) {
      if (candidate->text() == text) return candidate;
    }
    return nullptr;
  }
  QPushButton* newModel() { return button("New model with these values"); }
};

}  // namespace

class ExperimentPanelTest : public QObject {
  Q_OBJECT

 private slots:
  void whatARunCanTakeOverIsToldAtOnce() {
    Bench bench;
    bench.number("training.learning_rate")->setValue(0.01);
    QCOMPARE(bench.trained.count(), 1);
    QCOMPARE(bench.trained[0][0].value<TrainingConfiguration>().learningRate, 0.01);
    QVERIFY(!bench.panel.hasPendingChanges());
    bench.number("model.dropout")->setValue(0.3);
    QCOMPARE(bench.trained[1][1].toDouble(), 0.3);
    QCOMPARE(bench.requested.count(), 0);
  }

  void aRateIsTakenAsFarAsTheModelTakesIt() {
    Bench bench;
    ExperimentNumberBox* rate = bench.number("training.learning_rate");
    bench.type(rate, "500");
    bench.type(rate, "1000");
    QCOMPARE(bench.trained.count(), 2);
    QCOMPARE(bench.trained[0][0].value<TrainingConfiguration>().learningRate, 500.0);
    QCOMPARE(rate->value(), 1000.0);
  }

  void whatTheModelDoesNotTakeIsRefusedAndTheValueInUseStays() {
    Bench bench;
    ExperimentNumberBox* rate = bench.number("training.learning_rate");
    const QString sentence = QStringLiteral("✗ Only numbers from 1e-12 to 1,000 are taken here; 0.02 stays in use.");
    bench.type(rate, "0.02");
    QVERIFY(!bench.says(sentence));
    for (const char* refused : {"1000000", "1000.1", "0", "-1", ""}) {
      bench.type(rate, refused);
      QCOMPARE(rate->text(), QStringLiteral("0.02"));
      QVERIFY2(bench.says(sentence), refused);
      QCOMPARE(bench.trained.count(), 1);
      bench.type(rate, "0.02");
      QVERIFY2(!bench.says(sentence), refused);
    }
    ExperimentNumberBox* batch = bench.number("training.batch_size");
    bench.type(batch, "1.5");
    QVERIFY(bench.says(QStringLiteral("Only whole numbers from 1 to")));
    QVERIFY(!bench.panel.hasPendingChanges());
  }

  void thePanelMayGoWhileAValueIsTyped() {
    auto bench = std::make_unique<Bench>();
    ExperimentNumberBox* rate = bench->number("training.learning_rate");
    rate->setFocus();
    rate->selectAll();
    QTest::keyClicks(rate, "0.5");
    QCOMPARE(bench->trained.count(), 0);
    bench.reset();
  }

  void whatNeedsANewModelWaitsForItsButton() {
    Bench bench;
    QVERIFY(!bench.newModel()->isEnabled());
    bench.number("model.num_layers")->setValue(5);
    bench.number("training.batch_size")->setValue(64);
    QCOMPARE(bench.trained.count(), 0);
    QVERIFY(bench.panel.hasPendingChanges());
    bench.number("training.learning_rate")->setValue(0.02);
    const auto told = bench.trained[0][0].value<TrainingConfiguration>();
    QCOMPARE(told.batchSize, 32);  // the run's own: it cannot take over another
    QTest::mouseClick(bench.newModel(), Qt::LeftButton);
    const auto asked = bench.requested[0][0].value<Configuration>();
    QCOMPARE(asked.model.numLayers, 5);
    QCOMPARE(asked.training.batchSize, 64);
    QCOMPARE(asked.training.learningRate, 0.02);
    bench.panel.setConfiguration(asked, nullptr);
    QVERIFY(!bench.panel.hasPendingChanges());
  }

  void discardingShowsTheRunAgain() {
    Bench bench;
    bench.number("model.num_layers")->setValue(5);
    QTest::mouseClick(bench.button("Discard changes"), Qt::LeftButton);
    QCOMPARE(bench.number("model.num_layers")->value(), 2.0);
    QVERIFY(!bench.newModel()->isEnabled());
  }

  void anImpossibleWidthIsExplainedAndNotApplied() {
    Bench bench;
    bench.number("model.d_model")->setValue(30);
    QVERIFY(!bench.newModel()->isEnabled());
    bool explained = false;
    for (const QLabel* label : bench.panel.findChildren<QLabel*>()) {
      explained = explained || (label->isVisible() && label->text().contains("30 does not divide by 4"));
    }
    QVERIFY(explained);
    bench.number("model.nhead")->setValue(5);
    QVERIFY(bench.newModel()->isEnabled());
  }

  void theKernelBelongsToAConvolutionAndIsOdd() {
    Bench bench;
    QVERIFY(!bench.number("model.stem_kernel")->isVisibleTo(&bench.panel));
    bench.choice("model.stem")->setCurrentText("recurrent");
    QVERIFY(bench.panel.draft().model.stem == encoderlab::Stem::Recurrent);
    QVERIFY(!bench.number("model.stem_kernel")->isVisibleTo(&bench.panel));
    bench.choice("model.stem")->setCurrentText("convolution");
    bench.number("model.stem_kernel")->setValue(4);
    QVERIFY(!bench.newModel()->isEnabled());
    QVERIFY(bench.says("The kernel must be odd"));
    bench.number("model.stem_kernel")->setValue(5);
    QVERIFY(bench.newModel()->isEnabled());
    QCOMPARE(bench.panel.draft().model.stemKernel, 5);
  }

  void rotaryPositionsNeedAnEvenWidthOfAHead() {
    Bench bench;
    bench.number("model.d_model")->setValue(12);
    bench.choice("model.position")->setCurrentText("rotary");
    QVERIFY(bench.panel.draft().model.position == encoderlab::Position::Rotary);
    QVERIFY(!bench.newModel()->isEnabled());
    QVERIFY(bench.says("d_model ÷ heads must be even, not 3."));
    bench.number("model.nhead")->setValue(3);
    QVERIFY(bench.newModel()->isEnabled());
  }

  void tooShortAModelForTheDataIsRefused() {
    Bench bench;
    const auto data = digitsData(1);
    bench.panel.setConfiguration(bench.tasks[0].defaults, data.get());
    bench.number("model.max_length")->setValue(3);
    QVERIFY(!bench.newModel()->isEnabled());
    bench.number("model.max_length")->setValue(5);
    QVERIFY(bench.newModel()->isEnabled());
  }

  void theBlockBringsItsFinalNorm() {
    Bench bench;
    bench.choice("model.block")->setCurrentIndex(static_cast<int>(Block::Post));
    QVERIFY(!bench.panel.draft().model.finalNorm);
    bench.choice("model.block")->setCurrentIndex(static_cast<int>(Block::Pre));
    QVERIFY(bench.panel.draft().model.finalNorm);
  }

  void fieldsAppearWhereTheyApply() {
    Bench bench;
    QVERIFY(!bench.number("training.warmup_steps")->isVisibleTo(&bench.panel));
    bench.choice("training.schedule")->setCurrentIndex(static_cast<int>(ScheduleKind::Cosine));
    QVERIFY(bench.number("training.warmup_steps")->isVisibleTo(&bench.panel));
    QVERIFY(!bench.number("training.momentum")->isVisibleTo(&bench.panel));
    bench.choice("training.optimizer")->setCurrentIndex(static_cast<int>(OptimizerKind::Sgd));
    QVERIFY(bench.number("training.momentum")->isVisibleTo(&bench.panel));
  }

  void anotherTaskComesWithItsDefaultsAndOptions() {
    Bench bench;
    bench.number("task.length")->setValue(20);
    QCOMPARE(bench.panel.draft().task.options.at("length"), 20.0);
    bench.panel.chooseTask("second");
    QCOMPARE(bench.panel.draft(), bench.tasks[1].defaults);
    QCOMPARE(bench.number("task.length")->value(), 8.0);
    bench.panel.chooseTask("first");
    QVERIFY(!bench.panel.hasPendingChanges());
  }

  void theChooserOffersAFileAndShowsIt() {
    const std::vector<Task> tasks = twoTasks();
    ExperimentTaskChooser chooser(tasks);
    QSignalSpy opened(&chooser, &ExperimentTaskChooser::openDataRequested);
    QSignalSpy chosen(&chooser, &ExperimentTaskChooser::taskChosen);
    chooser.setTask(tasks[0].defaults.task);
    chooser.show();
    QTest::keyClick(&chooser, Qt::Key_Down);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), QString("second"));
    QTest::keyClick(&chooser, Qt::Key_End);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(chooser.currentText(), QString("Second task"));
    TaskConfiguration own{.name = "data", .options = {}, .data = DataConfiguration()};
    own.data->file = "/somewhere/names.tsv";
    chooser.setTask(own);
    QCOMPARE(chooser.currentText(), QString("names.tsv"));
    chooser.setTask(tasks[1].defaults.task);
    QCOMPARE(chooser.findText("names.tsv"), -1);
  }

  void numbersStepByFactorsAndReadScientificNotation() {
    ExperimentNumberBox box(ExperimentNumberBox::Steps::Factor, 0, 100);
    box.setValue(0.0001);
    for (const double expected : {0.0002, 0.0005, 0.001, 0.002}) {
      QTest::keyClick(&box, Qt::Key_Up);
      QCOMPARE(box.value(), expected);
    }
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.value(), 0.001);
    box.selectAll();
    QTest::keyClicks(&box, "3e-4");
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(box.value(), 0.0003);
    box.setValue(0.0);
    box.stepBy(1);
    QVERIFY(box.value() > 0.0);
    box.stepBy(-1);
    QCOMPARE(box.value(), 0.0);
    box.setValue(100.0);
    box.stepBy(1);
    QCOMPARE(box.value(), 100.0);
  }

  void everyFieldHasARangeThatHoldsItsDefaultAndAnExplanation() {
    const Configuration defaults;
    for (const ExperimentField& field : experimentFields()) {
      QVERIFY2(!field.explanation.isEmpty() && !field.label.isEmpty(), qPrintable(field.key));
      for (const double end : {field.minimum, field.maximum}) {
        if (field.section != FieldSection::Training) break;
        Configuration extreme = defaults;
        field.write(extreme, end);
        validate(extreme.training);
      }
      const double value = field.read(defaults);
      QVERIFY2(value >= field.minimum && value <= field.maximum, qPrintable(field.key));
      Configuration changed = defaults;
      const double other = value == field.maximum ? field.minimum : field.maximum;
      field.write(changed, other);
      QVERIFY2(std::abs(field.read(changed) - other) <= 1e-6 * other, qPrintable(field.key));
    }
  }

  void theFormFitsANarrowDock() {
    Bench bench;
    const auto* content = bench.panel.findChild<ExperimentTaskChooser*>()->parentWidget();
    QVERIFY2(content->minimumSizeHint().width() <= 240,
             qPrintable(QString::number(content->minimumSizeHint().width())));
  }
};

QTEST_MAIN(ExperimentPanelTest)
#include "experiment_panel_test.moc"
