#include "app/main_window.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QUrl>
#include <algorithm>
#include <cmath>
#include <map>

#include "app/actions.h"
#include "app/message_bar.h"
#include "app/open_data_dialog.h"
#include "app/run_status.h"
#include "app/translation.h"
#include "tests/app/window_fixture.h"
#include "views/curves_view.h"
#include "views/experiment_panel.h"
#include "views/sample_chips.h"
#include "views/sample_editor.h"
#include "views/samples_view.h"

using namespace encoderlab;

namespace {

void drop(QWidget* target, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  const QPoint centre = target->rect().center();
  QDragEnterEvent enter(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(target, &event);
}

/// What becomes of a trained model that is not saved; false if nobody asks.
bool answer(QMessageBox::StandardButton choice) {
  auto* question = openDialog<QMessageBox>();
  if (!question) return false;
  question->button(choice)->click();
  return true;
}

QByteArray namesTable() {
  QByteArray table = "name,language\n";
  for (int i = 0; i < 60; ++i)
    table += (i % 2 == 0 ? "anna" : "otto") + QByteArray::number(i) + (i % 2 == 0 ? ",a\n" : ",b\n");
  return table;
}

}  // namespace

class MainWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void spaceTrainsAndPausesWhereverTheFocusIs() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    auto* box = window.panels().samples()->findChild<QCheckBox*>();
    auto* number = window.panels().experiment()->findChild<QDoubleSpinBox*>();
    QVERIFY(box && number);
    std::int64_t step = 0;
    for (QWidget* focused : std::initializer_list<QWidget*>{window.focusWidget(), box, number}) {
      const bool checked = box->isChecked();
      focused->setFocus();
      window.press(Qt::Key_Space);
      QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().running || window.session()->state().step > step, 20'000);
      step += 40;
      QVERIFY(window.reachesStep(step));
      QCOMPARE(box->isChecked(), checked);
    }
  }

  void spaceIsTypedIntoText() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    auto* filter = window.panels().samples()->findChild<QLineEdit*>();
    filter->setFocus();
    window.press(Qt::Key_Space);
    QCOMPARE(filter->text(), QStringLiteral(" "));
    QTest::qWait(50);
    QCOMPARE(window.session()->state().step, 0);
  }

  void spaceAgainPauses() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    TrainingConfiguration endless = window.session()->configuration().training;
    endless.steps = 1'000'000'000;
    window.session()->changeTraining(endless);
    window.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().running, 20'000);
    window.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!window.session()->state().running, 20'000);
  }

  void enterPressesAFocusedButton() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    auto* box = window.panels().samples()->findChild<QCheckBox*>();
    box->setFocus();
    window.press(Qt::Key_Return);
    QVERIFY(box->isChecked());
  }

  void aKeyEachForStepResetAndNewSeed() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Period);
    QVERIFY(window.reachesStep(1));
    window.press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(answer(QMessageBox::Discard));
    QVERIFY(window.reachesStep(0));
    window.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(window.session()->configuration().training.seed, std::uint64_t{2}, 20'000);
  }

  void theNextSampleDrivesTheViews() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    const Sample first = window.panels().editor()->sample();
    QSignalSpy inspected(window.inspector(), &Inspector::inspectionReady);
    window.press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(window.selection()->sample(), 1);
    const Sample second = window.panels().editor()->sample();
    QVERIFY(second != first);
    QTRY_VERIFY_WITH_TIMEOUT(
        !inspected.empty() && inspected.back()[0].value<std::shared_ptr<const Inspection>>()->sample == second, 20'000);
  }

  void resetKeepsTheChosenSampleAndItsEdit() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Down, Qt::AltModifier);
    window.selection()->setToken(0);
    window.selection()->setHead(0, 1);
    SampleEditor* editor = window.panels().editor();
    QTest::keyClick(editor->findChild<SampleChips*>(), Qt::Key_Up);
    QVERIFY(editor->isEdited());
    const Sample edited = editor->sample();
    window.press(Qt::Key_Period);
    QVERIFY(window.reachesStep(1));
    QSignalSpy inspected(window.inspector(), &Inspector::inspectionReady);
    window.press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(answer(QMessageBox::Discard));
    QVERIFY(window.reachesStep(0));
    QCOMPARE(window.selection()->sample(), 1);
    QCOMPARE(window.selection()->layer(), 0);
    QCOMPARE(editor->sample(), edited);
    QTRY_VERIFY_WITH_TIMEOUT(
        !inspected.empty() && inspected.back()[0].value<std::shared_ptr<const Inspection>>()->snapshot->step == 0,
        20'000);
    QCOMPARE(inspected.back()[0].value<std::shared_ptr<const Inspection>>()->sample, edited);
  }

  void largerTextEnlargesEveryLabel() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    std::map<QWidget*, double> before;
    for (QLabel* widget : window.findChildren<QLabel*>()) {
      if (widget->isVisible()) before[widget] = widget->font().pointSizeF();
    }
    window.actions()[Command::LargerText]->trigger();
    QVERIFY(before.size() > 12);
    for (const auto& [widget, size] : before) {
      QTRY_VERIFY2(widget->font().pointSizeF() > 1.05 * size, widget->metaObject()->className());
    }
    window.actions()[Command::NormalText]->trigger();
  }

  void mistakesFirstIsOneSwitchInTwoPlaces() {
    SmallWindow window;
    auto* box = window.panels().samples()->findChild<QCheckBox*>();
    QAction* action = window.actions()[Command::MistakesFirst];
    box->setChecked(true);
    QVERIFY(action->isChecked());
    action->trigger();
    QVERIFY(!box->isChecked() && !action->isChecked());
  }

  void anEditedSampleIsInspectedAtOnce() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    QSignalSpy inspected(window.inspector(), &Inspector::inspectionReady);
    Sample edited = window.panels().editor()->sample();
    edited.tokens.back() = (edited.tokens.back() + 1) % 16;
    emit window.panels().editor()->sampleEdited(edited);
    QTRY_VERIFY_WITH_TIMEOUT(
        !inspected.empty() && inspected.back()[0].value<std::shared_ptr<const Inspection>>()->sample == edited, 20'000);
  }

  void theLearningRateChangesWhileTraining() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    auto* rate =
        qobject_cast<QDoubleSpinBox*>(window.panels().experiment()->editorOf(QStringLiteral("training.learning_rate")));
    QVERIFY(rate);
    TrainingConfiguration endless = window.session()->configuration().training;
    endless.steps = 1'000'000'000;
    window.session()->changeTraining(endless);
    window.session()->train();
    QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().running, 20'000);
    rate->setValue(0.02);
    QTRY_COMPARE_WITH_TIMEOUT(window.session()->configuration().training.learningRate, 0.02, 20'000);
    const auto newestRate = [&window] {
      const auto& steps = window.session()->history().steps();
      return steps.empty() ? 0 : steps.back().learningRate;
    };
    QTRY_COMPARE_WITH_TIMEOUT(newestRate(), 0.02, 20'000);
    QVERIFY(window.session()->state().running);
  }

  void aChosenLanguageIsSaidToCountFromTheNextStart() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    const auto actions = window.findChildren<QAction*>();
    const auto chinese = std::ranges::find(actions, QStringLiteral("简体中文"), &QAction::text);
    QVERIFY(chinese != actions.end());
    (*chinese)->trigger();
    QVERIFY(window.messageBar().message().contains(QStringLiteral("from the next start on")));
    QCOMPARE(rememberedLanguage(), QStringLiteral("zh_CN"));
    rememberLanguage({});
  }

  void aDroppedTableTrains() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    const QString path = m_desk->write(QStringLiteral("names.csv"), namesTable());
    drop(&window, path);
    auto* dialog = openDialog<OpenDataDialog>();
    QVERIFY(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QTableWidget*>()->columnCount(), 2, 20'000);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(window.session()->configuration().task.name, std::string("data"), 20'000);
    QVERIFY(window.windowTitle().contains(QStringLiteral("names.csv")));
    window.actions()[Command::Step]->trigger();
    QVERIFY(window.reachesStep(1));
  }

  void aBrokenModelIsSaidAndTheRunGoesOn() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    drop(&window, m_desk->write(QStringLiteral("broken.safetensors"), "not a model"));
    QTRY_VERIFY_WITH_TIMEOUT(window.messageBar().message().contains(QStringLiteral("broken.safetensors")), 20'000);
    window.press(Qt::Key_Period);
    QVERIFY(window.reachesStep(1));
  }

  void severalFilesAreNotTaken() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/a.csv")), QUrl::fromLocalFile(QStringLiteral("/b.csv"))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(!enter.isAccepted());
  }

  void aTrainedModelIsNotDiscardedUnasked() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Period);
    QVERIFY(window.reachesStep(1));
    QVERIFY(window.isWindowModified());

    Configuration other = smallExperiment();
    other.model.dModel = 8;
    emit window.panels().experiment()->newModelRequested(other);
    QVERIFY(answer(QMessageBox::Cancel));
    QTest::qWait(50);
    QCOMPARE(window.session()->configuration().model.dModel, 16);

    emit window.panels().experiment()->newModelRequested(other);
    QVERIFY(answer(QMessageBox::Discard));
    QTRY_COMPARE_WITH_TIMEOUT(window.session()->configuration().model.dModel, 8, 20'000);
  }

  void resetAsksForATrainedModelAndBringsItsStartBack() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    auto* rate =
        qobject_cast<QDoubleSpinBox*>(window.panels().experiment()->editorOf(QStringLiteral("training.learning_rate")));
    QVERIFY(rate);
    const double start = rate->value();
    window.press(Qt::Key_Period);
    QVERIFY(window.reachesStep(1));
    rate->setValue(0.02);
    QTRY_COMPARE_WITH_TIMEOUT(window.session()->configuration().training.learningRate, 0.02, 20'000);

    window.press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(answer(QMessageBox::Cancel));
    QTest::qWait(50);
    QCOMPARE(window.session()->state().step, 1);

    window.press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(answer(QMessageBox::Discard));
    QVERIFY(window.reachesStep(0));
    QCOMPARE(rate->value(), start);
  }

  void closingAsksForATrainedModelOnly() {
    SmallWindow untrained;
    QVERIFY(untrained.becomesReady());
    QVERIFY(untrained.close());

    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Period);
    QVERIFY(window.reachesStep(1));
    QVERIFY(!window.close());
    QVERIFY(answer(QMessageBox::Cancel));
    QVERIFY(window.isVisible());
    QVERIFY(!window.close());
    QVERIFY(answer(QMessageBox::Discard));
    QTRY_VERIFY(!window.isVisible());
  }

  void theMeasureIsKnownBeforeTheFirstStep() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    const CurveSeries loss(CurveQuantity::Loss);
    QTRY_VERIFY_WITH_TIMEOUT(!std::isnan(runStatus(*window.session(), loss).measureValue), 20'000);
    const QString percent = QLocale().toString(100 * runStatus(*window.session(), loss).measureValue, 'f', 1);
    const auto shows = [&] {
      for (const QLabel* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(percent)) return true;
      return false;
    };
    QTRY_VERIFY(shows());
  }

  void theLossOfTheStripIsTheSmoothedOneOfTheCurve() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.press(Qt::Key_Space);
    QVERIFY(window.reachesStep(40));
    CurveSeries loss(CurveQuantity::Loss);
    loss.update(window.session()->history());
    const QString smoothed = QLocale().toString(loss.curves().smoothed.values.back(), 'g', 4);
    const auto readout = [&] { return window.panels().curves()->readout().replace(QChar::Nbsp, u' '); };
    QTRY_VERIFY2(readout().contains(QStringLiteral("smoothed ") + smoothed), qPrintable(readout()));
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == smoothed; }));
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
