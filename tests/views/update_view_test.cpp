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
    QSignalSpy undone(&view, &UpdateView::undoRequested);
    const auto buttons = view.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) button->click();
    QCOMPARE(applied.size() + undone.size(), 0);
    view.setPossible(true, true);
    for (QPushButton* button : buttons) button->click();
    QCOMPARE(applied.size(), 1);
    QCOMPARE(undone.size(), 1);
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
