#include "views/activation_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

#include "model/inspect/cell_index.h"
#include "tests/views/test_inspection.h"
#include "views/heatmap_view.h"
#include "views/histogram.h"
#include "views/selection.h"

using namespace encoderlab;

namespace {

const QStringList tokens{"3", "1", "4", "1", "5"};

HeatmapView& mapOf(const ActivationView& view) { return *view.findChild<HeatmapView*>(); }

/// The combo box that offers `entry`.
QComboBox& boxWith(const ActivationView& view, const QString& entry) {
  for (QComboBox* box : view.findChildren<QComboBox*>()) {
    if (box->findText(entry, Qt::MatchStartsWith) >= 0) return *box;
  }
  qFatal("no combo box offers %s", qPrintable(entry));
}

void choose(const ActivationView& view, const QString& entry) {
  QComboBox& box = boxWith(view, entry);
  box.setCurrentIndex(box.findText(entry, Qt::MatchStartsWith));
}

bool shows(const ActivationView& view, const QString& text) {
  for (const QLabel* label : view.findChildren<QLabel*>()) {
    if (label->text() == text) return true;
  }
  return false;
}

}  // namespace

class ActivationViewTest : public QObject {
  Q_OBJECT

 private slots:
  void showsTheChosenTensorWithItsAxesAndItsOp() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    const auto inspection = makeInspection({}, tokens);
    view.setInspection(inspection);
    selection.setTensor("encoder.layers.1.linear1");
    const HeatmapContent& content = mapOf(view).content();
    QCOMPARE(content.rows, 5);
    QCOMPARE(content.columns, 128);
    QCOMPARE(content.at({2, 7}), inspection->trace.find("encoder.layers.1.linear1")->values[2 * 128 + 7]);
    QCOMPARE(content.rowLabels, tokens);
    QCOMPARE(content.columnTitle, QString("unit of the feed-forward"));
    QVERIFY(shows(view, "U = N₂ W₁ᵀ + b₁"));
    QCOMPARE(view.findChild<QPlainTextEdit*>()->toPlainText(), QString("linear1 = encoder.layers[1].linear1(norm2)"));
  }

  void everyOpOfTheModelCanBeChosen() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    view.resize(700, 400);
    for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
      ModelConfiguration model;
      model.block = block;
      model.head.kind = HeadKind::Sequence;
      view.setInspection(makeInspection(model, tokens));
      QComboBox& box = boxWith(view, "embedding");
      for (const Op& op : opList(model)) {
        const int index = box.findText(QString::fromStdString(op.output) + "  ", Qt::MatchStartsWith);
        QVERIFY2(index >= 0, op.output.c_str());
        box.setCurrentIndex(index);
        emit box.activated(index);
        QCOMPARE(selection.tensor(), QString::fromStdString(op.output));
        QVERIFY(!mapOf(view).content().isEmpty());
        view.grab();
      }
    }
  }

  void aClickChoosesTheTokenOfTheRowIfItIsOne() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    view.resize(700, 400);
    ModelConfiguration model;
    model.head.kind = HeadKind::Sequence;
    view.setInspection(makeInspection(model, tokens));
    auto* map = view.findChild<HeatmapView*>();
    const auto click = [map](HeatmapCell cell) {
      QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->cellRect(cell).center().toPoint());
    };
    view.grab();
    selection.setTensor("encoder.layers.0.output");
    click({3, 5});
    QCOMPARE(selection.token(), 3);
    QCOMPARE(selection.cell(), (CellAddress{"encoder.layers.0.output", {0, 3, 5}}));
    selection.setTensor("pooled");
    click({0, 5});
    QCOMPARE(selection.token(), 3);
    QCOMPARE(selection.cell(), (CellAddress{"pooled", {0, 5}}));
    selection.setTensor("encoder.layers.1.self_attn.q");
    choose(view, "all heads");
    choose(view, "gradient");
    click({2, 8 + 3});
    QCOMPARE(selection.cell(), (CellAddress{"grad.encoder.layers.1.self_attn.q", {0, 1, 2, 3}}));
  }

  void everyCellHasAnAddressAndComesBackFromIt() {
    const auto inspection = makeInspection({}, tokens);
    for (const Op& op : inspection->ops()) {
      for (const ActivationChoice& choice : {ActivationChoice{false, 2}, ActivationChoice{true, std::nullopt}}) {
        const HeatmapContent content = activationContent(*inspection, op, choice);
        const Tensor<float>& tensor = *chosenTensor(*inspection, op, choice);
        for (int row = 0; row < content.rows; ++row) {
          for (int column = 0; column < content.columns; ++column) {
            const HeatmapCell cell{row, column};
            const CellAddress address = activationAddress(content, op, choice, cell);
            QCOMPARE(tensor.values[flatIndex(address.index, tensor.shape)], content.at(cell));
            QCOMPARE(activationCell(content, op, choice, address), cell);
          }
        }
      }
    }
  }

  void whatLiesAheadOfTheCursorIsNotShown() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    const auto inspection = makeInspection({}, tokens);
    view.setInspection(inspection);
    selection.setTensor("encoder.layers.0.self_attn.scores");
    const auto steps = inspection->steps();
    const auto at = std::ranges::find_if(steps, [&](const Step& step) {
      return inspection->ops()[step.op].output == "encoder.layers.0.self_attn.scores";
    });
    const auto step = static_cast<int>(at - steps.begin());
    selection.setStep(step - 1);
    QVERIFY(std::isnan(mapOf(view).content().at({1, 2})));
    QVERIFY(shows(view, "Not computed yet: walk on until it is."));
    selection.setStep(step);
    QVERIFY(std::isfinite(mapOf(view).content().at({1, 2})));
    choose(view, "gradient");
    QVERIFY(std::isnan(mapOf(view).content().at({1, 2})));
    selection.setStep(-1);
    QVERIFY(std::isfinite(mapOf(view).content().at({1, 2})));
  }

  void headsAreShownOneOrAllSideBySide() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    const auto inspection = makeInspection({}, tokens);
    view.setInspection(inspection);
    selection.setTensor("encoder.layers.0.self_attn.q");
    selection.setHead(0, 2);
    const std::vector<float>& q = inspection->trace.find("encoder.layers.0.self_attn.q")->values;
    QCOMPARE(mapOf(view).content().columns, 8);
    QCOMPARE(mapOf(view).content().at({3, 1}), q[(2 * 5 + 3) * 8 + 1]);
    choose(view, "all heads");
    QCOMPARE(mapOf(view).content().columns, 32);
    QCOMPARE(mapOf(view).content().at({3, 17}), q[(2 * 5 + 3) * 8 + 1]);
    QCOMPARE(mapOf(view).content().groupLabels.size(), 4);
  }

  void followsTheChosenLayer() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    view.setInspection(makeInspection({}, tokens));
    selection.setTensor("encoder.layers.0.linear2");
    selection.setHead(1, 0);
    QCOMPARE(selection.tensor(), QString("encoder.layers.1.linear2"));
    selection.setTensor("logits");
    selection.setHead(0, 0);
    QCOMPARE(selection.tensor(), QString("logits"));
  }

  void gradientsAreShownWhereTheyAreComputed() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    const auto inspection = makeInspection({}, tokens);
    view.setInspection(inspection);
    selection.setTensor("encoder.layers.0.self_attn.weights");
    QVERIFY(!mapOf(view).content().scale.isDiverging());
    choose(view, "gradient");
    QVERIFY(mapOf(view).content().scale.isDiverging());
    QCOMPARE(mapOf(view).content().at({0, 4}),
             inspection->trace.find("grad.encoder.layers.0.self_attn.weights")->values[4]);
  }

  void aMissingGradientIsHatchedAndSaysWhy() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    view.resize(700, 400);
    view.setInspection(makeInspection({}, tokens, false));
    selection.setTensor("encoder.layers.0.linear2");
    choose(view, "gradient");
    QVERIFY(shows(view, "No gradient: this sample has no target."));
    QCOMPARE(mapOf(view).content().rows, 5);
    QVERIFY(std::isnan(mapOf(view).content().at({4, 31})));
    choose(view, "values");
    QVERIFY(!shows(view, "No gradient: this sample has no target."));
    selection.setTensor("loss");
    QVERIFY(shows(view, "Not computed: this needs a sample with a target."));
    QVERIFY(mapOf(view).content().isEmpty());
    view.grab();
  }

  void theScaleIsStickyAndCanBeShared() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    auto inspection = makeInspection({}, tokens);
    for (float& value : inspection->trace.tensors["encoder.layers.0.linear1"].values) value *= 10;
    view.setInspection(inspection);
    selection.setTensor("encoder.layers.0.linear2");
    QCOMPARE(mapOf(view).content().scale.maximum(), 2.0);
    choose(view, "shared scale");
    QCOMPARE(mapOf(view).content().scale.maximum(), 20.0);
    choose(view, "own scale");
    QCOMPARE(mapOf(view).content().scale.maximum(), 2.0);
    for (float& value : inspection->trace.tensors["encoder.layers.0.linear2"].values) value *= 0.1F;
    view.setInspection(inspection);
    QCOMPARE(mapOf(view).content().scale.maximum(), 2.0);
    for (int i = 0; i < 300; ++i) view.setInspection(inspection);
    QCOMPARE(mapOf(view).content().scale.maximum(), 0.2);
  }

  void paddingIsGreyAndDoesNotCount() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    auto inspection = makeInspection({}, tokens);
    inspection->padding = {0, 0, 0, 1, 1};
    view.setInspection(inspection);
    selection.setTensor("encoder.input");
    QVERIFY(mapOf(view).content().isPadding(4, 0));
    QVERIFY(view.findChild<Histogram*>()->accessibleDescription().contains("96"));
    const HeatmapContent& content = mapOf(view).content();
    const std::vector<Op> ops = opList({});
    QCOMPARE(activationCellText(content, ops[1], {}, {4, 0}), QString("Padding: this does not count."));
  }

  void cellsAreToldWithTheirPlace() {
    auto inspection = makeInspection({}, tokens);
    auto dataset = std::make_shared<Dataset>();
    for (int i = 0; i < 16; ++i) dataset->classNames.push_back("class " + std::to_string(i));
    inspection->dataset = dataset;
    const auto tell = [&](const std::string& name, const ActivationChoice& choice, HeatmapCell cell) {
      for (const Op& op : opList({})) {
        if (op.output == name) return activationCellText(activationContent(*inspection, op, choice), op, choice, cell);
      }
      return QString();
    };
    inspection->trace.tensors["encoder.input"].values[2 * 32 + 7] = 1.25F;
    QCOMPARE(tell("encoder.input", {}, {2, 7}), QString("1.25 at token 3, \"4\", in dimension 7"));
    QCOMPARE(tell("encoder.layers.0.self_attn.weights", {false, 0}, {0, 4}),
             QString("Head 1: 0.7 from \"3\" to \"5\""));
    inspection->trace.tensors["encoder.layers.0.self_attn.v"].values[(3 * 5 + 1) * 8 + 2] = -0.5F;
    QCOMPARE(tell("encoder.layers.0.self_attn.v", {}, {1, 26}),
             QString("Head 4: -0.5 at token 2, \"1\", in dimension 2"));
    inspection->trace.tensors["logits"].values[3] = 4.0F;
    QCOMPARE(tell("logits", {}, {0, 3}), QString("4 at token 1, \"3\", in output \"class 3\""));
    inspection->trace.tensors["loss"].values[0] = 0.125F;
    QCOMPARE(tell("loss", {}, {0, 0}), QString("0.125"));
  }

  void anotherModelAndNone() {
    Selection selection;
    ActivationView view(&selection);
    view.show();
    view.resize(300, 300);
    view.grab();
    view.setInspection(makeInspection({}, tokens));
    selection.setTensor("encoder.layers.1.output");
    ModelConfiguration small;
    small.numLayers = 1;
    small.nhead = 1;
    view.setInspection(makeInspection(small, {"x"}));
    QCOMPARE(mapOf(view).content().rows, 1);
    view.grab();
    view.setInspection(nullptr);
    view.grab();
    QVERIFY(mapOf(view).content().isEmpty());
  }
};

QTEST_MAIN(ActivationViewTest)
#include "activation_view_test.moc"
