#include <QTest>

#include "model/inspect/intervention_probe.h"
#include "model/inspect/op_list.h"
#include "tests/model/nn/ragged_model.h"
#include "tests/model/sanitized.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::Interventions)
Q_DECLARE_METATYPE(encoderlab::ModelConfiguration)

namespace {

/// The learned position and gelu leave no part without parameters or slope.
ModelConfiguration subjectModel(Block block) {
  ModelConfiguration model = smallModel(block);
  model.position = Position::Learned;
  model.activation = Activation::Gelu;
  return model;
}

const std::string attention = "encoder.layers.0.self_attn.";

using NamedInterventions = std::vector<std::pair<QByteArray, Interventions>>;

/// A cell of each intermediate before the second layer, set by hand.
void addCells(const ModelConfiguration& model, NamedInterventions& kinds) {
  for (const Op& op : opList(model)) {
    if (op.hook == Hook::Loss || op.layer > 0) continue;
    // Token 2 of the third sample is padding, that of the first is not; the second has none.
    std::vector<std::size_t> index(op.axes.size(), 1);
    index[0] = 0;
    index[op.axes.size() == 3 ? 1 : 2] = 2;
    if (op.axes.back() == "T") index.back() = 3;
    kinds.push_back({"a cell of " + QByteArray::fromStdString(op.output), {{CellSet{{op.output, index}, 0.75F}}}});
  }
}

/// Token 1 of the first ragged sample is padding; token 3 is only there.
NamedInterventions everyKind(Block block) {
  const float lowest = -std::numeric_limits<float>::infinity();
  const TokensPatched patch{
      "encoder.layers.1.self_attn.v", {0, 2}, {0.5F, -1, 2, 1, 0.25F, 1, -0.5F, 3}, "another sample"};
  NamedInterventions kinds{
      {"a head off", {{HeadOff{0, 1}}}},
      {"attention off", {{AttentionOff{1}}}},
      {"feed-forward off", {{FeedForwardOff{0}}}},
      {"norm1 off", {{NormOff{0, 1}}}},
      {"norm2 off", {{NormOff{1, 2}}}},
      {"residual1 off", {{ResidualOff{1, 1}}}},
      {"residual2 off", {{ResidualOff{0, 2}}}},
      {"all residuals and norms off",
       {{ResidualOff{0, 1}, ResidualOff{0, 2}, ResidualOff{1, 1}, ResidualOff{1, 2}, NormOff{0, 1}, NormOff{0, 2},
         NormOff{1, 1}, NormOff{1, 2}}}},
      {"position off", {{PositionOff{}}}},
      {"scaling off", {{ScalingOff{0}}}},
      {"a score of minus infinity", {{CellSet{{attention + "scores", {0, 0, 2, 0}}, lowest}}}},
      {"a weight set", {{CellSet{{attention + "weights", {0, 1, 0, 2}}, 0.7F}}}},
      {"a weight set to 0", {{CellSet{{attention + "weights", {0, 1, 0, 2}}, 0}}}},
      {"a weight pinned", {{WeightPinned{0, 1, 0, 2, 0.7F}}}},
      {"a weight pinned to 1", {{WeightPinned{0, 1, 0, 2, 1}}}},
      {"two pins in a row, a third elsewhere",
       {{WeightPinned{1, 0, 3, 0, 0.25F}, WeightPinned{1, 0, 3, 2, 0.5F}, WeightPinned{1, 1, 1, 0, 0}}}},
      {"a pin, a weight and a score of one row",
       {{WeightPinned{0, 1, 0, 2, 0.5F}, CellSet{{attention + "weights", {0, 1, 0, 0}}, 0.125F},
         CellSet{{attention + "scores", {0, 1, 0, 3}}, 0.5F}}}},
      {"tokens patched", {{patch}}},
      {"many at once",
       {{HeadOff{1, 0}, ResidualOff{0, 1}, ScalingOff{1}, patch, WeightPinned{0, 0, 2, 0, 0.5F}, NormOff{1, 1}}}},
  };
  if (block == Block::Pre) kinds.push_back({"the final norm off", {{NormOff{-1, 1}}}});
  addCells(subjectModel(block), kinds);
  return kinds;
}

NamedInterventions everyRotaryKind() {
  const TokensPatched patch{
      attention + "q_rotated", {0, 2}, {0.5F, -1, 2, 1, 0, 3, 1, 1, 0.25F, 1, -0.5F, 3, 1, 2, 1, 0}, "another sample"};
  return {{"a rotation off", {{RotationOff{1}}}},
          {"all rotations off", {{RotationOff{0}, RotationOff{1}}}},
          {"a query set", {{CellSet{{attention + "q", {0, 1, 2, 1}}, 0.75F}}}},
          {"a rotated query set", {{CellSet{{attention + "q_rotated", {0, 1, 2, 1}}, 0.75F}}}},
          {"a rotated key set, its rotation off",
           {{CellSet{{attention + "k_rotated", {0, 1, 2, 2}}, 0.75F}, RotationOff{0}}}},
          {"rotated queries patched", {{patch}}}};
}

}  // namespace

