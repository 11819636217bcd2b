#pragma once

#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <algorithm>
#include <memory>
#include <optional>

#include "app/actions.h"
#include "app/inspector.h"
#include "app/investigation.h"
#include "app/panels.h"
#include "tests/app/window_fixture.h"
#include "views/encoder_map.h"
#include "views/encoder_map_view.h"
#include "views/heatmap_view.h"
#include "views/op_panel.h"
#include "views/proof_view.h"
#include "views/tensor_panel.h"
#include "views/update_view.h"
#include "views/what_if_panel.h"

namespace encoderlab {

/// The small experiment in a window, and what a newcomer does in it with one hand.
class Visit : public SmallWindow {
 public:
  static constexpr int patience = 20'000;

  Visit() { resize(1280, 720); }

  StepCursor* cursor() { return investigation()->cursor(); }
  const std::vector<float>& weights() { return session()->snapshot()->weights; }
  const Inspection& inspection() { return *m_inspection; }

  /// Waits until the views show the weights of the present step.
  bool showsStep(std::int64_t step) {
    return reachesStep(step) &&
           QTest::qWaitFor([&] { return m_inspection && m_inspection->snapshot->step == step; }, patience);
  }
  bool showsInterventions(std::size_t count) {
    return QTest::qWaitFor([&] { return m_inspection && m_inspection->interventions.list.size() == count; }, patience);
  }

  /// The map of a tensor in the op panel; null if it is not shown.
  HeatmapView* numbersOf(const std::string& tensor) {
    for (TensorPanel* panel : panels().op()->findChildren<TensorPanel*>())
      if (panel->isVisible() && panel->matrix().tensor == tensor) return panel->findChild<HeatmapView*>();
    return nullptr;
  }
  void click(const std::string& tensor, HeatmapCell cell) {
    HeatmapView* map = numbersOf(tensor);
    if (map == nullptr) qFatal("the op panel does not show %s", tensor.c_str());
    QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->cellRect(cell).center().toPoint());
  }
  void clickOp(const std::string& output) {
    const EncoderMapView* map = panels().map()->view();
    const std::vector<Op>& ops = inspection().ops();
    const auto op = static_cast<std::size_t>(std::ranges::find(ops, output, &Op::output) - ops.begin());
    QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->nodeRect(op).center());
  }
  void clickTab(const QWidget* view) {
    const QString title = panels().dockOf(view)->windowTitle();
    for (QTabBar* tabs : findChildren<QTabBar*>())
      for (int tab = 0; tab < tabs->count(); ++tab)
        if (tabs->tabText(tab) == title) QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
  }
  static void click(QPushButton* button) { QTest::mouseClick(button, Qt::LeftButton); }
  QPushButton* button(const QWidget* view, const QString& text) {
    for (QPushButton* found : view->findChildren<QPushButton*>())
      if (found->text().remove(u'&').startsWith(text)) return found;
    return nullptr;
  }
  /// Tab by tab, until `wanted` has the keyboard.
  bool tabTo(const QWidget* wanted) {
    for (int tabs = 0; tabs < 400; ++tabs) {
      if (focusWidget() == wanted) return true;
      press(Qt::Key_Tab);
    }
    return false;
  }
  bool proves() {
    return QTest::qWaitFor(
        [this] {
          for (const QLabel* label : panels().proof()->findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("agrees"))) return true;
          return false;
        },
        patience);
  }
  /// `step`: which one, if that counts.
  bool dissects(const std::string& tensor, bool isMade, std::int64_t step = 0) {
    return QTest::qWaitFor(
        [&] {
          const std::optional<ShownUpdate>& shown = panels().update()->shown();
          return shown && shown->weight.tensor == tensor && shown->isMade == isMade &&
                 (step == 0 || shown->step == step);
        },
        patience);
  }
  bool is(StepPhase phase, const std::string& output) {
    return cursor()->step() != nullptr && cursor()->step()->phase == phase && cursor()->op()->output == output;
  }
  QTableWidget* switches() {
    for (QTableWidget* table : panels().whatIf()->findChildren<QTableWidget*>())
      if (table->verticalHeaderItem(0) != nullptr) return table;
    return nullptr;
  }

 private:
  std::shared_ptr<const Inspection> m_inspection;
  QMetaObject::Connection m_connection =
      connect(inspector(), &Inspector::inspectionReady, this,
              [this](const std::shared_ptr<const Inspection>& inspection) { m_inspection = inspection; });
};

}  // namespace encoderlab
