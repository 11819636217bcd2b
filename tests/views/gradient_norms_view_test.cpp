#include "views/gradient_norms_view.h"

#include <QTest>
#include <limits>

#include "model/inspect/cell_index.h"
#include "tests/views/test_inspection.h"
#include "views/theme.h"

using namespace encoderlab;

namespace {

std::size_t parameterCount(const ModelConfiguration& model) { return ParameterLayout(model).parameters().size(); }

std::shared_ptr<Inspection> withNorms(const ModelConfiguration& model, std::vector<float> norms) {
  auto inspection = makeInspection(model, {"a", "b"});
  inspection->snapshot = makeSnapshot(model, std::move(norms));
  return inspection;
}

}  // namespace

class GradientNormsViewTest : public QObject {
  Q_OBJECT

 private slots:
  void barsGrowByThePowersOfTen() {
    std::vector<float> norms(parameterCount({}), 0.1F);
    norms[0] = 0.001F;
    norms[1] = 1.0F;
    GradientNormsView view;
    view.resize(500, 900);
    view.show();
    view.setInspection(withNorms({}, norms));
    QCOMPARE(view.lowestPower(), -3);
    QCOMPARE(view.highestPower(), 0);
    QVERIFY(std::abs(view.barRect(0).width()) < 1e-3);
    QVERIFY(std::abs(view.barRect(2).width() / view.barRect(1).width() - 2.0 / 3.0) < 1e-3);
    const QImage image = view.viewport()->grab().toImage();
    QCOMPARE(image.pixel(view.barRect(1).center().toPoint()), themeColors(view.palette()).backward.rgb());
  }

  void aClickChoosesTheLargestNumberOfTheGradient() {
    GradientNormsView view;
    view.resize(500, 900);
    view.show();
    const auto inspection = withNorms({}, std::vector<float>(parameterCount({}), 0.5F));
    const Parameter bias = ParameterLayout(ModelConfiguration{}).parameters()[1];
    Tensor<float> gradient{bias.shape, std::vector<float>(bias.size, 0.25F)};
    gradient.values[bias.size / 2] = -3.0F;
    const std::vector<std::size_t> largest = indexAt(bias.size / 2, bias.shape);
    inspection->trace.tensors["grad." + bias.name] = std::move(gradient);
    inspection->interventions.list = {FrozenParameter{bias.name}};
    view.setInspection(inspection);
    CellAddress chosen;
    connect(&view, &GradientNormsView::cellClicked, &view, [&](const CellAddress& cell) { chosen = cell; });
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.nameRect(0).center().toPoint());
    QVERIFY(!chosen.isValid());  // this sample has no gradient of it
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.nameRect(1).center().toPoint());
    QCOMPARE(chosen, (CellAddress{"grad." + bias.name, largest}));
    // What is frozen bears the mark, and nothing else does.
    const QImage image = view.viewport()->grab().toImage();
    const auto hasMark = [&](int parameter) {
      const QRectF bar = view.barRect(parameter);
      return image.pixel(QPointF(bar.left(), bar.center().y()).toPoint()) ==
             themeColors(view.palette()).selection.rgb();
    };
    QVERIFY(hasMark(1));
    QVERIFY(!hasMark(2));
  }

  void everyParameterHasItsOwnRow() {
    GradientNormsView view;
    view.resize(500, 400);
    view.show();
    const std::size_t count = parameterCount({});
    view.setInspection(withNorms({}, std::vector<float>(count, 0.5F)));
    std::vector<double> tops;
    for (std::size_t i = 0; i < count; ++i) tops.push_back(view.barRect(static_cast<int>(i)).top());
    std::sort(tops.begin(), tops.end());
    for (std::size_t i = 1; i < count; ++i) QVERIFY(tops[i] > tops[i - 1] + 10);
  }

  void theAxisDoesNotFlicker() {
    std::vector<float> norms(parameterCount({}), 0.5F);
    norms[0] = 0.011F;
    GradientNormsView view;
    view.setInspection(withNorms({}, norms));
    QCOMPARE(view.lowestPower(), -2);
    norms[0] = 0.009F;
    view.setInspection(withNorms({}, norms));
    QCOMPARE(view.lowestPower(), -3);
    norms[0] = 0.011F;
    view.setInspection(withNorms({}, norms));
    QCOMPARE(view.lowestPower(), -3);
    norms[0] = 0.2F;
    view.setInspection(withNorms({}, norms));
    QCOMPARE(view.lowestPower(), -1);
  }

  void zeroAndWhatIsNotFiniteHaveNoBar() {
    std::vector<float> norms(parameterCount({}), 0.5F);
    norms[0] = 0.0F;
    norms[1] = std::numeric_limits<float>::quiet_NaN();
    norms[2] = std::numeric_limits<float>::infinity();
    GradientNormsView view;
    view.resize(400, 300);
    view.show();
    view.setInspection(withNorms({}, norms));
    view.viewport()->grab();
    QCOMPARE(view.barRect(0).width(), 0.0);
    QCOMPARE(view.lowestPower(), -1);
    QCOMPARE(view.highestPower(), 0);
    view.setInspection(withNorms({}, std::vector<float>(parameterCount({}), 0.0F)));
    view.viewport()->grab();
  }

  void saysHowToGetThemBeforeTheFirstStep() {
    GradientNormsView view;
    view.resize(400, 300);
    view.show();
    const QImage nothing = view.viewport()->grab().toImage();
    view.setInspection(withNorms({}, {}));
    QCOMPARE(view.viewport()->grab().toImage(), nothing);
    view.setInspection(withNorms({}, std::vector<float>(parameterCount({}), 0.5F)));
    QVERIFY(view.viewport()->grab().toImage() != nothing);
    view.setInspection(nullptr);
    QCOMPARE(view.viewport()->grab().toImage(), nothing);
  }
};

QTEST_MAIN(GradientNormsViewTest)
#include "gradient_norms_view_test.moc"
