#include <QImage>
#include <QScreen>
#include <QTest>

#include "tests/views/test_inspection.h"
#include "views/activation_view.h"
#include "views/attention_grid.h"
#include "views/attention_map.h"
#include "views/gradient_norms_view.h"
#include "views/selection.h"

using namespace encoderlab;

namespace {

const QStringList tokens{"a", "b", "c", "d", "e"};

ModelConfiguration smallModel() {
  ModelConfiguration model;
  model.dModel = 8;
  model.nhead = 2;
  model.numLayers = 2;
  model.dimFeedforward = 8;
  return model;
}

/// Every tensor's values times `factor`, so that colours and ranges change.
std::shared_ptr<const Inspection> scaledInspection(float factor) {
  const ModelConfiguration model = smallModel();
  const auto inspection = makeInspection(model, tokens);
  for (auto& [name, tensor] : inspection->trace.tensors) {
    for (float& value : tensor.values) value *= factor;
  }
  std::vector<float> norms(ParameterLayout(model).parameters().size());
  for (std::size_t i = 0; i < norms.size(); ++i) norms[i] = factor * static_cast<float>(i % 4 + 1);
  inspection->snapshot = makeSnapshot(model, norms);
  return inspection;
}

/// What stands on the screen, painted piece by piece.
QImage onScreen(const QWidget& view) {
  return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

/// The same painted as a whole.
QImage paintedAnew(QWidget& view) { return view.grab().toImage().convertToFormat(QImage::Format_RGB32); }

template <typename View>
void compareThroughChanges(View& view) {
  view.resize(420, 360);
  view.show();
  QVERIFY(QTest::qWaitForWindowExposed(&view));
  QImage before;
  for (const float factor : {1.0F, 0.9F, 30.0F, 0.5F, 0.001F}) {
    view.setInspection(scaledInspection(factor));
    QCoreApplication::processEvents();
    const QImage shown = onScreen(view);
    QVERIFY(shown != before);
    before = shown;
    QTRY_COMPARE(onScreen(view), paintedAnew(view));
  }
}

}  // namespace

/// Views paint only what changed; this compares it with a whole picture.
class PartialPaintTest : public QObject {
  Q_OBJECT

 private slots:
  void theGridOfHeads() {
    Selection selection;
    AttentionGrid view(&selection);
    compareThroughChanges(view);
  }
  void theMapOfOneHead() {
    Selection selection;
    AttentionMap view(&selection);
    compareThroughChanges(view);
  }
  void theActivations() {
    Selection selection;
    ActivationView view(&selection);
    compareThroughChanges(view);
  }
  void theGradientNorms() {
    GradientNormsView view;
    compareThroughChanges(view);
  }
};

QTEST_MAIN(PartialPaintTest)
#include "partial_paint_test.moc"
