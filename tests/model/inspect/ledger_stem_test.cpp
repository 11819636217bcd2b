#include <QTest>
#include <cmath>

#include "model/inspect/cell_index.h"
#include "model/inspect/ledger.h"
#include "tests/model/inspect/ledger_faults.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::Stem)

namespace {

QStringList stepNames(const CellExplanation& explanation) {
  QStringList names;
  for (const LedgerStep& step : explanation.steps) names.append(QString::fromStdString(step.name));
  return names;
}

bool isNear(double a, double b) { return std::abs(a - b) < 1e-6; }

}  // namespace

class LedgerStemTest : public QObject {
  Q_OBJECT

 private slots:
  void everyCellOfEveryStemAddsUp_data() {
    QTest::addColumn<Stem>("stem");
    QTest::addColumn<bool>("hasCls");
    QTest::addColumn<bool>("isVideo");
    QTest::newRow("convolution") << Stem::Convolution << false << false;
    QTest::newRow("convolution, cls") << Stem::Convolution << true << false;
    QTest::newRow("convolution, video") << Stem::Convolution << false << true;
    QTest::newRow("convolution, video, cls") << Stem::Convolution << true << true;
    QTest::newRow("recurrence") << Stem::Recurrent << false << false;
    QTest::newRow("recurrence, cls") << Stem::Recurrent << true << false;
  }
  void everyCellOfEveryStemAddsUp() {
    QFETCH(const Stem, stem);
    QFETCH(const bool, hasCls);
    QFETCH(const bool, isVideo);
    ModelConfiguration model = smallModel();
    model.dModel = 4;
    model.stem = stem;
    if (isVideo) {
      model.input = patchesInput({.frames = 2, .height = 4, .width = 6, .patch = 2});
      model.maxLength = 13;
    }
    if (hasCls) {
      model.head.kind = HeadKind::Sequence;
      model.head.pooling = Pooling::Cls;
    }
    const Traced traced(model);
    for (const auto& [name, tensor] : traced.trace.tensors) {
      if (name.find("stem.") == std::string::npos && name != "grad.embedding") continue;
      for (std::size_t i = 0; i < tensor.values.size(); ++i) {
        if (std::isnan(tensor.values[i])) continue;
        const CellAddress cell{name, indexAt(i, tensor.shape)};
        const CellExplanation explanation = traced.explain(cell);
        const QString fault = faultOf(explanation, traced.context);
        QVERIFY2(fault.isEmpty(), (fault + "\n" + explanationText(explanation).c_str()).toUtf8().constData());
      }
    }
  }

  void theTermsOfAConvolutionAreNeighbours() {
    ModelConfiguration model = smallModel();
    model.dModel = 2;
    model.stem = Stem::Convolution;
    const Traced traced(model);
    const auto labels = [&](const CellAddress& cell) {
      QStringList terms;
      const CellExplanation explanation = traced.explain(cell);
      for (const LedgerTerm& term : explanation.steps.back().terms) {
        if (term.label != phrases::rounding) terms.append(QString::fromStdString(term.label));
      }
      return terms;
    };
    // Token 1 of the first sample is padding: token 2 sees itself and token 3.
    QCOMPARE(labels({"stem.convolution", {0, 2, 1}}),
             (QStringList{"x[0, 2, 0] W[1, 0, 1]", "x[0, 2, 1] W[1, 1, 1]", "x[0, 3, 0] W[1, 0, 2]",
                          "x[0, 3, 1] W[1, 1, 2]", "b[1]"}));
    const std::vector<LedgerStep> padding = traced.explain({"grad.embedding", {0, 1, 0}}).steps;
    QCOMPARE(padding.front().name, std::string("via stem.convolution"));
    QCOMPARE(padding.front().terms.front().label, std::string(phrases::paddingIsNotSeen));
    QCOMPARE(labels({"stem.output", {0, 2, 1}}).size(), 2);
  }

  void theStepsOfARecurrenceAreItsGates() {
    ModelConfiguration model = smallModel();
    model.dModel = 2;
    model.stem = Stem::Recurrent;
    const Traced traced(model);
    const CellExplanation candidate = traced.explain({"stem.gru.candidate", {0, 2, 1}});
    QCOMPARE(stepNames(candidate), (QStringList{"s = h W_hn + b_hn", "u", "stem.gru.candidate"}));
    QCOMPARE(candidate.steps[1].terms.back().label, std::string("r[2, 1] s"));
    QVERIFY(isNear(candidate.value, std::tanh(candidate.steps[1].result)));
    const CellExplanation reset = traced.explain({"stem.gru.reset", {0, 2, 0}});
    QVERIFY(isNear(reset.value, 1 / (1 + std::exp(-reset.steps.front().result))));
    const CellExplanation padding = traced.explain({"stem.gru.hidden", {0, 1, 1}});
    QCOMPARE(padding.steps.front().terms.front().sources.front(), (CellAddress{"stem.gru.hidden", {0, 0, 1}}));
    QVERIFY(reset.formula.find("rₜ = σ(") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(LedgerStemTest)
#include "ledger_stem_test.moc"
