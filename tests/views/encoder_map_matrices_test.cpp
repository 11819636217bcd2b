#include "views/encoder_map_matrices.h"

#include <QTest>

using namespace encoderlab;

namespace {

Tensor<float> tensorOf(std::vector<std::size_t> shape) {
  Tensor<float> tensor;
  std::size_t count = 1;
  for (const std::size_t extent : shape) count *= extent;
  tensor.shape = std::move(shape);
  for (std::size_t i = 0; i < count; ++i) tensor.values.push_back(static_cast<float>(i));
  return tensor;
}

const QRectF area(10, 20, 60, 48);

}  // namespace

class EncoderMapMatricesTest : public QObject {
  Q_OBJECT

 private slots:
  void everyCellIsFoundWhereItIsDrawn_data() {
    QTest::addColumn<QList<int>>("shape");
    QTest::newRow("heads, tokens by tokens") << QList<int>{1, 3, 5, 5};
    QTest::newRow("heads, wide") << QList<int>{1, 2, 3, 8};
    QTest::newRow("tokens, tall") << QList<int>{1, 12, 2};
    QTest::newRow("pooled") << QList<int>{1, 7};
    QTest::newRow("one number") << QList<int>{};
  }

  void everyCellIsFoundWhereItIsDrawn() {
    QFETCH(const QList<int>, shape);
    const Tensor<float> tensor = tensorOf({shape.begin(), shape.end()});
    std::size_t seen = 0;
    for (const MapMatrix& shown : mapMatrices(tensor, 0, true, area)) {
      QVERIFY(area.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(shown.area));
      for (int row = 0; row < static_cast<int>(shown.matrix.rows); ++row) {
        for (int column = 0; column < static_cast<int>(shown.matrix.columns); ++column) {
          const HeatmapCell cell{row, column};
          QCOMPARE(shown.cellAt(shown.cellRect(cell).center()), cell);
          const std::vector<std::size_t> index = tensorIndex(tensor, shown.head, cell);
          QCOMPARE(matrixCell(tensor, shown.head, index), cell);
          // Values are their own place in the tensor.
          QCOMPARE(shown.matrix.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)),
                   static_cast<float>(seen++));
        }
      }
    }
    QCOMPARE(seen, tensor.values.size());
  }

  void anotherHeadsCellIsNotShown() {
    const Tensor<float> tensor = tensorOf({1, 2, 3, 4});
    QVERIFY(!matrixCell(tensor, 0, {0, 1, 2, 3}).isValid());
    QVERIFY(!matrixCell(tensor, 1, {0, 1, 2, 4}).isValid());
    QVERIFY(!matrixCell(tensor, 1, {0, 1, 2}).isValid());
    QCOMPARE(matrixCell(tensor, 1, {0, 1, 2, 3}), (HeatmapCell{2, 3}));
    QVERIFY(!mapMatrices(tensor, 0, false, area).front().cellAt(area.topLeft() - QPointF(1, 1)).isValid());
  }

  void numbersAreReadableFromTheirZoomOn() {
    const MapMatrix shown = mapMatrices(tensorOf({1, 4, 16}), 0, false, area).front();
    QVERIFY(shown.showsNumbers(numberZoom(shown)));
    QVERIFY(!shown.showsNumbers(0.99 * numberZoom(shown)));
  }

  void batchesOfSeveralSamplesAreNotShown() { QVERIFY(mapMatrices(tensorOf({2, 4, 16}), 0, true, area).empty()); }
};

QTEST_APPLESS_MAIN(EncoderMapMatricesTest)
#include "encoder_map_matrices_test.moc"