/// With interventions, too, the backward pass is the gradient of what the forward pass computes.
class InterventionGradientsTest : public QObject {
  Q_OBJECT

 private slots:
  void parameters_data() { addRows(); }
  void parameters() {
    fetchRow();
    Subject subject(m_model, m_dropout);
    InterventionProbe<double> probe(m_model, m_interventions);
    const auto pass = [&] { return subject.pass(&probe, probe.switches()); };
    pass();
    const std::vector<double> gradient = subject.gradient;
    double largest = 0;
    for (std::size_t i = 0; i < gradient.size(); i += sanitizedStride) {
      double& weight = subject.weights[i];
      const double original = weight;
      weight = original + step;
      const double above = pass();
      weight = original - step;
      const double slope = (above - pass()) / (2 * step);
      weight = original;
      largest = std::max(largest, std::abs(slope));
      QVERIFY2(std::abs(slope - gradient[i]) < 1e-6 * std::max(1.0, std::abs(slope)),
               qPrintable(difference(parameterAt(subject.layout(), i), gradient[i], slope)));
    }
    QVERIFY(largest > 1e-3);
  }

  void intermediates_data() { addRows(); }
  void intermediates() {
    fetchRow();
    Subject subject(m_model, m_dropout);
    InterventionProbe<double> probe(m_model, m_interventions);
    GradientKeeper keeper(&probe);
    subject.pass(&keeper, probe.switches());
    Nudge nudge({}, 0, 0, 0);
    InterventionProbe<double> nudged(m_model, m_interventions, &nudge);
    for (const auto& [place, gradient] : keeper.gradients) {
      if (std::get<Hook>(place) == Hook::Loss) continue;
      for (std::size_t n = 0; n < gradient.columns; ++n) {
        for (std::size_t i = n % sanitizedStride; i < gradient.rows; i += sanitizedStride) {
          const auto lossBeside = [&](double amount) {
            nudge = Nudge(place, i, n, amount);
            return subject.pass(&nudged, nudged.switches());
          };
          const double slope = (lossBeside(step) - lossBeside(-step)) / (2 * step);
          const double told = gradient.view()(i, n);
          const std::string name = hookName(std::get<Hook>(place), std::get<int>(place));
          QVERIFY2(
              std::abs(slope - told) < 1e-6 * std::max(1.0, std::abs(slope)),
              qPrintable(difference(name + "[" + std::to_string(i) + ", " + std::to_string(n) + "]", told, slope)));
        }
      }
    }
  }

 private:
  static constexpr double step = 1e-6;  // small beside √ε: a branch that is off leaves zeros to the norm of as_printed

  static void addRows() {
    QTest::addColumn<ModelConfiguration>("model");
    QTest::addColumn<double>("dropout");
    QTest::addColumn<Interventions>("interventions");
    for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
      const QByteArray name = "block " + QByteArray::number(static_cast<int>(block));
      addRows(name, subjectModel(block), everyKind(block));
      addRows(name + ", rotary", rotaryModel(block), everyRotaryKind());
    }
  }

  static void addRows(const QByteArray& model, const ModelConfiguration& configuration,
                      const NamedInterventions& kinds) {
    double dropout = 0;
    for (const auto& [name, interventions] : kinds) {
      QTest::newRow(model + ": " + name) << configuration << dropout << interventions;
      dropout = 0.25 - dropout;
    }
  }

  void fetchRow() {
    QFETCH(ModelConfiguration, model);
    QFETCH(double, dropout);
    QFETCH(Interventions, interventions);
    m_model = model;
    m_dropout = Dropout(dropout, 1, 1);
    m_interventions = interventions;
  }

  static std::string parameterAt(const ParameterLayout& layout, std::size_t element) {
    for (const Parameter& parameter : layout.parameters()) {
      if (element < parameter.offset + parameter.size)
        return parameter.name + "[" + std::to_string(element - parameter.offset) + "]";
    }
    return {};
  }

  static QString difference(const std::string& name, double gradient, double slope) {
    return QStringLiteral("%1: backward says %2, the slope is %3")
        .arg(QString::fromStdString(name))
        .arg(gradient)
        .arg(slope);
  }

  ModelConfiguration m_model;
  Dropout m_dropout;
  Interventions m_interventions;
};

QTEST_APPLESS_MAIN(InterventionGradientsTest)
#include "intervention_gradients_test.moc"
