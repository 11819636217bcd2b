#include "model/nn/kernels/kernels.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "tests/model/nn/strided_block.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

template <typename Scalar>
using Block = StridedBlock<Scalar>;

/// All that a kernel wrote, to be held against what others write.
template <typename Scalar>
using Outcome = std::vector<Block<Scalar>>;

template <typename Scalar>
void runSoftmax(const Kernels<Scalar>& set, std::size_t rows, Outcome<Scalar>& written) {
  Block<Scalar> p(rows, 5, 1);
  std::vector<std::uint8_t> ignored(rows);
  for (std::size_t i = 1; i < rows; i += 3) ignored[i] = 1;
  set.softmaxForward(p.view(), ignored.data());
  Block<Scalar> gradient(rows, 5, 2);
  set.softmaxBackward(p.view(), gradient.view());
  Block<Scalar> logits(rows, 1, 3);
  Block<Scalar> dLogits(rows, 1, 4);
  Block<Scalar> loss(1, 1, 5);
  const CrossEntropy answer =
      set.crossEntropy(logits.data(), rows, rows / 2, static_cast<Scalar>(0.25), dLogits.data());
  loss.values[0] = static_cast<Scalar>(answer.loss);
  written = {p, gradient, dLogits, loss};
}

template <typename Scalar>
void runLayerNorm(const Kernels<Scalar>& set, std::size_t rows, Outcome<Scalar>& written) {
  Block<Scalar> x(rows, 5, 1), y(rows, 5, 2), weight(rows, 1, 3), bias(rows, 1, 4), mean(5, 1, 5), deviation(5, 1, 6);
  set.layerNormForward(weight.data(), bias.data(), x.view(), mean.data(), deviation.data(), y.view());
  Block<Scalar> dY(rows, 5, 7), dX(rows, 5, 8), dWeight(rows, 1, 9), dBias(rows, 1, 10);
  set.layerNormBackward(weight.data(), x.view(), mean.data(), deviation.data(), dY.view(), dWeight.data(), dBias.data(),
                        dX.view(), true);
  // In place, as the post-norm block does it.
  set.layerNormBackward(weight.data(), x.view(), mean.data(), deviation.data(), dY.view(), dWeight.data(), dBias.data(),
                        dY.view(), false);
  written = {y, mean, deviation, dX, dY, dWeight, dBias};
}

template <typename Scalar>
void runElementwise(const Kernels<Scalar>& set, std::size_t rows, Outcome<Scalar>& written) {
  Block<Scalar> a(rows, 5, 1), b(rows, 5, 2), sum(rows, 5, 3), total(rows, 1, 4), squares(1, 1, 5);
  set.add(a.view(), b.view(), sum.view());
  set.addColumns(sum.view(), total.data());
  squares.values[0] = set.sumOfSquares(total.data(), rows);
  Block<Scalar> relu(rows, 5, 6), dRelu(rows, 5, 7), gelu(rows, 5, 8), dGelu(rows, 5, 9), dropped(rows, 1, 10);
  set.reluForward(a.view(), relu.view());
  set.reluBackward(a.view(), dRelu.view());
  set.geluForward(a.view(), gelu.view());
  set.geluBackward(a.view(), dGelu.view());
  set.drop(12345, 0x60000000U, static_cast<Scalar>(1.6), a.data(), dropped.data(), rows);
  written = {sum, total, squares, relu, dRelu, gelu, dGelu, dropped};
}

template <typename Scalar>
void runUpdates(const Kernels<Scalar>& set, std::size_t rows, Outcome<Scalar>& written) {
  Block<Scalar> weights(rows, 1, 1), gradient(rows, 1, 2), first(rows, 1, 3), second(rows, 1, 4);
  for (Scalar& value : second.values) value = std::abs(value);
  const auto number = [](double value) { return static_cast<Scalar>(value); };
  const AdamConstants<Scalar> adam{number(0.5), number(0.01),  number(0.99), number(0.9),  number(0.999),
                                   number(0.1), number(0.001), number(0.02), number(1.25), number(1e-3)};
  const bool adamFinite = set.updateAdam(adam, gradient.data(), first.data(), second.data(), weights.data(), rows);
  const SgdConstants<Scalar> sgd{number(0.5), number(0.01), number(0.9), number(0.1)};
  const bool sgdFinite = set.updateSgd(sgd, gradient.data(), first.data(), weights.data(), rows);
  QVERIFY(adamFinite && sgdFinite);
  gradient.values[rows / 2] = std::numeric_limits<Scalar>::infinity();
  Block<Scalar> moments = first, moved = weights;
  QVERIFY(!set.updateSgd(sgd, gradient.data(), moments.data(), moved.data(), rows));
  moments = first, moved = weights;
  QVERIFY(!set.updateAdam(adam, gradient.data(), moments.data(), second.data(), moved.data(), rows));
  written = {weights, first};
}

