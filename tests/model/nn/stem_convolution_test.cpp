#include "model/nn/stem_convolution.h"

#include <QTest>

#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

constexpr std::size_t D = 3;

ModelConfiguration modelWith(int kernel, bool hasCls) {
  ModelConfiguration model;
  model.dModel = D;
  model.stem = Stem::Convolution;
  model.stemKernel = kernel;
  if (hasCls) model.head = {HeadKind::Sequence, Pooling::Cls, LossKind::CrossEntropy, 2};
  return model;
}

/// The convolution over the ragged batch, with random weights and all the memory it needs.
struct Stem1d {
  explicit Stem1d(int kernel, bool hasCls = false)
      : neighbours(modelWith(kernel, hasCls)), taps(static_cast<std::size_t>(kernel)) {
    RandomStream random(7);
    for (Matrix* matrix : {&x, &weight, &bias, &lossWeights}) fillNormal(matrix->values, random);
    context.chunk = wholeChunk(batch);
  }

  LinearParameters<const double> parameters() const { return {weight.view(), bias.values.data()}; }
  StemConvolutionActivations<double> activations() { return {seen.view(), convolution.view(), activation.view()}; }
  Matrix output() {
    Matrix y = x;
    stemConvolutionForward<double>(context, neighbours, parameters(), activations(), y.view());
    return y;
  }
  double loss() { return weightedSum(lossWeights, output()); }

  StemNeighbours neighbours;
  std::size_t taps;
  Batch batch = raggedBatch();
  PassContext<double> context;
  Matrix x{D, 10}, weight{D * taps, D}, bias{D, 1}, lossWeights{D, 10};
  Matrix seen{D * taps, 10}, convolution{D, 10}, activation{D, 10};
};

/// What the formula says of one number of C, the place counted from the first token.
double convolved(const Stem1d& stem, std::size_t s, std::size_t t, std::size_t o) {
  const Chunk& chunk = stem.context.chunk;
  const auto half = static_cast<int>(stem.taps / 2);
  double sum = stem.bias.values[o];
  for (int tap = 0; tap < static_cast<int>(stem.taps); ++tap) {
    const int source = static_cast<int>(t) + tap - half;
    if (source < 0 || source >= static_cast<int>(chunk.lengthOf(s))) continue;
    if (chunk.isPadding(s, static_cast<std::size_t>(source))) continue;
    const std::size_t n = chunk.columnOf(s) + static_cast<std::size_t>(source);
    for (std::size_t i = 0; i < D; ++i)
      sum += stem.weight.view()(i * stem.taps + static_cast<std::size_t>(tap), o) * stem.x.view()(i, n);
  }
  return sum;
}

}  // namespace

class StemConvolutionTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTokenSeesItsNeighboursOfTheSampleAlone() {
    for (const int kernel : {1, 3, 7}) {
      Stem1d stem(kernel);
      const Matrix y = stem.output();
      const Chunk& chunk = stem.context.chunk;
      for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
        for (std::size_t t = 0; t < chunk.lengthOf(s); ++t) {
          const std::size_t n = chunk.columnOf(s) + t;
          for (std::size_t o = 0; o < D; ++o) {
            const double expected = convolved(stem, s, t, o);
            QVERIFY(std::abs(stem.convolution.view()(o, n) - expected) < 1e-12);
            QVERIFY(std::abs(y.view()(o, n) - stem.x.view()(o, n) - std::max(expected, 0.0)) < 1e-12);
          }
        }
      }
    }
  }

  void paddingThatIsLeftOutChangesNothing() {
    Stem1d kept(3);
    const Matrix whole = kept.output();
    Stem1d packed(3);
    // Without column 1 of the first sample and the last two of the third.
    packed.batch.offsets = {0, 3, 4, 7};
    packed.batch.positions = {0, 2, 3, 0, 0, 1, 2};
    packed.batch.padding.clear();
    packed.context.chunk = wholeChunk(packed.batch);
    const std::vector<std::size_t> columns{0, 2, 3, 4, 5, 6, 7};
    Matrix y(D, columns.size());
    for (std::size_t n = 0; n < columns.size(); ++n)
      std::copy_n(kept.x.view().column(columns[n]), D, y.view().column(n));
    const auto narrow = [&](Matrix& matrix) { return matrix.view().columnBlock(0, columns.size()); };
    stemConvolutionForward<double>(packed.context, packed.neighbours, packed.parameters(),
                                   {narrow(packed.seen), narrow(packed.convolution), narrow(packed.activation)},
                                   y.view());
    for (std::size_t n = 0; n < columns.size(); ++n) {
      for (std::size_t i = 0; i < D; ++i) QVERIFY(std::abs(y.view()(i, n) - whole.view()(i, columns[n])) < 1e-12);
    }
  }

  void patchesSeeTheirNeighboursInTheGridOfTheirFrame() {
    ModelConfiguration model = modelWith(3, true);
    model.input = patchesInput({.frames = 2, .height = 4, .width = 6, .patch = 2});
    const StemNeighbours neighbours(model);
    QCOMPARE(neighbours.tapCount(), std::size_t(9));
    Batch batch;
    batch.offsets = {0, 13};
    for (std::int32_t t = 0; t < 13; ++t) batch.positions.push_back(t);
    batch.padding.assign(13, 0);
    batch.padding[11] = 1;
    const auto seenBy = [&](std::size_t t) {
      QList<int> columns;
      for (std::size_t tap = 0; tap < 9; ++tap) {
        const auto column = neighbours.seenBy(wholeChunk(batch), 0, t, tap);
        columns.append(column ? static_cast<int>(*column) : -1);
      }
      return columns;
    };
    // The frames are 1 2 3 / 4 5 6 and 7 8 9 / 10 11 12 behind the cls token; 11 is padding.
    QCOMPARE(seenBy(2), (QList<int>{-1, -1, -1, 1, 2, 3, 4, 5, 6}));
    QCOMPARE(seenBy(6), (QList<int>{2, 3, -1, 5, 6, -1, -1, -1, -1}));
    QCOMPARE(seenBy(10), (QList<int>{-1, 7, 8, -1, 10, -1, -1, -1, -1}));
    QCOMPARE(seenBy(0), QList<int>(9, -1));
  }

  void theClsTokenPassesByAndIsNotSeen() {
    Stem1d stem(3, true);
    const Matrix y = stem.output();
    for (const std::size_t cls : {0U, 4U, 5U}) {
      for (std::size_t i = 0; i < D; ++i) {
        QCOMPARE(y.view()(i, cls), stem.x.view()(i, cls));
        QCOMPARE(stem.convolution.view()(i, cls), 0.0);
      }
    }
    const Matrix before = stem.output();
    for (std::size_t i = 0; i < D; ++i) stem.x.view()(i, 5) += 1;
    const Matrix after = stem.output();
    for (std::size_t n = 6; n < 10; ++n) QCOMPARE(after.view()(0, n), before.view()(0, n));
  }

  void gradientsAgreeWithSlopes_data() {
    QTest::addColumn<int>("kernel");
    QTest::addColumn<bool>("hasCls");
    QTest::newRow("one tap") << 1 << false;
    QTest::newRow("three taps") << 3 << false;
    QTest::newRow("three taps, cls") << 3 << true;
    QTest::newRow("seven taps, cls") << 7 << true;
  }
  void gradientsAgreeWithSlopes() {
    QFETCH(int, kernel);
    QFETCH(bool, hasCls);
    Stem1d stem(kernel, hasCls);
    const auto loss = [&stem] { return stem.loss(); };
    loss();
    Matrix dX = stem.lossWeights;
    Matrix dSeen(D * stem.taps, 10), scratch(D, 10), dWeight(D * stem.taps, D), dBias(D, 1);
    stemConvolutionBackward<double>(stem.context, stem.neighbours, stem.parameters(), stem.activations(),
                                    {dSeen.view(), scratch.view()}, {dWeight.view(), dBias.values.data()}, dX.view());
    VERIFY_GRADIENT("x", stem.x.values.data(), stem.x.values.size(), dX.values.data(), loss);
    VERIFY_GRADIENT("weight", stem.weight.values.data(), stem.weight.values.size(), dWeight.values.data(), loss);
    VERIFY_GRADIENT("bias", stem.bias.values.data(), D, dBias.values.data(), loss);
  }

  void seeingIsTheReverseOfBeingSeen() {
    for (const bool hasCls : {false, true}) {
      const Stem1d stem(5, hasCls);
      const Chunk& chunk = stem.context.chunk;
      for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
        for (std::size_t t = 0; t < chunk.lengthOf(s); ++t) {
          for (std::size_t tap = 0; tap < stem.taps; ++tap) {
            if (const auto source = stem.neighbours.seenBy(chunk, s, t, tap))
              QCOMPARE(stem.neighbours.seeing(chunk, s, *source, tap), std::optional(t));
            if (const auto reader = stem.neighbours.seeing(chunk, s, t, tap))
              QCOMPARE(stem.neighbours.seenBy(chunk, s, *reader, tap), std::optional(t));
          }
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(StemConvolutionTest)
#include "stem_convolution_test.moc"
