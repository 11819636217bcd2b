#include "views/what_if_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <algorithm>

#include "tests/views/test_datasets.h"
#include "views/intervention_text.h"
#include "views/selection.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

const std::string weightsName = "encoder.layers.0.self_attn.weights";

/// The panel beside a small model that sees digits; what it asks for is what holds, as in the window.
class Bench {
 public:
  explicit Bench(int samples = 3, encoderlab::Position position = encoderlab::Position::Sinusoidal)
      : data(digitsData(samples)), panel(&selection) {
    auto made = std::make_shared<Snapshot>();
    made->model.dModel = 8;
    made->model.nhead = 2;
    made->model.dimFeedforward = 8;
    made->model.maxLength = 4;
    made->model.position = position;
    made->model.input = data->input;
    made->model.head = data->head;
    const ParameterLayout layout(made->model);
    made->weights.resize(layout.size());
    initializeParameters(layout, 1, made->weights.data());
    snapshot = made;
    QObject::connect(&panel, &WhatIfPanel::interventionRequested, &panel, [this](const Intervention& intervention) {
      interventions.list.push_back(intervention);
      show();
    });
    QObject::connect(&panel, &WhatIfPanel::interventionLifted, &panel, [this](int index) {
      interventions.list.erase(interventions.list.begin() + index);
      show();
    });
    QObject::connect(&panel, &WhatIfPanel::allLifted, &panel, [this] {
      interventions.list.clear();
      show();
    });
    show();
  }

  void show(std::size_t sample = 0) {
    panel.setInterventions(interventions);
    panel.setInspection(inspectSample(snapshot, data, data->validation[sample], nullptr, interventions));
  }
  QPushButton* button(const QString& text) const {
    for (auto* button : panel.findChildren<QPushButton*>()) {
      if (button->text() == text) return button;
    }
    return nullptr;
  }
  QListWidget* list() const { return panel.findChild<QListWidget*>(); }
  /// The part named `name` in a layer of the table of switches.
  QTableWidgetItem* part(const QString& name, int layer) const {
    for (auto* table : panel.findChildren<QTableWidget*>()) {
      for (int row = 0; row < table->rowCount(); ++row) {
        const QTableWidgetItem* header = table->verticalHeaderItem(row);
        if (header != nullptr && header->text() == name) return table->item(row, layer);
      }
    }
    return nullptr;
  }
  bool says(const QString& part) const {
    const auto labels = panel.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(part); });
  }
  void enter(const QString& value) const { panel.findChild<QLineEdit*>()->setText(value); }

  Selection selection;
  std::shared_ptr<const Dataset> data;
  std::shared_ptr<const Snapshot> snapshot;
  Interventions interventions;
  WhatIfPanel panel;
};

}  // namespace

class WhatIfPanelTest : public QObject {
  Q_OBJECT

