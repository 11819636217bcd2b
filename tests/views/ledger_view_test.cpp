#include "views/ledger_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>
#include <cmath>

#include "tests/views/panel_scene.h"
#include "views/ledger_model.h"
#include "views/selection.h"

namespace encoderlab {
namespace {

const CellAddress score{"encoder.layers.0.self_attn.scores", {0, 1, 4, 1}};

struct Scene {
  explicit Scene(const Interventions& interventions = {})
      : view(&selection), inspection(realInspection({}, {}, true, interventions)) {
    view.resize(360, 500);
    view.show();
    QObject::connect(&view, &LedgerView::sourcesChanged, &view,
                     [this](const std::vector<CellAddress>& cells) { sources = cells; });
    view.setInspection(inspection);
  }
  bool says(const QString& text) const {
    const auto labels = view.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
  }
  QTableView* table() const { return view.findChild<QTableView*>(); }
  LedgerModel* model() const { return view.findChild<LedgerModel*>(); }
  int rowOf(const LedgerTerm& term) const {
    for (int row = 0; row < model()->rowCount(); ++row) {
      if (model()->term(row) == &term) return row;
    }
    return -1;
  }

  Selection selection;
  LedgerView view;
  std::shared_ptr<const Inspection> inspection;
  std::vector<CellAddress> sources;
};

}  // namespace

class LedgerViewTest : public QObject {
  Q_OBJECT

 private slots:
  void saysWhatChangedTheChosenCell() {
    Scene scene({{CellSet{score, 2.5F}}});
    scene.selection.setCell(score);
    QVERIFY(scene.says("\n◆ Set by hand to 2.5; the sum would give "));
    scene.selection.setCell({score.tensor, {0, 1, 4, 2}});
    QVERIFY(!scene.says("◆"));
  }

  void writesOutTheSumOfTheChosenCell() {
    Scene scene;
    scene.selection.setCell(score);
    const double value = scene.inspection->trace.find(score.tensor)->values[(8 + 4) * 8 + 1];
    QCOMPARE(scene.view.explanation().steps.back().result, value);
    QVERIFY(scene.says("Where layer 1 · head 2 · self_attn.scores[0, 1, 4, 1] = "));
    int terms = 0;
    for (int row = 0; row < scene.model()->rowCount(); ++row) terms += scene.model()->term(row) != nullptr ? 1 : 0;
    QVERIFY(terms >= 8);
  }

  void allSourcesLightUpThenThoseOfTheTerm() {
    Scene scene;
    scene.selection.setCell(score);
    QVERIFY(std::ranges::count(scene.sources, CellAddress{"encoder.layers.0.self_attn.q", {0, 1, 4, 5}}) == 1);
    QVERIFY(std::ranges::count(scene.sources, CellAddress{"encoder.layers.0.self_attn.k", {0, 1, 1, 5}}) == 1);
    const LedgerTerm& term = scene.view.explanation().steps.front().terms[2];
    scene.table()->selectRow(scene.rowOf(term));
    QCOMPARE(scene.sources, term.sources);
  }

  void aSourceIsExplainedInTurnAndBackAgain() {
    Scene scene;
    const CellAddress residual{"encoder.layers.0.residual1", {0, 2, 3}};
    scene.selection.setCell(residual);
    const LedgerTerm& term = scene.view.explanation().steps.front().terms.front();
    QCOMPARE(term.sources.size(), 1U);
    const CellAddress source = term.sources.front();
    emit scene.table()->activated(scene.model()->index(scene.rowOf(term), 0));
    QCOMPARE(scene.selection.cell(), source);
    scene.view.goBack();
    QCOMPARE(scene.selection.cell(), residual);
  }

  void sortsTermsBySizeAndKeepsTheRoundingLast() {
    Scene scene;
    scene.selection.setCell(score);
    scene.view.findChild<QCheckBox*>()->setChecked(true);
    double last = INFINITY;
    for (int row = 1; row < scene.model()->rowCount(); ++row) {
      const LedgerTerm* term = scene.model()->term(row);
      if (term == nullptr) break;
      if (term->label == phrases::rounding) continue;
      QVERIFY(std::abs(term->value) <= last);
      last = std::abs(term->value);
    }
    QVERIFY(last < INFINITY);
  }

  void barsAreAsLongAsTheirShare() {
    Scene scene;
    scene.selection.setCell(score);
    double longest = 0;
    for (int row = 0; row < scene.model()->rowCount(); ++row) {
      const QVariant share = scene.model()->index(row, LedgerModel::Bar).data(LedgerModel::barRole);
      const LedgerTerm* term = scene.model()->term(row);
      QCOMPARE(share.isValid(), term != nullptr);
      if (term == nullptr) continue;
      QCOMPARE(share.toDouble() < 0, term->value < 0);
      longest = std::max(longest, std::abs(share.toDouble()));
    }
    QCOMPARE(longest, 1.0);
  }

  void explainsEveryTensorOfATrace() {
    Scene scene;
    for (const auto& [name, tensor] : scene.inspection->trace.tensors) {
      scene.selection.setCell({name, std::vector<std::size_t>(tensor.shape.size(), 0)});
      QVERIFY2(!scene.view.explanation().steps.empty(), name.c_str());
      QCOMPARE(static_cast<float>(scene.view.explanation().steps.back().result), tensor.values.front());
    }
  }

  void saysWhyThereIsNoSum() {
    Scene scene;
    QVERIFY(scene.says("Click any number"));
    scene.selection.setCell({"encoder.layers.0.linear1.weight", {0, 0}});
    QVERIFY(scene.says("is a parameter"));
    scene.selection.setCell({"grad.encoder.layers.0.linear1.weight", {0, 0}});
    QVERIFY(scene.says("The gradient of the chosen sample alone"));
    scene.selection.setCell({"tokens", {0, 2}});
    QVERIFY(scene.says("given by the sample"));
    scene.selection.setStep(0);
    scene.selection.setCell(score);
    QVERIFY(scene.says("not computed yet"));
    QVERIFY(scene.sources.empty());
    scene.selection.setStep(-1);
    QVERIFY(!scene.view.explanation().steps.empty());
  }

  void copiesTextAndLatex() {
    Scene scene;
    scene.selection.setCell(score);
    scene.view.copyText();
    QCOMPARE(QApplication::clipboard()->text().toStdString(), explanationText(scene.view.explanation()));
    scene.view.copyLatex();
    QVERIFY(QApplication::clipboard()->text().contains("align*"));
  }

  void asksForAProofAndForAChange() {
    Scene scene;
    scene.selection.setCell(score);
    QSignalSpy proofs(&scene.view, &LedgerView::proofRequested);
    QSignalSpy changes(&scene.view, &LedgerView::changeRequested);
    const auto buttons = scene.view.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) button->click();
    QCOMPARE(proofs.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(proofs.front().front().value<CellAddress>(), score);
    scene.selection.setCell({"grad." + score.tensor, score.index});
    for (QPushButton* button : buttons) button->click();
    QCOMPARE(proofs.size(), 2);
    QCOMPARE(changes.size(), 1);  // no one can set a gradient
  }
};

}  // namespace encoderlab

QTEST_MAIN(encoderlab::LedgerViewTest)
#include "ledger_view_test.moc"
