#include "model/nn/network.h"

#include <QTest>

#include "model/inspect/op_list.h"
#include "model/inspect/trace.h"
#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_model.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::ModelConfiguration)

namespace {

/// Stems lie before the blocks, and know no dropout.
void addStems() {
  const double dropout = 0;
  for (const Stem stem : {Stem::Convolution, Stem::Recurrent}) {
    const QByteArray kind = stem == Stem::Convolution ? "convolution" : "recurrence";
    ModelConfiguration model = smallModel(Block::Pre);
    model.stem = stem;
    QTest::newRow(kind + ", token head") << model << dropout;
    model.position = Position::Learned;
    model.activation = Activation::Gelu;
    model.input = {InputKind::Vectors, 0, 3};
    model.head.kind = HeadKind::Sequence;
    model.head.pooling = Pooling::Cls;
    QTest::newRow(kind + ", vectors, cls") << model << dropout;
    model.input = patchesInput({.channels = 2, .height = 4, .width = 4, .patch = 2});
    QTest::newRow(kind + ", patches, cls") << model << dropout;
  }
}

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
      model.head.loss = LossKind::CrossEntropy;
      model.input = patchesInput({.channels = 2, .height = 2, .width = 8, .patch = 2});
      QTest::newRow("patches, no position, token head, block " + name) << model << dropout;
      model.head.kind = HeadKind::Sequence;
      model.position = Position::Sinusoidal;
      model.input = patchesInput({.frames = 4, .height = 4, .width = 2, .patch = 2, .patchFrames = 2});
      QTest::newRow("video, sinusoidal, cls, block " + name) << model << dropout;
      model = rotaryModel(block);
      QTest::newRow("tokens, rotary, token head, block " + name) << model << dropout;
      model.head.kind = HeadKind::Sequence;
      model.head.pooling = Pooling::Cls;
      QTest::newRow("tokens, rotary, cls, block " + name) << model << dropout;
    }
  }
  addStems();
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
      for (const std::string& inside : op.insides) {
        QVERIFY2(trace.find(inside) != nullptr, inside.c_str());
        QVERIFY2(trace.find("grad." + inside) != nullptr, inside.c_str());
      }
      expected += 2 + 2 * op.insides.size();
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

  void convolutionsStartAsPyTorchDrawsThem() {
    ModelConfiguration model;
    model.input = patchesInput({.channels = 3, .frames = 4, .patch = 4, .patchFrames = 2});
    const ParameterLayout layout(model);
    std::vector<float> weights(layout.size());
    initializeParameters(layout, 1, weights.data());
    const Parameter& kernel = layout.at("patch_embedding.weight");
    QCOMPARE(kernel.shape, (std::vector<std::size_t>{32, 3, 2, 4, 4}));
    float most = 0;
    for (std::size_t i = 0; i < kernel.size; ++i) most = std::max(most, std::abs(weights[kernel.offset + i]));
    const double bound = 1 / std::sqrt(3.0 * 2 * 4 * 4);
    QVERIFY(static_cast<double>(most) <= bound && static_cast<double>(most) > 0.97 * bound);
  }

  void initialValuesOfTheStemAreDistributedAsPyTorchDoes() {
    ModelConfiguration model;
    const auto largest = [&model](const char* name) {
      const ParameterLayout layout(model);
      std::vector<float> weights(layout.size());
      initializeParameters(layout, 1, weights.data());
      const Parameter& parameter = layout.at(name);
      const auto magnitude = [](float value) { return std::abs(value); };
      return static_cast<double>(magnitude(
          *std::ranges::max_element(std::span(weights).subspan(parameter.offset, parameter.size), {}, magnitude)));
    };
    const auto isJustBelow = [](double value, double bound) { return value <= bound && value > 0.9 * bound; };
    model.stem = Stem::Convolution;
    QVERIFY(isJustBelow(largest("stem.convolution.weight"), 1 / std::sqrt(32.0 * 3)));
    QVERIFY(isJustBelow(largest("stem.convolution.bias"), 1 / std::sqrt(32.0 * 3)));
    ModelConfiguration pictures = model;
    pictures.input = patchesInput({});
    QCOMPARE(ParameterLayout(pictures).at("stem.convolution.weight").shape, (std::vector<std::size_t>{32, 32, 3, 3}));
    model.stem = Stem::Recurrent;
    for (const char* name :
         {"stem.gru.weight_ih_l0", "stem.gru.weight_hh_l0", "stem.gru.bias_ih_l0", "stem.gru.bias_hh_l0"})
      QVERIFY2(isJustBelow(largest(name), 1 / std::sqrt(32.0)), name);
  }
};

QTEST_APPLESS_MAIN(NetworkTest)
#include "network_test.moc"
