#include "app/panels.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QScrollArea>
#include <utility>

#include "model/tasks/task.h"
#include "views/activation_view.h"
#include "views/attention_grid.h"
#include "views/attention_map.h"
#include "views/curves_view.h"
#include "views/experiment_panel.h"
#include "views/gradient_norms_view.h"
#include "views/sample_editor.h"
#include "views/samples_view.h"

namespace encoderlab {

namespace {

/// For a view that is higher than a small screen has room for.
QScrollArea* scrolling(QWidget* view) {
  auto* area = new QScrollArea;
  area->setWidget(view);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setMinimumWidth(view->minimumSizeHint().width());
  return area;
}

}  // namespace

Panels::Panels(QMainWindow* window, Selection* selection) : QObject(window), m_window(window) {
  m_window->setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks |
                           QMainWindow::GroupedDragging);
  m_samples = new SamplesView(selection);
  m_experiment = new ExperimentPanel(allTasks());
  m_editor = new SampleEditor(selection);
  m_curves = new CurvesView;
  m_heads = new AttentionGrid(selection);
  auto* map = new AttentionMap(selection);
  auto* activations = new ActivationView(selection);
  auto* norms = new GradientNormsView;

  m_samplesDock = addDock("samples", tr("Samples"), m_samples);
  m_experimentDock = addDock("experiment", tr("Experiment"), m_experiment);
  m_editorDock = addDock("sample", tr("This sample"), scrolling(m_editor));
  m_headsDock = addDock("heads", tr("All heads"), m_heads);
  m_attentionDock = addDock("attention", tr("Attention"), map);
  m_curvesDock = addDock("curves", tr("Curves"), m_curves);
  m_activationDock = addDock("activations", tr("Activations"), activations);
  m_normsDock = addDock("gradient-norms", tr("Gradient norms"), norms);

  drawOn(m_editorDock, m_editor);
  drawOn(m_headsDock, m_heads);
  drawOn(m_attentionDock, map);
  drawOn(m_activationDock, activations);
  drawOn(m_normsDock, norms);
}

QDockWidget* Panels::addDock(const char* name, const QString& title, QWidget* content) {
  auto* dock = new QDockWidget(title, m_window);
  dock->setObjectName(QLatin1String(name));
  dock->setWidget(content);
  m_docks.push_back(dock);
  return dock;
}

void Panels::arrange() {
  for (QDockWidget* dock : m_docks) {
    m_window->removeDockWidget(dock);
    dock->setFloating(false);
  }
  m_window->addDockWidget(Qt::LeftDockWidgetArea, m_samplesDock);
  m_window->splitDockWidget(m_samplesDock, m_headsDock, Qt::Horizontal);
  m_window->splitDockWidget(m_headsDock, m_attentionDock, Qt::Horizontal);
  m_window->splitDockWidget(m_attentionDock, m_activationDock, Qt::Horizontal);
  m_window->splitDockWidget(m_samplesDock, m_editorDock, Qt::Vertical);
  m_window->splitDockWidget(m_headsDock, m_normsDock, Qt::Vertical);
  m_window->splitDockWidget(m_attentionDock, m_curvesDock, Qt::Vertical);
  // Both are long; there they have the window's whole height.
  m_window->tabifyDockWidget(m_activationDock, m_experimentDock);
  for (QDockWidget* dock : m_docks) dock->show();
  m_activationDock->raise();
  m_window->resizeDocks({m_samplesDock, m_headsDock, m_attentionDock, m_activationDock}, {41, 45, 62, 52},
                        Qt::Horizontal);
  m_window->resizeDocks({m_samplesDock, m_editorDock}, {42, 58}, Qt::Vertical);
  m_window->resizeDocks({m_headsDock, m_normsDock}, {26, 74}, Qt::Vertical);
  m_window->resizeDocks({m_attentionDock, m_curvesDock}, {57, 43}, Qt::Vertical);
}

void Panels::focusHeads() { m_heads->setFocus(); }

template <typename View>
void Panels::drawOn(QDockWidget* dock, View* view) {
  addInspectionPanel(dock, [view](auto inspection) { view->setInspection(std::move(inspection)); });
}

void Panels::addInspectionPanel(QDockWidget* dock, std::function<void(std::shared_ptr<const Inspection>)> draw) {
  m_inspectionPanels.push_back(
      std::make_unique<InspectionPanel>(InspectionPanel{dock, std::move(draw), false, nullptr}));
  InspectionPanel* panel = m_inspectionPanels.back().get();
  connect(dock, &QDockWidget::visibilityChanged, this, [this, panel](bool visible) {
    panel->visible = visible;
    refresh(*panel);
  });
}

void Panels::setInspection(const std::shared_ptr<const Inspection>& inspection) {
  m_inspection = inspection;
  for (const auto& panel : m_inspectionPanels) refresh(*panel);
}

void Panels::refresh(InspectionPanel& panel) {
  if (!panel.visible || panel.drawn == m_inspection) return;
  panel.drawn = m_inspection;
  panel.draw(m_inspection);
}

}  // namespace encoderlab
