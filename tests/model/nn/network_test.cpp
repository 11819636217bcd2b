#include "model/nn/network.h"

#include <QTest>
#include <map>
#include <tuple>

#include "model/inspect/op_list.h"
#include "model/inspect/trace.h"
#include "model/training/chunk_pass.h"
#include "tests/model/nn/numeric_gradient.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::ModelConfiguration)

namespace {

/// Ragged samples, padding at an end and in a middle, targets of which one is left out.
std::vector<Sample> raggedSamples(const ModelConfiguration& model) {
  RandomStream random(20);
  std::vector<Sample> samples(3);
  const std::vector<std::vector<std::uint8_t>> padding{{0, 1, 0, 0}, {0}, {0, 0, 1}};
  for (std::size_t s = 0; s < samples.size(); ++s) {
    Sample& sample = samples[s];
    sample.padding = padding[s];
    const std::size_t T = padding[s].size();
    for (std::size_t t = 0; t < T; ++t) {
      if (model.input.kind == InputKind::Tokens) sample.tokens.push_back(static_cast<std::int32_t>(random.below(5)));
      for (int f = 0; model.input.kind == InputKind::Vectors && f < model.input.features; ++f)
        sample.vectors.push_back(static_cast<float>(random.normal()));
    }
    const std::size_t judged = model.head.kind == HeadKind::Token ? T : 1;
    for (std::size_t i = 0; i < judged; ++i) {
      if (model.head.loss == LossKind::CrossEntropy)
        sample.classes.push_back(i == 2 ? ignoredTarget : static_cast<std::int64_t>(random.below(3)));
      for (int o = 0; model.head.loss == LossKind::MeanSquaredError && o < model.head.outputs; ++o)
        sample.values.push_back(static_cast<float>(random.normal()));
    }
  }
  return samples;
}

ModelConfiguration smallModel(Block block) {
  ModelConfiguration model;
  model.dModel = 4;
  model.nhead = 2;
  model.numLayers = 2;
  model.dimFeedforward = 5;
  model.block = block;
  model.finalNorm = block == Block::Pre;
  model.maxLength = 5;
  model.input.vocabulary = 5;
  model.head.outputs = 3;
  return model;
}

/// The whole model on the ragged samples: its loss, and what backward says of it.
class Subject {
 public:
  Subject(const ModelConfiguration& model, const Dropout& dropout)
      : m_layout(model),
        m_network(model),
        m_batch(packBatch(model, raggedSamples(model), PaddingColumns::Kept)),
        m_workspace(model, WorkspaceCapacity::forChunk({&m_batch, 0, m_batch.sampleCount()})) {
    weights.resize(m_layout.size());
    gradient.resize(m_layout.size());
    initializeParameters(m_layout, 3, weights.data());
    RandomStream random(21);  // biases that start at 0 would hide mistakes in their gradients
    for (double& weight : weights) weight += 0.3 * random.normal();
    m_context.chunk = {&m_batch, 0, m_batch.sampleCount()};
    m_context.dropout = dropout;
  }

  double pass(Probe<double>* probe = nullptr) {
    std::fill(gradient.begin(), gradient.end(), 0.0);
    m_context.probe = probe;
    const NetworkParameters<const double> parameters(m_network.model(), m_layout, weights.data());
    const NetworkParameters<double> gradients(m_network.model(), m_layout, gradient.data());
    const double share = 1.0 / static_cast<double>(countTargets(m_network.model(), m_batch));
    return passForwardAndBackward(m_network, m_context, parameters, m_workspace, share, gradients).loss;
  }

  const ParameterLayout& layout() const { return m_layout; }

  std::vector<double> weights;
  std::vector<double> gradient;

 private:
  ParameterLayout m_layout;
  Network<double> m_network;
  Batch m_batch;
  Workspace<double> m_workspace;
  PassContext<double> m_context;
};

/// A visit by hook, layer, and for attention sample and head.
using Place = std::tuple<Hook, int, std::size_t, std::size_t>;

template <typename Scalar>
Place placeOf(const HookedTensor<Scalar>& tensor) {
  return {tensor.hook, tensor.layer, tensor.sample, tensor.head};
}

/// Keeps a copy of every gradient.
class GradientKeeper : public Probe<double> {
 public:
  void visit(const HookedTensor<double>& tensor) override {
    if (tensor.pass == Pass::Forward) return;
    Matrix& kept = gradients.try_emplace(placeOf(tensor), tensor.values.rows, tensor.values.columns).first->second;
    for (std::size_t n = 0; n < kept.columns; ++n)
      std::copy_n(tensor.values.column(n), kept.rows, kept.view().column(n));
  }

