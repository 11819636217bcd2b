#include "views/update_view.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QtTest>

#include "views/cell_text.h"

namespace encoderlab {
namespace {

ShownUpdate update(const TrainingConfiguration& training) {
  const WeightState before{.weight = 0.5F, .gradient = 0.25F, .firstMoment = 0, .secondMoment = 0};
  return {.weight = {"head.weight", {1, 2}},
          .dissection = dissectUpdate(training, 1, before, 3.0),
          .step = 1,
          .isMade = false,
          .lossBefore = 2.5,
          .lossAfter = 2.25};
}

QString said(const UpdateView& view) {
  QStringList texts;
  const auto labels = view.findChildren<QLabel*>();
  for (const QLabel* label : labels) texts.append(label->text());
  return texts.join('\n');
}

}  // namespace

class UpdateViewTest : public QObject {
  Q_OBJECT

 private slots:
  void showsEveryStageOfEveryOptimizer() {
    for (const OptimizerKind optimizer : {OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::AdamW}) {
      TrainingConfiguration training;
      training.optimizer = optimizer;
      UpdateView view;
      const ShownUpdate shown = update(training);
      view.setUpdate(shown);
      const QString stages = view.findChild<QTextBrowser*>()->toPlainText();
      QVERIFY2(stages.trimmed().startsWith("gradient"), qPrintable(stages));
      for (const UpdateStage& stage : shown.dissection.stages) {
        if (!stage.active) continue;
        const QString result =
            QString::fromStdString(stage.symbol) + " = " + numberText(static_cast<double>(stage.value));
        QVERIFY2(stages.contains(result), qPrintable(stages));
        if (!stage.terms.empty()) QVERIFY2(stages.contains(QString::fromStdString(stage.formula)), qPrintable(stages));
      }
    }
  }

  void whatTheConfigurationLeavesOutIsNone() {
    UpdateView view;
    view.setUpdate(update({}));
    // Neither clipping nor weight decay.
    QVERIFY(view.findChild<QTextBrowser*>()->toPlainText().count("none") >= 2);
  }

  void saysWhatTheStepDoesToTheLoss() {
    UpdateView view;
    view.setUpdate(update({}));
    QVERIFY(said(view).contains("How step 1 will update head.weight[1, 2]"));
    QVERIFY(said(view).contains("2.5 before, 2.25 after; a change of -0.25."));
    ShownUpdate made = update({});
    made.isMade = true;
    view.setUpdate(made);
    QVERIFY(said(view).contains("How step 1 updated head.weight[1, 2]"));
  }

  void asksForTheStepAndForItsUndoing() {
    UpdateView view;
    QSignalSpy applied(&view, &UpdateView::applyRequested);
    QSignalSpy next(&view, &UpdateView::nextRequested);
    QSignalSpy undone(&view, &UpdateView::undoRequested);
    const auto clickAll = [&view] {
      for (QPushButton* button : view.findChildren<QPushButton*>()) button->click();
    };
    view.setUpdate(update({}));
    clickAll();
    QCOMPARE(applied.size() + next.size() + undone.size(), 0);
    view.setPossible(true, true);
    clickAll();
    QCOMPARE(applied.size(), 1);
    QCOMPARE(undone.size(), 1);
    QCOMPARE(next.size(), 0);
  }

  void noStepIsMadeUnseen() {
    UpdateView view;
    QSignalSpy applied(&view, &UpdateView::applyRequested);
    QSignalSpy next(&view, &UpdateView::nextRequested);
    auto* button = view.findChildren<QPushButton*>().first();
    view.setPossible(true, false);
    QVERIFY(!button->isEnabled());  // no update is shown yet
    ShownUpdate made = update({});
    made.isMade = true;
    view.setUpdate(made);
    QCOMPARE(button->text(), "Show the &next update");
    button->click();
    QCOMPARE(next.size(), 1);
    QCOMPARE(applied.size(), 0);
    view.setUpdate(update({}));
    QCOMPARE(button->text(), "&Apply the update");
    view.setRefusal("Nothing is shown.");
    QVERIFY(!button->isEnabled());
  }

  void saysWhyThereIsNone() {
    UpdateView view;
    QVERIFY(said(view).contains("Click a number of a parameter"));
    view.setUpdate(update({}));
    view.setRefusal("This weight is frozen.");
    QVERIFY(said(view).contains("This weight is frozen."));
    QVERIFY(!view.shown().has_value());
    QVERIFY(view.findChild<QTextBrowser*>()->toPlainText().isEmpty());
  }
};

}  // namespace encoderlab

QTEST_MAIN(encoderlab::UpdateViewTest)
#include "update_view_test.moc"
