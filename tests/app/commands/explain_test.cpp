#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "model/io/model_file.h"
#include "model/io/safetensors.h"
#include "tests/app/commands/program_runner.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

double combinedTerms(const QJsonObject& step) {
  const QString combine = step.value(QStringLiteral("combine")).toString(QStringLiteral("sum"));
  const QJsonArray terms = step.value(QStringLiteral("terms")).toArray();
  double result = terms.first().toObject().value(QStringLiteral("value")).toDouble();
  for (qsizetype i = 1; i < terms.size(); ++i) {
    const double value = terms[i].toObject().value(QStringLiteral("value")).toDouble();
    if (combine == QStringLiteral("sum")) result += value;
    if (combine == QStringLiteral("product")) result *= value;
    if (combine == QStringLiteral("max")) result = std::max(result, value);
  }
  return result;
}

}  // namespace

/// Runs `encoder-lab explain` on a model and a batch, as a user would.
class ExplainTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const Result trained =
        run({"train", "--task", "reverse", "--steps", "5", "--set", "model.num_layers=1", "--out", path("model")});
    QCOMPARE(trained.status, 0);
    SafetensorsFile batch;
    batch.tensors["tokens"] = Tensor<std::int64_t>{{2, 3}, {1, 2, 3, 4, 5, 0}};
    batch.tensors["key_padding_mask"] = Tensor<std::uint8_t>{{2, 3}, {0, 0, 0, 0, 0, 1}};
    writeSafetensors(path("plain").toStdString(), batch);
    batch.tensors["targets"] = Tensor<std::int64_t>{{2, 3}, {1, 2, 3, 4, 5, -100}};
    writeSafetensors(path("batch").toStdString(), batch);
    QCOMPARE(run({"trace", path("model"), "--batch", path("batch"), "--out", path("trace")}).status, 0);
  }

  void theStepsLeadToTheTracesValue_data() {
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<QString>("cell");
    QTest::newRow("score") << "encoder.layers.0.self_attn.scores"
                           << "1,2,0,1";
    QTest::newRow("weight") << "encoder.layers.0.self_attn.weights"
                            << "1,2,0,1";
    QTest::newRow("norm") << "encoder.layers.0.norm1"
                          << "0,2,7";
    QTest::newRow("activation") << "encoder.layers.0.activation"
                                << "0,1,100";
    QTest::newRow("loss") << "loss"
                          << "";
    QTest::newRow("gradient") << "grad.encoder.layers.0.residual1"
                              << "0,1,3";
    QTest::newRow("parameter") << "grad.encoder.layers.0.self_attn.in_proj_weight"
                               << "40,3";
    QTest::newRow("norm parameter") << "grad.encoder.norm.weight"
                                    << "5";
  }

  void theStepsLeadToTheTracesValue() {
    QFETCH(const QString, tensor);
    QFETCH(const QString, cell);
    QStringList words{"explain", path("model"), "--batch", path("batch"), "--tensor", tensor, "--json"};
    if (!cell.isEmpty()) words += QStringList{"--cell", cell};
    const Result result = run(words);
    QCOMPARE(result.errors, QString());
    QCOMPARE(result.status, 0);
    const QJsonObject json = result.json();
    QCOMPARE(json.keys(), (QStringList{"cell", "formula", "pytorch", "steps", "tensor", "value"}));
    QCOMPARE(json.value(QStringLiteral("tensor")).toString(), tensor);
    const QJsonArray steps = json.value(QStringLiteral("steps")).toArray();
    for (const QJsonValue& value : steps) {
      const QJsonObject step = value.toObject();
      if (!step.contains(QStringLiteral("terms"))) continue;
      const double stepResult = step.value(QStringLiteral("result")).toDouble();
      QVERIFY(std::abs(combinedTerms(step) - stepResult) <= 1e-14 * std::max(1.0, std::abs(stepResult)));
    }
    const double value = json.value(QStringLiteral("value")).toDouble();
    QCOMPARE(steps.last().toObject().value(QStringLiteral("result")).toDouble(), value);
    QCOMPARE(static_cast<float>(value), traced(tensor, json.value(QStringLiteral("cell")).toArray()));
    QVERIFY(result.output.startsWith(tensor));
  }

  void mistakesAreSaidInOneLine_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const QStringList withTargets{"--batch", path("batch")};
    QTest::newRow("no batch") << QStringList{"--tensor", "logits", "--cell", "0,0,0"} << 2 << "--batch is missing.";
    QTest::newRow("no tensor") << withTargets + QStringList{"--cell", "0,0,0"} << 2 << "--tensor is missing.";
    QTest::newRow("no cell") << withTargets + QStringList{"--tensor", "logits"} << 2 << "--cell is missing.";
    QTest::newRow("no number") << withTargets + QStringList{"--tensor", "logits", "--cell", "0,x"} << 2
                               << "must be whole numbers";
    QTest::newRow("negative") << withTargets + QStringList{"--tensor", "logits", "--cell", "0,-1,0"} << 2
                              << "must be whole numbers";
    QTest::newRow("unknown") << withTargets + QStringList{"--tensor", "logit", "--cell", "0,0,0"} << 1
                             << "This model has no tensor \"logit\".";
    QTest::newRow("rank") << withTargets + QStringList{"--tensor", "logits", "--cell", "0,0"} << 1
                          << "a cell needs 3 indices, not 2.";
    QTest::newRow("range") << withTargets + QStringList{"--tensor", "logits", "--cell", "0,0,99"} << 1
                           << "there is no 99 on axis 2.";
    QTest::newRow("no targets") << QStringList{"--batch", path("plain"), "--tensor", "grad.logits", "--cell", "0,0,0"}
                                << 1 << "the batch has no targets.";
  }

  void mistakesAreSaidInOneLine() {
    QFETCH(const QStringList, words);
    QFETCH(const int, status);
    QFETCH(const QString, error);
    const Result result = run(QStringList{"explain", path("model")} + words);
    QCOMPARE(result.status, status);
    QCOMPARE(result.errors.count(QLatin1Char('\n')), 1);
    QVERIFY2(result.errors.contains(error), qPrintable(result.errors));
    QCOMPARE(result.output, QString());
  }

 private:
  QString path(const char* name) const { return m_directory.filePath(QString::fromLatin1(name)); }

  /// The value that `trace` saved.
  float traced(const QString& name, const QJsonArray& cell) const {
    const auto tensor =
        std::get<Tensor<float>>(readSafetensors(path("trace").toStdString()).tensors.at(name.toStdString()));
    std::size_t offset = 0;
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis)
      offset = offset * tensor.shape[axis] + static_cast<std::size_t>(cell[static_cast<qsizetype>(axis)].toInteger());
    return tensor.values[offset];
  }

  QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(ExplainTest)
#include "explain_test.moc"