  std::map<Place, Matrix> gradients;
};

/// Adds `amount` to one cell on its way forward.
class Nudge : public Probe<double> {
 public:
  Nudge(Place place, std::size_t row, std::size_t column, double amount)
      : m_place(std::move(place)), m_row(row), m_column(column), m_amount(amount) {}

  void visit(const HookedTensor<double>& tensor) override {
    if (tensor.pass == Pass::Forward && placeOf(tensor) == m_place) tensor.values(m_row, m_column) += m_amount;
  }

 private:
  Place m_place;
  std::size_t m_row;
  std::size_t m_column;
  double m_amount;
};

void addConfigurations() {
  QTest::addColumn<ModelConfiguration>("model");
  QTest::addColumn<double>("dropout");
  for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
    for (const double dropout : {0.0, 0.25}) {
      const QByteArray name = QByteArray::number(static_cast<int>(block)) + " dropout " + QByteArray::number(dropout);
      ModelConfiguration model = smallModel(block);
      QTest::newRow("tokens, sinusoidal, token head, block " + name) << model << dropout;
      model.position = Position::Learned;
      model.activation = Activation::Gelu;
      model.head.kind = HeadKind::Sequence;
      QTest::newRow("tokens, learned, gelu, mean, block " + name) << model << dropout;
      model.input = {InputKind::Vectors, 0, 3};
      model.head.pooling = Pooling::Cls;
      model.head.loss = LossKind::MeanSquaredError;
      QTest::newRow("vectors, learned, gelu, cls, mse, block " + name) << model << dropout;
      model.position = Position::None;
      model.head.kind = HeadKind::Token;
      QTest::newRow("vectors, no position, token mse, block " + name) << model << dropout;
    }
  }
}

}  // namespace

class NetworkTest : public QObject {
  Q_OBJECT

 private slots:
  void parameterGradientsAgreeWithSlopes_data() { addConfigurations(); }
  void parameterGradientsAgreeWithSlopes() {
    QFETCH(ModelConfiguration, model);
    QFETCH(double, dropout);
    Subject subject(model, Dropout(dropout, 1, 1));
    subject.pass();
    const std::vector<double> gradient = subject.gradient;
    for (const Parameter& parameter : subject.layout().parameters()) {
      VERIFY_GRADIENT(parameter.name, subject.weights.data() + parameter.offset, parameter.size,
                      gradient.data() + parameter.offset, [&subject] { return subject.pass(); });
    }
  }

  void gradientsOfIntermediatesAgreeWithSlopes_data() { addConfigurations(); }
  void gradientsOfIntermediatesAgreeWithSlopes() {
    QFETCH(ModelConfiguration, model);
    QFETCH(double, dropout);
    Subject subject(model, Dropout(dropout, 1, 1));
    GradientKeeper keeper;
    subject.pass(&keeper);
    constexpr double step = 1e-5;
    for (const auto& [place, gradient] : keeper.gradients) {
      if (std::get<Hook>(place) == Hook::Loss) continue;
      double largest = 0;
      for (std::size_t n = 0; n < gradient.columns; ++n) {
        for (std::size_t i = 0; i < gradient.rows; ++i) {
          Nudge above(place, i, n, step);
          Nudge below(place, i, n, -step);
          const double slope = (subject.pass(&above) - subject.pass(&below)) / (2 * step);
          largest = std::max(largest, std::abs(slope));
          const std::string name = hookName(std::get<Hook>(place), std::get<int>(place));
          QVERIFY2(std::abs(slope - gradient.view()(i, n)) < 1e-6,
                   qPrintable(QStringLiteral("%1 (%2, %3): backward says %4, the slope is %5")
                                  .arg(QString::fromStdString(name))
                                  .arg(i)
                                  .arg(n)
                                  .arg(gradient.view()(i, n))
                                  .arg(slope)));
        }
      }
      // A sample of one token attends only to itself: its scores cannot matter.
      const bool isLoneToken = gradient.rows == 1 && gradient.columns == 1;
      QVERIFY2(largest > 1e-9 || isLoneToken, hookName(std::get<Hook>(place), std::get<int>(place)).c_str());
    }
  }

