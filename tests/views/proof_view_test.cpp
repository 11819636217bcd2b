#include "views/proof_view.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QtTest>
#include <cmath>

#include "tests/views/panel_scene.h"
#include "views/selection.h"

namespace encoderlab {
namespace {

const CellAddress weight{"encoder.layers.0.linear1.weight", {3, 4}};

struct Scene {
  Scene() : view(&selection) {}
  QString said() const {
    QStringList texts;
    const auto labels = view.findChildren<QLabel*>();
    for (const QLabel* label : labels) texts.append(label->text());
    return texts.join('\n');
  }
  QString valueOf(const QString& name) const {
    const QStringList lines = view.findChild<QTextBrowser*>()->toPlainText().split('\n');
    const qsizetype at = lines.indexOf(name);
    if (at >= 0) return lines[at + 1];
    return {};
  }

  Selection selection;
  ProofView view;
};

GradientProver prover() {
  const auto inspection = realInspection({});
  return {inspection->model, inspection->snapshot->weights, inspection->batch};
}

}  // namespace

class ProofViewTest : public QObject {
  Q_OBJECT

 private slots:
  void asksForTheChosenNumber() {
    Scene scene;
    QSignalSpy proofs(&scene.view, &ProofView::proofRequested);
    QSignalSpy tensorProofs(&scene.view, &ProofView::tensorProofRequested);
    const auto buttons = scene.view.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) QVERIFY(!button->isEnabled());
    QVERIFY(scene.said().contains("Click a number"));
    scene.selection.setCell(weight);
    for (QPushButton* button : buttons) button->click();
    QCOMPARE(proofs.size(), 1);
    QCOMPARE(proofs[0][0].value<CellAddress>(), weight);
    QVERIFY(std::abs(proofs[0][1].toDouble() - defaultNudge) < 1e-12);
    QCOMPARE(tensorProofs.size(), 1);
    QCOMPARE(tensorProofs[0][0].toString(), "encoder.layers.0.linear1.weight");
    scene.view.setBusy(true);
    for (QPushButton* button : buttons) QVERIFY(!button->isEnabled());
  }

  void showsBothLossesAndTheSlope() {
    Scene scene;
    scene.selection.setCell(weight);
    const GradientProof proof = prover().prove(weight);
    scene.view.setProof(proof);
    QVERIFY(scene.said().contains("agrees") || scene.said().contains("zero") || scene.said().contains("kink"));
    QCOMPARE(scene.valueOf("loss with value − ε").toDouble(), proof.lossBelow);
    QCOMPARE(scene.valueOf("loss with value + ε").toDouble(), proof.lossAbove);
    QCOMPARE(scene.valueOf("measured slope: their difference / 2ε"), QString::number(proof.slope, 'g', 16));
    QCOMPARE(scene.valueOf("backpropagated"), QString::number(proof.backpropagated, 'g', 16));
    scene.selection.setCell({weight.tensor, {0, 0}});
    QCOMPARE(scene.valueOf("measured slope: their difference / 2ε"), "");
  }

  void saysWhatAVerdictMeans() {
    Scene scene;
    GradientProof proof;
    proof.verdict = ProofVerdict::Disagrees;
    scene.view.setProof(proof);
    QVERIFY(scene.said().contains("✗"));
    proof.verdict = ProofVerdict::Kink;
    proof.kinksAbove = {{"encoder.layers.0.linear1", {0, 2, 7}}};
    scene.view.setProof(proof);
    QVERIFY2(scene.said().contains("linear1[0, 2, 7]"), qPrintable(scene.said()));
    scene.view.setRefusal("This cannot be proved.");
    QVERIFY(scene.said().contains("This cannot be proved."));
    QCOMPARE(scene.valueOf("value"), "");
  }

  void showsAWholeTensor() {
    Scene scene;
    const TensorProof proof = prover().proveTensor(weight.tensor, 12, 1);
    scene.view.setTensorProof(proof);
    QCOMPARE(scene.valueOf("cells tried"), "12 of 4,096");
    QVERIFY(scene.said().contains("✓"));
    QVERIFY(scene.valueOf("worst cell").startsWith("linear1.weight["));
  }

  void saysWhereTheNudgeWasTooLarge() {
    Scene scene;
    GradientProof proof;
    proof.verdict = ProofVerdict::TooLarge;
    scene.view.setProof(proof);
    QVERIFY(scene.said().contains("ε is too large here"));
    QVERIFY(!scene.said().contains("✗"));
    const TensorProof tensor = prover().proveTensor("encoder.layers.1.norm1.weight", 12, 1, 0.1);
    QVERIFY(tensor.tooLarge > 0);
    QCOMPARE(tensor.disagreeing, std::size_t{0});
    scene.view.setTensorProof(tensor);
    QVERIFY2(scene.said().contains(QStringLiteral("ε is too large in %1 of").arg(tensor.tooLarge)),
             qPrintable(scene.said()));
    QCOMPARE(scene.valueOf("where ε is too large").toULongLong(), tensor.tooLarge);
    QVERIFY(scene.said().contains("Gradient of layer 2 · norm1.weight"));
  }

  void namesTheLayerAndTheHead() {
    Scene scene;
    scene.selection.setCell({"encoder.layers.1.self_attn.scores", {0, 3, 6, 2}});
    QVERIFY2(scene.said().contains("with respect to layer 2 · head 4 · self_attn.scores[0, 3, 6, 2]"),
             qPrintable(scene.said()));
    scene.selection.setCell(weight);
    QVERIFY(scene.said().contains("with respect to layer 1 · linear1.weight[3, 4]"));
    scene.selection.setCell({"head.bias", {2}});
    QVERIFY(scene.said().contains("with respect to head.bias[2]"));
  }

  void saysWhereTheNudgeWasTooSmall() {
    Scene scene;
    scene.view.setProof(prover().prove(weight, 1e-30));
    QVERIFY(scene.said().contains("lost in the rounding of this number"));
    QVERIFY(!scene.said().contains("✓"));
    TensorProof proof = prover().proveTensor(weight.tensor, 12, 1);
    proof.proofs.push_back(prover().prove(weight, 1e-30));
    proof.tooSmall = 1;
    scene.view.setTensorProof(proof);
    QCOMPARE(scene.valueOf("nudge lost in the rounding"), "1");
    QVERIFY(scene.said().contains("in all of 12 cell"));
    scene.view.setTensorProof(prover().proveTensor(weight.tensor, 12, 1, 1e-30));
    QVERIFY(scene.said().contains("of the numbers that were tried"));
  }
};

}  // namespace encoderlab

QTEST_MAIN(encoderlab::ProofViewTest)
#include "proof_view_test.moc"