/// Columns and depth to so many rows: every rest occurs.
std::pair<std::size_t, std::size_t> productSizes(std::size_t rows) { return {1 + rows * 7 % 23, 1 + rows * 5 % 19}; }

/// Every rest of rows, columns and depth; α, and what is added; both factors transposed and not; the columns of C apart
/// from each other.
template <typename Scalar>
void runProducts(const Kernels<Scalar>& set, std::size_t rows, Outcome<Scalar>& written) {
  const auto [columns, depth] = productSizes(rows);
  Block<Scalar> a(rows, depth, 1), b(depth, columns, 2), aTurned(depth, rows, 3), bTurned(columns, depth, 4);
  Block<Scalar> scaled(rows, columns, 5), added = scaled, lifted = scaled, column(rows, 1, 6);
  for (std::size_t j = 0; j < columns; ++j) {
    for (Block<Scalar>* overwritten : {&scaled, &lifted})
      std::fill_n(overwritten->view().column(j), rows, std::numeric_limits<Scalar>::quiet_NaN());
  }
  set.multiply(a.view(), false, b.view(), false, static_cast<Scalar>(0.5), {}, scaled.view());
  set.multiply(a.view(), false, bTurned.view(), true, static_cast<Scalar>(2), added.view(), added.view());
  set.multiply(aTurned.view(), true, b.view(), false, 1, {column.data(), rows, columns, 0}, lifted.view());
  written = {scaled, added, lifted};
}

/// The sums as a textbook writes them.
Outcome<double> plainProducts(std::size_t rows) {
  const auto [columns, depth] = productSizes(rows);
  Block<double> a(rows, depth, 1), b(depth, columns, 2), aTurned(depth, rows, 3), bTurned(columns, depth, 4);
  Block<double> scaled(rows, columns, 5), added = scaled, lifted = scaled, column(rows, 1, 6);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      scaled.view()(i, j) = 0;
      lifted.view()(i, j) = column.values[i];
      for (std::size_t k = 0; k < depth; ++k) {
        scaled.view()(i, j) += 0.5 * a.view()(i, k) * b.view()(k, j);
        added.view()(i, j) += 2 * a.view()(i, k) * bTurned.view()(j, k);
        lifted.view()(i, j) += aTurned.view()(k, i) * b.view()(k, j);
      }
    }
  }
  return {scaled, added, lifted};
}

template <typename Scalar>
void runNamed(const QByteArray& name, const Kernels<Scalar>& set, std::size_t rows, Outcome<Scalar>& written) {
  if (name == "softmax") runSoftmax(set, rows, written);
  if (name == "layer norm") runLayerNorm(set, rows, written);
  if (name == "elementwise") runElementwise(set, rows, written);
  if (name == "products") runProducts(set, rows, written);
  if (name == "updates") runUpdates(set, rows, written);
}

}  // namespace

class KernelsTest : public QObject {
  Q_OBJECT

 private slots:
  void everySetAgreesWithDoublePrecision_data() {
    QTest::addColumn<QByteArray>("loops");
    for (const char* name : {"softmax", "layer norm", "elementwise", "updates", "products"})
      QTest::newRow(name) << QByteArray(name);
  }
  /// Every length up to some vectors of the widest set: whole vectors, rests, and nothing but a rest.
  void everySetAgreesWithDoublePrecision() {
    QFETCH(QByteArray, loops);
    for (std::size_t rows = 1; rows <= 70; ++rows) {
      Outcome<double> exact;
      runNamed(loops, *availableKernels<double>().front().kernels, rows, exact);
      if (loops == "products") exact = plainProducts(rows);
      QVERIFY(!exact.empty());
      for (const auto& [name, set] : availableKernels<float>()) {
        Outcome<float> written;
        runNamed(loops, *set, rows, written);
        compare(written, exact, 2e-5, name, rows);
      }
      for (const auto& [name, set] : availableKernels<double>()) {
        Outcome<double> written;
        runNamed(loops, *set, rows, written);
        compare(written, exact, 1e-12, name, rows);
      }
    }
  }

