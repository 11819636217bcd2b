#include "model/nn/product.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "model/nn/blas_threads.h"
#include "model/nn/kernels/kernels.h"
#include "tests/model/nn/strided_block.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

struct Sizes {
  std::size_t rows, columns, depth;
};

enum class Onto { Nothing, Itself, OneColumn };

/// C = alpha · op(A) · op(B) where nothing is added, else alpha is 1.
template <typename Scalar>
void verifyProduct(Sizes sizes, Transposed transposeA, Transposed transposeB, Onto onto, Scalar alpha = 1) {
  const bool turnA = transposeA == Transposed::Yes;
  const bool turnB = transposeB == Transposed::Yes;
  StridedBlock<Scalar> a(turnA ? sizes.depth : sizes.rows, turnA ? sizes.rows : sizes.depth, 1);
  StridedBlock<Scalar> b(turnB ? sizes.columns : sizes.depth, turnB ? sizes.depth : sizes.columns, 2);
  StridedBlock<Scalar> c(sizes.rows, sizes.columns, 3);
  const StridedBlock<Scalar> before = c;
  StridedBlock<Scalar> column(sizes.rows, 1, 4);
  if (onto != Onto::Itself) {
    for (std::size_t j = 0; j < c.columns; ++j)
      std::fill_n(c.view().column(j), c.rows, std::numeric_limits<Scalar>::quiet_NaN());
  }
  if (onto == Onto::Nothing) {
    multiply<Scalar>(a.view(), transposeA, b.view(), transposeB, c.view(), alpha);
  } else {
    const MatrixView<Scalar> repeated(column.data(), sizes.rows, sizes.columns, 0);
    multiplyAndAdd<Scalar>(a.view(), transposeA, b.view(), transposeB, onto == Onto::Itself ? c.view() : repeated,
                           c.view());
  }

  const MatrixView<Scalar> viewA = a.view();
  const MatrixView<Scalar> viewB = b.view();
  // Each of so many terms is rounded against a sum that grows with the square root of their number.
  const double tolerance = 30 * static_cast<double>(std::numeric_limits<Scalar>::epsilon());
  for (std::size_t j = 0; j < c.columns; ++j) {
    for (std::size_t i = 0; i < c.rows; ++i) {
      double sum = 0;
      for (std::size_t k = 0; k < sizes.depth; ++k) {
        const Scalar left = turnA ? viewA(k, i) : viewA(i, k);
        const Scalar right = turnB ? viewB(j, k) : viewB(k, j);
        sum += static_cast<double>(left) * static_cast<double>(right);
      }
      const std::size_t place = i + j * c.stride;
      const Scalar added = onto == Onto::Nothing  ? Scalar{0}
                           : onto == Onto::Itself ? before.values[place]
                                                  : column.values[i];
      const double expected = static_cast<double>(alpha) * sum + static_cast<double>(added);
      const double scale = 10 + static_cast<double>(sizes.depth);
      QVERIFY2(std::abs(static_cast<double>(c.values[place]) - expected) <= tolerance * scale,
               qPrintable(QString("(%1, %2): %3, not %4").arg(i).arg(j).arg(c.values[place]).arg(expected)));
    }
    // What lies between the columns belongs to somebody else.
    for (std::size_t i = c.rows; i < c.stride; ++i)
      QCOMPARE(c.values[i + j * c.stride], before.values[i + j * c.stride]);
  }
}

}  // namespace

class ProductTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { useOneBlasThread(); }

  void productsAreTheirSums_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("depth");
    QTest::newRow("one number") << 1 << 1 << 1;
    QTest::newRow("a head") << 16 << 12 << 8;
    QTest::newRow("rests everywhere") << 23 << 13 << 7;
    QTest::newRow("nothing to sum") << 3 << 2 << 0;
    const auto largest = static_cast<int>(kernels<float>().largestProduct);
    QTest::newRow("the largest of our own") << 20 << 100 << largest / 2000;
    QTest::newRow("just larger: BLAS's") << 20 << 100 << largest / 2000 + 1;
    QTest::newRow("several blocks of both") << 161 << 13 << 530;
    QTest::newRow("vectors and rests") << 65 << 37 << 41;
  }
  void productsAreTheirSums() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, depth);
    const Sizes sizes{static_cast<std::size_t>(rows), static_cast<std::size_t>(columns),
                      static_cast<std::size_t>(depth)};
    for (const Transposed a : {Transposed::No, Transposed::Yes}) {
      for (const Transposed b : {Transposed::No, Transposed::Yes}) {
        verifyProduct<float>(sizes, a, b, Onto::Nothing, 0.5F);
        verifyProduct<float>(sizes, a, b, Onto::Itself);
        verifyProduct<float>(sizes, a, b, Onto::OneColumn);
        verifyProduct<double>(sizes, a, b, Onto::Nothing, -2);
        verifyProduct<double>(sizes, a, b, Onto::Itself);
        verifyProduct<double>(sizes, a, b, Onto::OneColumn);
      }
    }
  }

  void anEmptyResultIsLeftAlone() {
    std::vector<float> numbers(4, 3.0F);
    multiply<float>({numbers.data(), 2, 2}, Transposed::No, {numbers.data(), 2, 0}, Transposed::No,
                    {numbers.data(), 2, 0});
    QCOMPARE(numbers, std::vector<float>(4, 3.0F));
  }
};

QTEST_APPLESS_MAIN(ProductTest)
#include "product_test.moc"
