#include "views/op_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>

#include "tests/views/panel_scene.h"
#include "views/code_line.h"
#include "views/formula_label.h"
#include "views/heatmap_view.h"
#include "views/selection.h"
#include "views/tensor_panel.h"

namespace encoderlab {
namespace {

struct Scene {
  explicit Scene(const std::shared_ptr<const Inspection>& shown = realInspection({})) : panel(&selection) {
    inspection = shown;
    panel.resize(360, 800);
    panel.show();
    panel.setInspection(inspection);
  }

  std::vector<const TensorPanel*> tensors() const {
    std::vector<const TensorPanel*> visible;
    const auto panels = panel.findChildren<TensorPanel*>();
    for (const TensorPanel* tensor : panels) {
      if (!tensor->isHidden()) visible.push_back(tensor);
    }
    return visible;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const TensorPanel* tensor : tensors()) names.push_back(tensor->matrix().tensor);
    return names;
  }
  bool says(const QString& text) const {
    const auto labels = panel.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return !label->isHidden() && label->text().contains(text); });
  }
  int stepWith(StepPhase phase, const std::string& output) const {
    const auto steps = inspection->steps();
    const auto found = std::ranges::find_if(
        steps, [&](const Step& step) { return step.phase == phase && inspection->ops()[step.op].output == output; });
    return static_cast<int>(found - steps.begin());
  }

  Selection selection;
  OpPanel panel;
  std::shared_ptr<const Inspection> inspection;
};

const std::string scores = "encoder.layers.0.self_attn.scores";

/// Counts how often the widgets of the program are sized and laid out, and stops what would never end.
class LayoutCounter : public QObject {
 public:
  LayoutCounter() { qApp->installEventFilter(this); }

  /// Whether all that was asked for was laid out.
  bool settles() {
    m_count = 0;
    for (int round = 0; round < 3; ++round) QCoreApplication::sendPostedEvents();
    return m_count < mostEvents;
  }

  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::LayoutRequest && event->type() != QEvent::Resize) return false;
    return ++m_count >= mostEvents && event->type() == QEvent::LayoutRequest;
  }

 private:
  static constexpr int mostEvents = 2000;
  int m_count = 0;
};

/// As the wheel turns over a map with the control key held.
void turnWheel(const HeatmapView* map, int notches) {
  const QPointF place(40, 30);
  QWheelEvent event(place, place, {}, {0, 120 * notches}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(map->viewport(), &event);
}

}  // namespace

class OpPanelTest : public QObject {
  Q_OBJECT

 private slots:
  void aRecurrenceShowsWhatItMakesOnItsWay() {
    ModelConfiguration model;
    model.stem = Stem::Recurrent;
    Scene scene(realInspection(model));
    scene.selection.setTensor("stem.output");
    const std::vector<std::string> names = scene.names();
    for (const char* name : {"stem.gru.reset", "stem.gru.update", "stem.gru.candidate", "stem.gru.hidden"})
      QVERIFY2(std::ranges::find(names, name) != names.end(), name);
    const std::vector<const TensorPanel*> tensors = scene.tensors();
    const auto states = std::ranges::find(names, "stem.gru.hidden") - names.begin();
    const HeatmapContent& content = tensors[static_cast<std::size_t>(states)]->matrix().content;
    QVERIFY(std::ranges::all_of(content.values, [](float value) { return std::abs(value) < 1; }));
    QCOMPARE(content.columns, model.dModel);
  }

  void saysWhatWasChangedByHand() {
    Scene scene(realInspection({}, {}, true, {{HeadOff{0, 1}, WeightPinned{0, 2, 4, 3, 0.5F}}}));
    scene.selection.setTensor(QStringLiteral("encoder.layers.0.self_attn.weights"));
    QVERIFY(scene.says(QStringLiteral("◆ In head 3 of layer 1, token 5 gives token 4 the weight 0.5")));
    QVERIFY(!scene.says(QStringLiteral("of layer 1 is off")));
    scene.selection.setTensor(QString::fromStdString(scores));
    QVERIFY(!scene.says(QStringLiteral("◆")));
  }

