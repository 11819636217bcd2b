#include <QTest>

#include "model/data/batch.h"
#include "model/inspect/trace.h"
#include "model/training/optimizer.h"
#include "tests/model/reference/golden_file.h"

using namespace encoderlab;

namespace {

constexpr std::int64_t stepCount = 10;

std::map<std::string, TrainingConfiguration> goldenOptimizers(const GoldenFile& golden) {
  std::map<std::string, TrainingConfiguration> optimizers;
  const auto all = nlohmann::ordered_json::parse(golden.file.metadata.at("optimizers"));
  for (const auto& [name, settings] : all.items()) {
    optimizers[name] = configurationFromJson({{"version", 1}, {"training", settings}}).training;
  }
  return optimizers;
}

/// The parameters in the alphabetical order of their names, as the golden files store them after some steps.
std::vector<Parameter> alphabetical(const ParameterLayout& layout) {
  std::vector<Parameter> parameters = layout.parameters();
  std::sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return parameters;
}

/// The gradient of attention's key bias is zero but for rounding, because a softmax does not notice what is added to
/// all keys. Adam divides rounding by rounding, so nobody can agree on what it makes of that third.
template <typename Scalar>
void leaveOutKeyBias(const Parameter& parameter, std::vector<double>& expected, std::vector<Scalar>& actual) {
  if (!parameter.name.ends_with("in_proj_bias")) return;
  const auto third = static_cast<std::ptrdiff_t>(parameter.size / 3);
  expected.erase(expected.begin() + third, expected.begin() + 2 * third);
  actual.erase(actual.begin() + third, actual.begin() + 2 * third);
}

template <typename Scalar>
class OptimizerRun {
 public:
  OptimizerRun(const GoldenFile& golden, const TrainingConfiguration& training)
      : m_model(golden.configuration.model),
        m_training(training),
        m_layout(m_model),
        m_batch(packBatch(m_model, golden.samples, PaddingColumns::Kept)),
        m_weights(goldenWeights<Scalar>(golden, m_layout)),
        m_optimizer(training, m_layout.size()) {}

  void runStep() {
    const auto trace = traceBatch<Scalar>(m_model, m_weights, m_batch);
    const std::vector<Scalar> gradients = flatGradients(trace);
    double squares = 0;
    for (const Scalar gradient : gradients) squares += static_cast<double>(gradient) * static_cast<double>(gradient);
    m_losses.push_back(trace.tensors.at("loss").values.at(0));
    m_norms.push_back(static_cast<Scalar>(std::sqrt(squares)));
    ++m_step;
    const UpdateConstants constants{m_step, learningRateAt(m_training, m_step),
                                    clipCoefficient(m_training, std::sqrt(squares))};
    // In two ranges, as threads share an update.
    const std::size_t half = m_layout.size() / 2;
    QVERIFY(m_optimizer.update(constants, half, m_layout.size() - half, m_weights.data(), gradients.data()));
    QVERIFY(m_optimizer.update(constants, 0, half, m_weights.data(), gradients.data()));
  }

  /// The worst disagreement with the golden weights over all parameters, relative to each parameter's largest value.
  double weightsDifference(const Tensor<double>& golden) const {
    double worst = golden.values.size() == m_layout.size() ? 0 : HUGE_VAL;
    auto begin = golden.values.begin();
    for (const Parameter& parameter : alphabetical(m_layout)) {
      const auto size = static_cast<std::ptrdiff_t>(parameter.size);
      std::vector<double> expected(begin, begin + size);
      begin += size;
      const auto mine = m_weights.begin() + static_cast<std::ptrdiff_t>(parameter.offset);
      std::vector<Scalar> actual(mine, mine + size);
      if (m_training.optimizer != OptimizerKind::Sgd) leaveOutKeyBias(parameter, expected, actual);
      worst = std::max(worst, relativeDifference(expected, actual));
    }
    return worst;
  }

  const std::vector<Scalar>& losses() const { return m_losses; }
  const std::vector<Scalar>& norms() const { return m_norms; }

 private:
  std::vector<Scalar> flatGradients(const BasicTrace<Scalar>& trace) const {
    std::vector<Scalar> gradients(m_layout.size());
    for (const Parameter& parameter : m_layout.parameters()) {
      const auto& values = trace.tensors.at("grad." + parameter.name).values;
      std::copy(values.begin(), values.end(), &gradients[parameter.offset]);
    }
    return gradients;
  }

  ModelConfiguration m_model;
  TrainingConfiguration m_training;
  ParameterLayout m_layout;
  Batch m_batch;
  std::vector<Scalar> m_weights;
  Optimizer<Scalar> m_optimizer;
  std::int64_t m_step = 0;
  std::vector<Scalar> m_losses;
  std::vector<Scalar> m_norms;
};

template <typename Scalar>
void compareSteps(const GoldenFile& golden, const std::string& variant, double tolerance) {
  const std::string prefix = "optimizer." + variant + ".";
  OptimizerRun<Scalar> run(golden, goldenOptimizers(golden).at(variant));
  for (std::int64_t step = 1; step <= stepCount; ++step) {
    run.runStep();
    const auto found = golden.file.tensors.find(prefix + std::to_string(step));
    if (found == golden.file.tensors.end()) continue;
    const double difference = run.weightsDifference(std::get<Tensor<double>>(found->second));
    QVERIFY2(
        difference <= tolerance,
        ("after step " + std::to_string(step) + ": " + std::to_string(difference / tolerance) + " tolerances").c_str());
  }
  QVERIFY(golden.file.tensors.contains(prefix + std::to_string(stepCount)));
  QVERIFY(relativeDifference(goldenTensor(golden, prefix + "losses").values, run.losses()) <= tolerance);
  QVERIFY(relativeDifference(goldenTensor(golden, prefix + "gradient_norms").values, run.norms()) <= tolerance);
}

}  // namespace

class OptimizerStepsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("variant");
    for (const auto& path : goldenPaths()) {
      for (const auto& [variant, training] : goldenOptimizers(readGolden(path))) {
        QTest::newRow((path.stem().string() + ", " + variant).c_str())
            << QString::fromStdString(path.string()) << QString::fromStdString(variant);
      }
    }
  }

  void doublesAreThoseOfPyTorch() {
    QFETCH_GLOBAL(QString, path);
    QFETCH_GLOBAL(QString, variant);
    compareSteps<double>(readGolden(path.toStdString()), variant.toStdString(), 1e-10);
  }

  void floatsAreThoseOfPyTorch() {
    QFETCH_GLOBAL(QString, path);
    QFETCH_GLOBAL(QString, variant);
    compareSteps<float>(readGolden(path.toStdString()), variant.toStdString(), 1e-5);
  }
};

QTEST_APPLESS_MAIN(OptimizerStepsTest)
#include "optimizer_steps_test.moc"
