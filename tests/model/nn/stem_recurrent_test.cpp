#include "model/nn/stem_recurrent.h"

#include <QTest>

#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

constexpr std::size_t D = 3;

/// The GRU over the ragged batch, with random weights and all the memory it needs.
struct Gru {
  explicit Gru(bool hasClsToken = false) : hasCls(hasClsToken) {
    RandomStream random(7);
    for (Matrix* matrix : {&x, &inWeight, &inBias, &stateWeight, &stateBias, &lossWeights})
      fillNormal(matrix->values, random);
    setBatch(raggedBatch());
  }

  void setBatch(Batch changed) {
    batch = std::move(changed);
    context.chunk = wholeChunk(batch);
  }
  StemRecurrentParameters<const double> parameters() const {
    return {{inWeight.view(), inBias.values.data()}, {stateWeight.view(), stateBias.values.data()}};
  }
  StemRecurrentActivations<double> activations() {
    return {entering.view(),           previous.view(),  reset.view(), update.view(),
            recurrentCandidate.view(), candidate.view(), hidden.view()};
  }
  StemRecurrentScratch<double> scratch() {
    return {gates.view(),   dRecurrent.view(), dReset.view(),    dUpdate.view(),  dCandidate.view(),
            dHidden.view(), dEntering.view(),  stepState.view(), stepGates.view()};
  }
  Matrix output() {
    Matrix y = x;
    stemRecurrentForward<double>(context, hasCls, parameters(), activations(), scratch(), y.view());
    return y;
  }
  double loss() { return weightedSum(lossWeights, output()); }

  bool hasCls;
  Batch batch;
  PassContext<double> context;
  Matrix x{D, 10}, inWeight{D, 3 * D}, inBias{3 * D, 1}, stateWeight{D, 3 * D}, stateBias{3 * D, 1}, lossWeights{D, 10};
  Matrix entering{D, 10}, previous{D, 10}, reset{D, 10}, update{D, 10}, recurrentCandidate{D, 10}, candidate{D, 10},
      hidden{D, 10};
  Matrix gates{3 * D, 10}, dRecurrent{3 * D, 10}, dReset{D, 10}, dUpdate{D, 10}, dCandidate{D, 10}, dHidden{D, 10},
      dEntering{D, 10}, stepState{D, 3}, stepGates{3 * D, 3};
};

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

/// One unit of a gate: what the input and the state before say.
double fromInput(const Gru& gru, std::size_t row, std::size_t n) {
  double sum = gru.inBias.values[row];
  for (std::size_t i = 0; i < D; ++i) sum += gru.inWeight.view()(i, row) * gru.x.view()(i, n);
  return sum;
}
double fromState(const Gru& gru, std::size_t row, const std::vector<double>& state) {
  double sum = gru.stateBias.values[row];
  for (std::size_t i = 0; i < D; ++i) sum += gru.stateWeight.view()(i, row) * state[i];
  return sum;
}

/// The state after the token in column n, by the formulas of PyTorch's documentation.
std::vector<double> stateAfter(const Gru& gru, std::size_t n, const std::vector<double>& state) {
  std::vector<double> after(D);
  for (std::size_t i = 0; i < D; ++i) {
    const double r = sigmoid(fromInput(gru, i, n) + fromState(gru, i, state));
    const double z = sigmoid(fromInput(gru, D + i, n) + fromState(gru, D + i, state));
    const double c = std::tanh(fromInput(gru, 2 * D + i, n) + r * fromState(gru, 2 * D + i, state));
    after[i] = (1 - z) * c + z * state[i];
  }
  return after;
}

}  // namespace

class StemRecurrentTest : public QObject {
  Q_OBJECT

 private slots:
  void statesFollowTheFormulasAndPassOverPadding_data() {
    QTest::addColumn<bool>("hasCls");
    QTest::newRow("no cls") << false;
    QTest::newRow("cls") << true;
  }
  void statesFollowTheFormulasAndPassOverPadding() {
    QFETCH(bool, hasCls);
    Gru gru(hasCls);
    const Matrix y = gru.output();
    const Chunk& chunk = gru.context.chunk;
    for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
      std::vector<double> state(D, 0.0);
      for (std::size_t t = hasCls ? 1 : 0; t < chunk.lengthOf(s); ++t) {
        const std::size_t n = chunk.columnOf(s) + t;
        if (!chunk.isPadding(s, t)) state = stateAfter(gru, n, state);
        for (std::size_t i = 0; i < D; ++i) QVERIFY(std::abs(y.view()(i, n) - state[i]) < 1e-12);
      }
      for (std::size_t i = 0; hasCls && i < D; ++i)
        QCOMPARE(y.view()(i, chunk.columnOf(s)), gru.x.view()(i, chunk.columnOf(s)));
    }
  }

  void samplesDoNotDependOnTheirNeighbours() {
    Gru together;
    const Matrix whole = together.output();
    Gru alone;
    alone.context.chunk = {&alone.batch, 2, 1};
    Matrix y(D, 5);
    std::copy(alone.x.values.end() - static_cast<std::ptrdiff_t>(y.values.size()), alone.x.values.end(),
              y.values.begin());
    const auto narrow = [](Matrix& matrix) { return matrix.view().columnBlock(0, 5); };
    StemRecurrentActivations<double> activations{
        narrow(alone.entering),           narrow(alone.previous),  narrow(alone.reset), narrow(alone.update),
        narrow(alone.recurrentCandidate), narrow(alone.candidate), narrow(alone.hidden)};
    StemRecurrentScratch<double> scratch = alone.scratch();
    scratch.gates = narrow(alone.gates);
    stemRecurrentForward<double>(alone.context, false, alone.parameters(), activations, scratch, y.view());
    for (std::size_t n = 0; n < 5; ++n) {
      for (std::size_t i = 0; i < D; ++i) QVERIFY(std::abs(y.view()(i, n) - whole.view()(i, 5 + n)) < 1e-12);
    }
  }

  void gradientsAgreeWithSlopes_data() { statesFollowTheFormulasAndPassOverPadding_data(); }
  void gradientsAgreeWithSlopes() {
    QFETCH(bool, hasCls);
    Gru gru(hasCls);
    const auto loss = [&gru] { return gru.loss(); };
    loss();
    Matrix dX = gru.lossWeights;
    Matrix dInWeight(D, 3 * D), dInBias(3 * D, 1), dStateWeight(D, 3 * D), dStateBias(3 * D, 1);
    stemRecurrentBackward<double>(
        gru.context, hasCls, gru.parameters(), gru.activations(), gru.scratch(),
        {{dInWeight.view(), dInBias.values.data()}, {dStateWeight.view(), dStateBias.values.data()}}, dX.view());
    VERIFY_GRADIENT("x", gru.x.values.data(), gru.x.values.size(), dX.values.data(), loss);
    VERIFY_GRADIENT("weight_ih", gru.inWeight.values.data(), gru.inWeight.values.size(), dInWeight.values.data(), loss);
    VERIFY_GRADIENT("bias_ih", gru.inBias.values.data(), 3 * D, dInBias.values.data(), loss);
    VERIFY_GRADIENT("weight_hh", gru.stateWeight.values.data(), gru.stateWeight.values.size(),
                    dStateWeight.values.data(), loss);
    VERIFY_GRADIENT("bias_hh", gru.stateBias.values.data(), 3 * D, dStateBias.values.data(), loss);
  }
};

QTEST_APPLESS_MAIN(StemRecurrentTest)
#include "stem_recurrent_test.moc"