 private slots:
  void everyInterventionIsASentence_data() {
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const Intervention& intervention, const char* expected) {
      QTest::newRow(name) << interventionText(intervention) << QString::fromUtf8(expected);
    };
    row("head", HeadOff{0, 1}, "Head 2 of layer 1 is off: its output is 0.");
    row("final norm", NormOff{-1, 1}, "The norm after the last layer is off: it hands on its input.");
    row("norm", NormOff{1, 2}, "Norm 2 of layer 2 is off: it hands on its input.");
    row("rotation", RotationOff{1}, "The rotation of layer 2 is off: queries and keys do not know their position.");
    row("frozen", FrozenParameter{"head.bias"}, "head.bias is frozen: training leaves it as it is.");
    row("cell", CellSet{{"embedding", {0, 2, 5}}, -1.5F}, "embedding[0, 2, 5] is set to -1.5, in every sample.");
    row("score", CellSet{{"s", {0}}, -std::numeric_limits<float>::infinity()}, "s[0] is set to −∞, in every sample.");
    row("pin", WeightPinned{0, 1, 2, 3, 0.5F},
        "In head 2 of layer 1, token 3 gives token 4 the weight 0.5, in every sample; the others share the rest.");
    row("patch", TokensPatched{"embedding", {1, 2}, {}, "\"a b\""},
        "2 token(s) of embedding come from the sample \"a b\", in every sample.");
  }
  void everyInterventionIsASentence() {
    QFETCH(QString, sentence);
    QFETCH(QString, expected);
    QCOMPARE(sentence, expected);
  }

  void aPartIsSwitchedOffAndOnAgain() {
    Bench bench;
    QTableWidgetItem* head = bench.part("Head 2", 1);
    QVERIFY(head != nullptr);
    QVERIFY(head->checkState() == Qt::Checked);
    head->setCheckState(Qt::Unchecked);
    QVERIFY(bench.interventions == (Interventions{{HeadOff{1, 1}}}));
    QVERIFY(head->checkState() == Qt::Unchecked);
    QCOMPARE(bench.list()->count(), 1);
    QVERIFY(bench.says("Loss of this sample"));
    head->setCheckState(Qt::Checked);
    QVERIFY(bench.interventions.empty());
    QVERIFY(head->checkState() == Qt::Checked);
  }

  void everyPartOfALayerCanBeSwitchedOff() {
    Bench bench;
    const std::vector<std::pair<QString, Intervention>> parts{
        {"Head 1", HeadOff{0, 0}},         {"Attention", AttentionOff{0}},      {"Feed-forward", FeedForwardOff{0}},
        {"Norm 1", NormOff{0, 1}},         {"Norm 2", NormOff{0, 2}},           {"Residual 1", ResidualOff{0, 1}},
        {"Residual 2", ResidualOff{0, 2}}, {"Scaling by √(D/H)", ScalingOff{0}}};
    Interventions expected;
    for (const auto& [name, intervention] : parts) {
      QVERIFY2(bench.part(name, 0) != nullptr, qPrintable(name));
      bench.part(name, 0)->setCheckState(Qt::Unchecked);
      expected.list.push_back(intervention);
    }
    for (auto* box : bench.panel.findChildren<QCheckBox*>()) box->click();
    expected.list.push_back(PositionOff{});
    expected.list.push_back(NormOff{-1, 1});
    QVERIFY(bench.interventions == expected);
  }

  void rotaryPositionsAreSwitchedOffLayerByLayer() {
    const Bench bench(3, encoderlab::Position::Rotary);
    QTableWidgetItem* rotation = bench.part("Rotation by position", 1);
    QVERIFY(rotation != nullptr);
    QVERIFY(rotation->checkState() == Qt::Checked);
    rotation->setCheckState(Qt::Unchecked);
    QVERIFY(bench.interventions == (Interventions{{RotationOff{1}}}));
    QVERIFY(rotation->checkState() == Qt::Unchecked);
    for (const QCheckBox* box : bench.panel.findChildren<QCheckBox*>()) {
      if (box->text() == "Position") QVERIFY(!box->isEnabled());
    }
    QVERIFY(Bench().part("Rotation by position", 1) == nullptr);
  }

  void whatIsOnIsTickedFromTheStart() {
    const Bench bench;
    const auto boxes = bench.panel.findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 2);
    for (const QCheckBox* box : boxes) QVERIFY2(box->isChecked(), qPrintable(box->text()));
  }

  void aRefusedSwitchStaysAsItWas() {
    Selection selection;
    WhatIfPanel panel(&selection);
    const Bench bench;
    panel.setInspection(inspectSample(bench.snapshot, bench.data, bench.data->validation[0]));
    QSignalSpy requested(&panel, &WhatIfPanel::interventionRequested);
    auto* table = panel.findChild<QTableWidget*>();
    table->item(0, 0)->setCheckState(Qt::Unchecked);
    QCOMPARE(requested.count(), 1);  // nobody answered
    QVERIFY(table->item(0, 0)->checkState() == Qt::Checked);
  }

  void parametersAreFrozenAndUnfrozen() {
    Bench bench;
    bench.button("Freeze")->click();
    QVERIFY(bench.interventions == (Interventions{{FrozenParameter{"token_embedding.weight"}}}));
    QVERIFY(bench.button("Freeze") == nullptr);
    bench.button("Unfreeze")->click();
    QVERIFY(bench.interventions.empty());
  }

  void theSelectedNumberIsSet() {
    Bench bench;
    QVERIFY(!bench.button("Set")->isEnabled());
    bench.selection.setCell({"encoder.layers.0.linear1", {0, 3, 5}});
    QVERIFY(bench.button("Set")->isEnabled());
    QVERIFY(!bench.button("Pin")->isEnabled());
    bench.enter("2.5");
    bench.button("Set")->click();
    QVERIFY(bench.interventions == (Interventions{{CellSet{{"encoder.layers.0.linear1", {0, 3, 5}}, 2.5F}}}));
    QVERIFY(bench.says("encoder.layers.0.linear1[0, 3, 5] is 2.5."));
  }

  void anAttentionWeightIsPinned() {
    Bench bench;
    bench.selection.setCell({weightsName, {0, 1, 2, 3}});
    bench.enter("0.75");
    bench.button("Pin")->click();
    QVERIFY(bench.interventions == (Interventions{{WeightPinned{0, 1, 2, 3, 0.75F}}}));
    bench.selection.setCell({weightsName, {0, 1, 2, 0}});
    bench.enter("0.5");
    bench.button("Pin")->click();
    QCOMPARE(bench.interventions.list.size(), 1U);
    QVERIFY(bench.says("sum to more than 1"));
  }

  void whatIsNoNumberIsRefused() {
    Bench bench;
    bench.selection.setCell({"embedding", {0, 0, 0}});
    bench.enter("much");
    bench.button("Set")->click();
    QVERIFY(bench.says("\"much\" is not a number."));
    bench.enter("-inf");
    bench.button("Set")->click();
    QVERIFY(bench.says("finite number"));
    QVERIFY(bench.interventions.empty());
  }

  void gradientsAndTheLossCannotBeSet() {
    Bench bench;
    for (const CellAddress& cell : {CellAddress{"grad.embedding", {0, 0, 0}}, CellAddress{"loss", {}},
                                    CellAddress{"embedding", {0, 9, 0}}, CellAddress{"head.bias", {0}}}) {
      bench.selection.setCell(cell);
      QVERIFY(!bench.button("Set")->isEnabled());
      QVERIFY(bench.says("cannot be set"));
    }
  }

  void tokensArePatchedFromADonor() {
    Bench bench;
    QVERIFY(!bench.button("Patch all tokens")->isEnabled());
    bench.button("Use this sample as donor")->click();
    QVERIFY(bench.says("The donor is \"0 1 2 3\"."));
    bench.show(1);
    bench.selection.setTensor("encoder.layers.0.residual1");
    bench.button("Patch all tokens")->click();
    QCOMPARE(bench.interventions.list.size(), 1U);
    const auto& all = std::get<TokensPatched>(bench.interventions.list[0]);
    QCOMPARE(all.tensor, "encoder.layers.0.residual1");
    QCOMPARE(all.tokens, (std::vector<std::size_t>{0, 1, 2, 3}));
    QCOMPARE(all.donor, "\"0 1 2 3\"");
    bench.button("Patch the chosen token")->click();
    QVERIFY(bench.says("Choose a token first"));
    bench.selection.setToken(2);
    bench.button("Patch the chosen token")->click();
    QCOMPARE(std::get<TokensPatched>(bench.interventions.list[1]).tokens, (std::vector<std::size_t>{2}));
  }

  void onlyTensorsOfTokensCanBePatched() {
    const Bench bench;
    QStringList offered;
    for (const auto* box : bench.panel.findChildren<QComboBox*>()) {
      for (int i = 0; i < box->count(); ++i) offered += box->itemText(i);
    }
    QVERIFY(offered.contains("encoder.layers.1.self_attn.v"));
    QVERIFY(offered.contains("logits"));
    QVERIFY(!offered.contains(QString::fromStdString(weightsName)));
    QVERIFY(!offered.contains("loss"));
  }

  void oneIsLiftedByKeyAndAllByButton() {
    Bench bench;
    bench.interventions = {{HeadOff{0, 0}, AttentionOff{1}, PositionOff{}}};
    bench.show();
    QVERIFY(!bench.button("Lift")->isEnabled());
    bench.list()->setCurrentRow(1);
    QTest::keyClick(bench.list(), Qt::Key_Delete);
    QVERIFY(bench.interventions == (Interventions{{HeadOff{0, 0}, PositionOff{}}}));
    bench.button("Lift")->click();  // the one that took its place
    QVERIFY(bench.interventions == (Interventions{{HeadOff{0, 0}}}));
    bench.button("Lift all")->click();
    QVERIFY(bench.interventions.empty());
    QVERIFY(!bench.button("Lift all")->isEnabled());
    QVERIFY(bench.says("Nothing is changed by hand."));
  }

  void theDifferenceIsThatToTheUntouchedRun() {
    Bench bench;
    bench.interventions = {{CellSet{{"logits", {0, 0, 7}}, 100}}};
    bench.show();
    QVERIFY(bench.says("Prediction: 7 "));
    QVERIFY(bench.says("instead of"));
    bench.interventions = {{FrozenParameter{"head.bias"}}};
    bench.show();
    QVERIFY(bench.says("as without changes."));
    QVERIFY(bench.says("(Δ 0.0000)"));
  }

  void rankedHeadsAreListedAndChosen() {
    Bench bench;
    QSignalSpy requested(&bench.panel, &WhatIfPanel::headRankingRequested);
    QSignalSpy flipped(&bench.panel, &WhatIfPanel::flippedSamplesChosen);
    bench.button("Rank heads")->click();
    QCOMPARE(requested.count(), 1);
    QVERIFY(!bench.button("Rank heads")->isEnabled());
    HeadRanking ranking;
    ranking.measure = "accuracy";
    ranking.untouched = {0.5, 0.875, 8, 8, {}, {}};
    ranking.heads = {{1, 0, {1.5, 0.375, 8, 8, {}, {}}, 0.5, {{0, {}, {}}, {2, {}, {}}}},
                     {0, 1, {0.25, 0.875, 8, 8, {}, {}}, 0, {}}};
    bench.panel.setHeadRanking(ranking);
    QVERIFY(bench.button("Rank heads")->isEnabled());
    auto* table = bench.panel.findChildren<QTableWidget*>().last();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), "layer 2, head 1");
    QCOMPARE(table->item(0, 1)->text(), "-50.0 points");
    QCOMPARE(table->item(0, 2)->text(), "+1.0000");
    QCOMPARE(table->item(0, 3)->text(), "2");
    QCOMPARE(flipped.count(), 0);
    table->setCurrentCell(0, 0);
    QCOMPARE(flipped.count(), 1);
    const auto samples = flipped[0][0].value<std::vector<Flip>>();
    QCOMPARE(samples.size(), 2U);
    QCOMPARE(samples[0].sample, 0U);
    QCOMPARE(samples[1].sample, 2U);
    QCOMPARE(bench.selection.layer(), 1);
    QCOMPARE(bench.selection.head(), 0);
    table->setCurrentCell(1, 0);
    QVERIFY(bench.says("no prediction flips"));
  }

  void aRankingSaysWhatItIsOfAndWhenItIsOutOfDate() {
    Bench bench;
    bench.show();
    HeadRanking ranking;
    ranking.measure = "exact_match";
    ranking.step = bench.snapshot->step;
    ranking.untouched = {0.5, 0.875, 8, 8, {}, {}};
    ranking.heads = {{0, 0, {1.5, 0.375, 8, 8, {}, {}}, 0.5, {{0, {}, {}}, {2, {}, {}}}}};
    bench.panel.setHeadRanking(ranking);
    QVERIFY(bench.says("over 8 unseen sample"));
    QVERIFY(bench.says("exact match 87.5 % as it is."));
    QVERIFY(!bench.says("Out of date"));
    bench.interventions = {{HeadOff{0, 1}}};
    bench.show();
    QVERIFY(bench.says("Out of date"));
    ranking.standing = bench.interventions;
    bench.panel.setHeadRanking(ranking);
    QVERIFY(!bench.says("Out of date"));
    ranking.step += 1;
    bench.panel.setHeadRanking(ranking);
    QVERIFY(bench.says("Out of date"));
    bench.button("Rank heads")->click();
    bench.panel.forgetHeadRanking();
    QVERIFY(bench.button("Rank heads")->isEnabled());
    QVERIFY(!bench.says("unseen sample(s):"));
  }

  void aRankingThatFailedSaysWhy() {
    Bench bench;
    bench.button("Rank heads")->click();
    bench.panel.setHeadRankingFailure("The model is gone.");
    QVERIFY(bench.says("The model is gone."));
    QVERIFY(bench.button("Rank heads")->isEnabled());
  }

  void withoutASampleNothingIsOffered() {
    Selection selection;
    const WhatIfPanel panel(&selection);
    for (const auto* button : panel.findChildren<QPushButton*>())
      QVERIFY2(!button->isEnabled(), qPrintable(button->text()));
  }
};

QTEST_MAIN(WhatIfPanelTest)
#include "what_if_panel_test.moc"
