#include "views/non_finite_card.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QtTest>
#include <limits>
#include <set>

#include "views/non_finite_text.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

NonFiniteReport report() {
  NonFiniteReport made;
  made.step = 22;
  made.cell = {"encoder.layers.1.linear1", {3, 0, 7}};
  made.value = std::numeric_limits<float>::infinity();
  made.op = "encoder.layers.1.linear1";
  made.layer = 1;
  made.chain = {{20, 1.25, 0.5, 0.01, 3.5F, "logits", 0.75F},
                {21, 80, 900, 0.01, 4e19F, "encoder.layers.0.linear1", 5},
                {22, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 0.01, 2e38F,
                 "encoder.layers.1.norm2", 1e9F}};
  return made;
}

QString said(const NonFiniteCard& card) {
  QStringList texts;
  const auto labels = card.findChildren<QLabel*>();
  for (const QLabel* label : labels) texts.append(label->text());
  return texts.join('\n');
}

QPushButton* button(const NonFiniteCard& card, const QString& text) {
  const auto buttons = card.findChildren<QPushButton*>();
  for (QPushButton* candidate : buttons) {
    if (candidate->text().contains(text)) return candidate;
  }
  return nullptr;
}

}  // namespace

class NonFiniteCardTest : public QObject {
  Q_OBJECT

 private slots:
  void hidesUntilThereIsSomethingToSay() {
    QWidget window;
    NonFiniteCard card(&window);
    window.show();
    QVERIFY(!card.isVisible());
    card.setReport(report(), 100);
    QVERIFY(card.isVisible());
  }

  void saysWhatHappenedWhereAndWhen() {
    NonFiniteCard card;
    card.setReport(report(), 100);
    QVERIFY(said(card).contains("stopped at step 22"));
    QVERIFY(said(card).contains("The forward pass of layer 2 made infinity at linear1[3, 0, 7]."));
    QVERIFY(said(card).contains(remedyText(NonFiniteRemedy::LowerLearningRate)));
  }

  void everyPhaseHasItsSentence() {
    NonFiniteReport made = report();
    made.phase = StepPhase::Backward;
    made.cell = {"grad.encoder.norm", {0, 0, 0}};
    made.layer = -1;
    made.value = -std::numeric_limits<float>::infinity();
    QCOMPARE(failureText(made), "The backward pass made minus infinity at grad.encoder.norm[0, 0, 0].");
    made.phase = StepPhase::Update;
    made.cell = {"head.bias", {2}};
    made.value = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(failureText(made), "The update made NaN (not a number) at head.bias[2].");
    made.phase = StepPhase::Loss;
    made.cell = {"loss", {}};
    QCOMPARE(failureText(made), "The loss became NaN (not a number).");
    made.phase = StepPhase::Backward;
    made.cell = {"grad.head.bias", {2}};
    made.value = -4e25F;
    QVERIFY(failureText(made).contains("-4e+25 at grad.head.bias[2]"));
  }

  void everyRemedyHasItsSentence() {
    std::set<QString> sentences;
    for (const NonFiniteRemedy remedy :
         {NonFiniteRemedy::LowerLearningRate, NonFiniteRemedy::ClipGradients, NonFiniteRemedy::RaiseEpsilon,
          NonFiniteRemedy::ScaleInputs, NonFiniteRemedy::LiftInterventions, NonFiniteRemedy::RestoreWeights})
      sentences.insert(remedyText(remedy));
    QCOMPARE(sentences.size(), std::size_t{6});
  }

  void theTableShowsTheChain() {
    NonFiniteCard card;
    card.setReport(report(), 100);
    const auto* table = card.findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(0, 0)->text(), "20");
    QCOMPARE(table->item(0, 1)->text(), "1.25");
    QCOMPARE(table->item(1, 4)->toolTip(), "encoder.layers.0.linear1");
    QCOMPARE(table->item(2, 1)->text(), "NaN");
    QCOMPARE(table->item(2, 2)->text(), "∞");
    QVERIFY(table->item(2, 0)->font().bold());
    QVERIFY(!table->item(1, 0)->font().bold());
    card.setPalette(themePalette(Theme::Dark));
    QCOMPARE(table->item(2, 0)->foreground().color(), themeColors(card.palette()).wrong);
  }

  void offersAsManyStepsAsThereAre() {
    NonFiniteCard card;
    QSignalSpy back(&card, &NonFiniteCard::backRequested);
    card.setReport(report(), 100);
    button(card, "Back")->click();
    QCOMPARE(back.takeFirst().at(0).toInt(), 5);
    card.setReport(report(), 3);
    QVERIFY(button(card, "Back")->text().contains("3"));
    button(card, "Back")->click();
    QCOMPARE(back.takeFirst().at(0).toInt(), 3);
    card.setReport(report(), 0);
    QVERIFY(!button(card, "Back")->isVisible());
  }

  void closesByButtonAndByKey() {
    NonFiniteCard card;
    QSignalSpy closed(&card, &NonFiniteCard::closed);
    card.setReport(report(), 5);
    button(card, "Close")->click();
    QVERIFY(!card.isVisible());
    card.setReport(report(), 5);
    QTest::keyClick(button(card, "Back"), Qt::Key_Escape);
    QVERIFY(!card.isVisible());
    QCOMPARE(closed.size(), 2);
  }
};

}  // namespace encoderlab

QTEST_MAIN(encoderlab::NonFiniteCardTest)
#include "non_finite_card_test.moc"