  void theExponentialIsExactToAFewUnits() {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    for (const auto& [name, set] : availableKernels<float>()) {
      for (float x = 0.0F; x > -86.0F; x -= 0.013F) {
        std::vector<float> p{0.0F, x};
        set->softmaxForward({p.data(), 2, 1}, nullptr);
        const double exact = std::exp(static_cast<double>(x));
        const double ratio = static_cast<double>(p[1]) / static_cast<double>(p[0]);
        QVERIFY2(std::abs(ratio - exact) <= 4e-7 * exact, qPrintable(QString::number(x)));
      }
      for (const float x : {-88.0F, -infinity}) {
        std::vector<float> p{0.0F, x};
        set->softmaxForward({p.data(), 2, 1}, nullptr);
        QCOMPARE(p, (std::vector<float>{1.0F, 0.0F}));
      }
    }
  }

  void theNormalDistributionIsExactFarIntoItsTails() {
    for (const auto& [name, set] : availableKernels<float>()) {
      for (float x = -14.0F; x < 14.0F; x += 0.0171F) {
        float y = 0;
        set->geluForward({&x, 1, 1}, {&y, 1, 1});
        const double exact = 0.5 * std::erfc(-static_cast<double>(x) / std::sqrt(2.0));
        const double computed = static_cast<double>(y) / static_cast<double>(x);
        QVERIFY2(std::abs(computed - exact) <= std::min(4e-7, 6e-6 * exact + 1e-37), qPrintable(QString::number(x)));
      }
    }
  }

  void allSetsDropTheSameNumbers() {
    const std::vector<float> ones(1000, 1.0F);
    std::set<std::vector<float>> masks;
    for (const auto& [name, set] : availableKernels<float>()) {
      std::vector<float> mask(ones.size());
      set->drop(99, 0x40000000U, 2.0F, ones.data(), mask.data(), mask.size());
      masks.insert(mask);
    }
    QCOMPARE(masks.size(), std::size_t{1});
  }

  void ofEqualLogitsTheFirstIsThePrediction() {
    const std::vector<float> z{1.0F, 2.0F, 2.0F};
    for (const auto& [name, set] : availableKernels<float>()) {
      QVERIFY(set->crossEntropy(z.data(), z.size(), 1, 1.0F, nullptr).correct);
      QVERIFY(!set->crossEntropy(z.data(), z.size(), 2, 1.0F, nullptr).correct);
    }
  }

  void theChosenSetIsOneOfThoseAvailable() {
    const auto available = availableKernels<float>();
    QVERIFY(std::any_of(available.begin(), available.end(), [](const NamedKernels<float>& set) {
      return set.name == instructionSetName() && set.kernels == &kernels<float>();
    }));
  }

 private:
  template <typename Scalar>
  void compare(const Outcome<Scalar>& written, const Outcome<double>& exact, double tolerance, std::string_view name,
               std::size_t rows) {
    QCOMPARE(written.size(), exact.size());
    for (std::size_t tensor = 0; tensor < exact.size(); ++tensor) {
      double largest = 0;
      for (const double value : exact[tensor].values) largest = std::max(largest, std::abs(value));
      for (std::size_t i = 0; i < exact[tensor].values.size(); ++i) {
        const double difference = std::abs(static_cast<double>(written[tensor].values[i]) - exact[tensor].values[i]);
        QVERIFY2(difference <= tolerance * largest,
                 qPrintable(QString("%1, %2 rows, tensor %3, number %4: off by %5 of %6")
                                .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
                                .arg(rows)
                                .arg(tensor)
                                .arg(i)
                                .arg(difference)
                                .arg(largest)));
      }
    }
  }
};

QTEST_APPLESS_MAIN(KernelsTest)
#include "kernels_test.moc"