  void showsTheChosenOpWithItsNumbers() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    scene.selection.setHead(0, 2);
    const std::vector<std::string> expected{"encoder.layers.0.self_attn.q", "encoder.layers.0.self_attn.k", scores};
    QCOMPARE(scene.names(), expected);
    QVERIFY(scene.says("Layer 1 · head 3 · self_attn.scores"));
    QVERIFY(scene.says("B × H × T × T = 1 × 4 × 8 × 8"));
    QCOMPARE(scene.panel.findChild<FormulaLabel*>()->text(), "S = Q Kᵀ / √(D/H)");
    const TensorMatrix& matrix = scene.tensors().back()->matrix();
    const auto& values = scene.inspection->trace.find(scores)->values;
    QCOMPARE(matrix.content.at({4, 1}), values[(2 * 8 + 4) * 8 + 1]);
    QCOMPARE(matrix.addressOf({4, 1}), (CellAddress{scores, {0, 2, 4, 1}}));
  }

  void aClickChoosesTheCell() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    emit const_cast<HeatmapView*>(scene.tensors()[0]->map())->cellClicked({3, 5});
    QCOMPARE(scene.selection.cell(), (CellAddress{"encoder.layers.0.self_attn.q", {0, 0, 3, 5}}));
  }

  void saysWhatTheNumbersAreOf() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    QVERIFY(scene.says("All numbers are of the chosen sample alone; dropout is off."));
    scene.selection.setShowsGradients(true);
    QVERIFY(scene.says("of the chosen sample alone"));
    QVERIFY(scene.says("dX stands for"));
    auto inspection = std::make_shared<Inspection>(*scene.inspection);
    auto dataset = std::make_shared<Dataset>();
    dataset->validation.push_back(inspection->sample);
    inspection->dataset = dataset;
    scene.panel.setInspection(inspection);
    QVERIFY(scene.says("which training does not see"));
  }

  void anUpdateShowsTheGradientOfItsBatch() {
    Scene scene;
    const auto steps = scene.inspection->steps();
    const auto update = std::ranges::find(steps, "head.bias", &Step::parameter);
    scene.selection.setStep(static_cast<int>(update - steps.begin()));
    const std::vector<std::string> expected{"head.bias", "grad.head.bias"};
    QCOMPARE(scene.names(), expected);
    QVERIFY(!scene.says("chosen sample"));
    QVERIFY(scene.says("is being worked out"));
    QVERIFY(std::isnan(scene.tensors()[1]->matrix().content.at({0, 4})));
    scene.panel.setTrainingStep(nullptr, "Pause first.");
    QVERIFY(scene.says("Pause first."));
    const ParameterLayout layout(scene.inspection->model);
    auto record = std::make_shared<StepRecord>();
    record->model = scene.inspection->model;
    record->model.dropout = 0.25;
    record->gradient.resize(layout.size());
    record->gradient[layout.at("head.bias").offset + 4] = -0.0091F;
    record->samples = 32;
    record->point.step = 12;
    scene.panel.setTrainingStep(record, {});
    QVERIFY(!scene.says("Pause first."));
    QCOMPARE(scene.tensors()[1]->matrix().content.at({0, 4}), -0.0091F);
    QCOMPARE(scene.tensors()[1]->matrix().addressOf({0, 4}), (CellAddress{"grad.head.bias", {4}}));
    QVERIFY(scene.says("that of training step 12: of its batch of 32 sample(s), with dropout 0.25."));
  }

  void aProjectionShowsItsThirdOfTheWeights() {
    Scene scene;
    scene.selection.setTensor("encoder.layers.1.self_attn.k");
    const TensorMatrix& weight = scene.tensors()[1]->matrix();
    QCOMPARE(weight.tensor, "encoder.layers.1.self_attn.in_proj_weight");
    QCOMPARE(weight.content.rows, 32);
    QCOMPARE(weight.addressOf({0, 7}).index, (std::vector<std::size_t>{32, 7}));
    QVERIFY(!weight.cellOf({weight.tensor, {31, 7}}).isValid());
    QCOMPARE(weight.cellOf({weight.tensor, {40, 7}}), (HeatmapCell{8, 7}));
    const std::size_t offset = ParameterLayout(scene.inspection->model).at(weight.tensor).offset;
    QCOMPARE(weight.content.at({0, 7}), scene.inspection->snapshot->weights[offset + 32 * 32 + 7]);
    QCOMPARE(scene.tensors()[2]->matrix().addressOf({0, 3}).index, (std::vector<std::size_t>{35}));
  }

  void theSwitchShowsTheBackwardPass() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    const auto buttons = scene.panel.findChildren<QToolButton*>();
    const auto backward = std::ranges::find(buttons, "Backward", &QToolButton::text);
    (*backward)->click();
    QVERIFY(scene.selection.showsGradients());
    QVERIFY(std::ranges::count(scene.names(), "grad.encoder.layers.0.self_attn.q") == 1);
    QCOMPARE(scene.names().front(), "grad." + scores);
    QVERIFY(scene.panel.findChild<FormulaLabel*>()->text().startsWith("dQ = dS K"));
    QVERIFY(scene.says("dX stands for"));
  }

  void whatLiesAheadIsNotComputedAndNeverZero() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    scene.selection.setStep(scene.stepWith(StepPhase::Forward, "encoder.layers.0.self_attn.q"));
    const TensorMatrix& output = scene.tensors().back()->matrix();
    QVERIFY(std::isnan(output.content.at({0, 0})));
    QVERIFY(std::isfinite(scene.tensors().front()->matrix().content.at({0, 0})));
    QVERIFY(scene.says("Not computed yet: the forward pass"));
    scene.selection.setStep(scene.stepWith(StepPhase::Forward, scores));
    QVERIFY(std::isfinite(scene.tensors().back()->matrix().content.at({0, 0})));
    QVERIFY(!scene.says("Not computed yet"));
  }

  void aSampleWithoutTargetHasNoGradients() {
    Scene scene(realInspection({}, {}, false));
    scene.selection.setTensor(QString::fromStdString(scores));
    scene.selection.setShowsGradients(true);
    QVERIFY(scene.says("no target"));
    QVERIFY(std::isnan(scene.tensors().front()->matrix().content.at({0, 0})));
  }

  void everyStepHasItsTensorsAndTheirCells() {
    for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
      ModelConfiguration model;
      model.block = block;
      Scene scene(realInspection(model));
      const auto steps = scene.inspection->steps();
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        scene.selection.setTensor(QString::fromStdString(scene.inspection->ops()[step.op].output));
        scene.selection.setShowsGradients(step.phase == StepPhase::Backward);
        scene.selection.setStep(static_cast<int>(i));
        const auto names = scene.names();
        for (const std::string& made : step.makes) {
          QVERIFY2(std::ranges::count(names, made) == 1, qPrintable(QString::fromStdString(made)));
        }
        for (const TensorPanel* tensor : scene.tensors()) {
          const TensorMatrix& matrix = tensor->matrix();
          QVERIFY2(!matrix.content.isEmpty(), matrix.tensor.c_str());
          const HeatmapCell last{matrix.content.rows - 1, matrix.content.columns - 1};
          QCOMPARE(matrix.cellOf(matrix.addressOf(last)), last);
        }
      }
    }
  }

  void everyStepSettlesAtEveryZoom_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("narrow") << QSize(360, 800);
    QTest::newRow("low") << QSize(300, 420);
    QTest::newRow("wide") << QSize(640, 520);
    QTest::newRow("tiny") << QSize(160, 200);
  }

  void everyStepSettlesAtEveryZoom() {
    QFETCH(QSize, size);
    Scene scene;
    scene.panel.resize(size);
    LayoutCounter counter;
    for (const int notches : {0, 1, 5, 16}) {
      for (int step = 0; step < static_cast<int>(scene.inspection->steps().size()); ++step) {
        scene.selection.setStep(step);
        const auto where = [&] { return qPrintable(QStringLiteral("step %1, zoom %2").arg(step).arg(notches)); };
        QVERIFY2(counter.settles(), where());
        for (const TensorPanel* tensor : scene.tensors()) turnWheel(tensor->map(), notches);
        QVERIFY2(counter.settles(), where());
      }
    }
  }

  void namesAreNotWiderThanTheirColumns() {
    Scene scene;
    const auto* area = scene.panel.findChild<QScrollArea*>();
    // As wide as the panel is beside the map in a window of 1600.
    for (const int width : {360, 460, 540}) {
      scene.panel.resize(width, 800);
      for (std::size_t step = 0; step < scene.inspection->steps().size(); ++step) {
        scene.selection.setStep(static_cast<int>(step));
        for (int round = 0; round < 3; ++round) QCoreApplication::sendPostedEvents();
        QVERIFY2(area->horizontalScrollBar()->maximum() == 0, qPrintable(QString("%1 at %2").arg(step).arg(width)));
      }
    }
  }

  void theZoomOfATensorIsNotThatOfTheNext() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    const HeatmapView* map = scene.tensors().front()->map();
    turnWheel(map, 6);
    QVERIFY(map->horizontalScrollBar()->maximum() > 0);
    scene.selection.setHead(0, 1);
    QVERIFY(map->horizontalScrollBar()->maximum() > 0);
    scene.selection.setTensor("encoder.layers.0.self_attn.weights");
    QCOMPARE(map->horizontalScrollBar()->maximum(), 0);
  }

  void sourcesOfARowAreOneArea() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    std::vector<CellAddress> sources;
    for (std::size_t i = 0; i < 8; ++i) sources.push_back({"encoder.layers.0.self_attn.q", {0, 0, 4, i}});
    const auto areas = scene.tensors()[0]->matrix().areasOf(sources);
    QCOMPARE(areas, (std::vector<QRect>{QRect(0, 4, 8, 1)}));
    QVERIFY(scene.tensors()[1]->matrix().areasOf(sources).empty());
    sources.erase(sources.begin() + 3);
    QCOMPARE(scene.tensors()[0]->matrix().areasOf(sources).size(), 7U);
  }

  void thePythonLineIsCopied() {
    Scene scene;
    scene.selection.setTensor(QString::fromStdString(scores));
    scene.panel.findChild<CodeLine*>()->copy();
    QCOMPARE(QApplication::clipboard()->text(), "scores = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(8)");
  }

  void saysWhatItWouldShow() {
    Scene scene(nullptr);
    QVERIFY(scene.says("appears here"));
    QVERIFY(scene.tensors().empty());
  }
};

}  // namespace encoderlab

QTEST_MAIN(encoderlab::OpPanelTest)
#include "op_panel_test.moc"
