#include <QTest>

#include "model/data/batch.h"
#include "model/inspect/trace.h"
#include "model/nn/kernels/kernels.h"
#include "tests/model/reference/golden_file.h"

using namespace encoderlab;

namespace {

constexpr double doubleTolerance = 1e-10;
/// Deep as_printed models amplify rounding, which depends on the order of sums: on the baseline instruction set up to
/// 1.6e-5 of the largest number.
constexpr double floatTolerance = 2e-5;
constexpr std::string_view tracePrefix = "trace.";

void addGoldenRows() {
  QTest::addColumn<QString>("path");
  for (const auto& path : goldenPaths()) {
    QTest::newRow(path.stem().string().c_str()) << QString::fromStdString(path.string());
  }
}

GoldenFile goldenOfRow() {
  QFETCH_GLOBAL(QString, path);
  return readGolden(path.toStdString());
}

std::map<std::string, Tensor<double>> goldenTrace(const GoldenFile& golden) {
  std::map<std::string, Tensor<double>> trace;
  for (const auto& [name, tensor] : golden.file.tensors) {
    if (name.starts_with(tracePrefix)) trace[name.substr(tracePrefix.size())] = std::get<Tensor<double>>(tensor);
  }
  return trace;
}

template <typename Scalar>
BasicTrace<Scalar> traceGolden(const GoldenFile& golden, PaddingColumns paddingColumns) {
  const ModelConfiguration& model = golden.configuration.model;
  const std::vector<Scalar> weights = goldenWeights<Scalar>(golden, ParameterLayout(model));
  return traceBatch<Scalar>(model, weights, packBatch(model, golden.samples, paddingColumns));
}

/// Every sentence on what differs, names on one side only included.
template <typename Scalar>
std::string disagreements(const std::map<std::string, Tensor<double>>& expected, const BasicTrace<Scalar>& actual,
                          double tolerance) {
  std::string found;
  for (const auto& [name, tensor] : expected) {
    const Tensor<Scalar>* mine = actual.find(name);
    const std::string wrong = mine ? disagreement(name, tensor, *mine, tolerance) : name + " is not in the trace.";
    if (!wrong.empty()) found += "\n  " + wrong;
  }
  for (const auto& [name, tensor] : actual.tensors) {
    if (!expected.contains(name)) found += "\n  " + name + " is in the trace but not in PyTorch's.";
  }
  return found;
}

bool isParameter(const GoldenFile& golden, const std::string& name) { return golden.file.tensors.contains(name); }

}  // namespace

class GoldenTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase_data() { addGoldenRows(); }

  void theKernelsThatWereAskedForRun() {
    const QByteArray asked = qgetenv("ENCODER_LAB_INSTRUCTIONS");
    for (const NamedKernels<float>& set : availableKernels<float>()) {
      if (set.name == asked.toStdString()) QVERIFY(instructionSetName() == set.name);
    }
  }

  void doublesAreThoseOfPyTorch() {
    const GoldenFile golden = goldenOfRow();
    const auto trace = traceGolden<double>(golden, PaddingColumns::Kept);
    const std::string found = disagreements(goldenTrace(golden), trace, doubleTolerance);
    QVERIFY2(found.empty(), found.c_str());
  }

  void floatsAreThoseOfPyTorch() {
    const GoldenFile golden = goldenOfRow();
    const auto trace = traceGolden<float>(golden, PaddingColumns::Kept);
    const std::string found = disagreements(goldenTrace(golden), trace, floatTolerance);
    QVERIFY2(found.empty(), found.c_str());
  }

  void leavingPaddingOutChangesNeitherLossNorGradients() {
    const GoldenFile golden = goldenOfRow();
    const auto trace = traceGolden<double>(golden, PaddingColumns::LeftOut);
    std::string found;
    for (const auto& [name, tensor] : goldenTrace(golden)) {
      const bool counts = name == "loss" || (name.starts_with("grad.") && isParameter(golden, name.substr(5)));
      if (counts) found += disagreement(name, tensor, trace.tensors.at(name), doubleTolerance);
    }
    QVERIFY2(found.empty(), found.c_str());
  }

  void everyParameterIsPyTorchs() {
    const GoldenFile golden = goldenOfRow();
    const ParameterLayout layout(golden.configuration.model);
    std::size_t count = 0;
    for (const auto& [name, tensor] : goldenTrace(golden)) {
      if (!name.starts_with("grad.") || !isParameter(golden, name.substr(5))) continue;
      QVERIFY2(layout.contains(name.substr(5)), name.c_str());
      ++count;
    }
    QCOMPARE(layout.parameters().size(), count);
  }

  void goldenGradientsAreAlive() {
    const GoldenFile golden = goldenOfRow();
    for (const auto& [name, tensor] : goldenTrace(golden)) {
      if (!name.starts_with("grad.")) continue;
      const bool alive =
          std::any_of(tensor.values.begin(), tensor.values.end(), [](double value) { return std::abs(value) > 1e-9; });
      QVERIFY2(alive, (name + " is zero, so it proves nothing").c_str());
    }
  }
};

QTEST_APPLESS_MAIN(GoldenTest)
#include "golden_test.moc"