  void hooksAreThoseOfTheOpList_data() { addConfigurations(); }
  void hooksAreThoseOfTheOpList() {
    QFETCH(ModelConfiguration, model);
    const ParameterLayout layout(model);
    std::vector<double> weights(layout.size());
    initializeParameters(layout, 1, weights.data());
    const Batch batch = packBatch(model, raggedSamples(model), PaddingColumns::Kept);
    const BasicTrace<double> trace = traceBatch<double>(model, weights, batch);
    std::size_t expected = layout.parameters().size();
    for (const Op& op : opList(model)) {
      QVERIFY2(trace.find(op.output) != nullptr, op.output.c_str());
      QVERIFY2(trace.find("grad." + op.output) != nullptr, op.output.c_str());
      expected += 2;
    }
    QCOMPARE(trace.tensors.size(), expected);
  }

  void packingPaddingAwayChangesNothingThatCounts_data() { addConfigurations(); }
  void packingPaddingAwayChangesNothingThatCounts() {
    QFETCH(ModelConfiguration, model);
    model.head.loss = LossKind::CrossEntropy;  // a padded token of an mse head has a target that would be left out
    std::vector<Sample> samples = raggedSamples(model);
    for (Sample& sample : samples) {
      for (std::size_t t = 0; model.head.kind == HeadKind::Token && t < sample.padding.size(); ++t) {
        if (sample.padding[t] != 0) sample.classes[t] = ignoredTarget;
      }
    }
    const ParameterLayout layout(model);
    std::vector<double> weights(layout.size());
    initializeParameters(layout, 1, weights.data());
    const auto trace = [&](PaddingColumns columns) {
      return traceBatch<double>(model, weights, packBatch(model, samples, columns));
    };
    const BasicTrace<double> kept = trace(PaddingColumns::Kept);
    const BasicTrace<double> packed = trace(PaddingColumns::LeftOut);
    QVERIFY(std::abs(kept.find("loss")->values[0] - packed.find("loss")->values[0]) < 1e-12);
    for (const Parameter& parameter : layout.parameters()) {
      const auto& left = kept.find("grad." + parameter.name)->values;
      const auto& right = packed.find("grad." + parameter.name)->values;
      for (std::size_t i = 0; i < left.size(); ++i)
        QVERIFY2(std::abs(left[i] - right[i]) < 1e-12, parameter.name.c_str());
    }
  }

  void initialValuesAreDistributedAsPyTorchDoes() {
    ModelConfiguration model;
    model.head.outputs = 64;
    model.position = Position::Learned;
    const ParameterLayout layout(model);
    std::vector<float> weights(layout.size());
    initializeParameters(layout, 1, weights.data());
    const auto largest = [&](const char* name) {
      const Parameter& parameter = layout.at(name);
      float result = 0;
      for (std::size_t i = 0; i < parameter.size; ++i)
        result = std::max(result, std::abs(weights[parameter.offset + i]));
      return static_cast<double>(result);
    };
    const auto isJustBelow = [](double value, double bound) { return value <= bound && value > 0.97 * bound; };
    QVERIFY(isJustBelow(largest("encoder.layers.0.self_attn.in_proj_weight"), std::sqrt(6.0 / (32 + 96))));
    QCOMPARE(largest("encoder.layers.0.self_attn.in_proj_bias"), 0.0);
    QCOMPARE(largest("encoder.layers.0.self_attn.out_proj.bias"), 0.0);
    QVERIFY(isJustBelow(largest("encoder.layers.1.linear1.weight"), 1 / std::sqrt(32.0)));
    QVERIFY(isJustBelow(largest("encoder.layers.1.linear1.bias"), 1 / std::sqrt(32.0)));
    QVERIFY(isJustBelow(largest("encoder.layers.1.linear2.weight"), 1 / std::sqrt(128.0)));
    QVERIFY(largest("head.bias") <= 1 / std::sqrt(32.0));
    QVERIFY(largest("token_embedding.weight") > 2.5);
    QVERIFY(largest("position_embedding.weight") > 2.5);
    QCOMPARE(largest("encoder.norm.weight"), 1.0);
    QCOMPARE(largest("encoder.norm.bias"), 0.0);
  }
};

QTEST_APPLESS_MAIN(NetworkTest)
#include "network_test.moc"
