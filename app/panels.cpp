#include "app/panels.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/panel_scroll_area.h"
#include "app/walk_actions.h"
#include "model/tasks/task.h"
#include "views/activation_view.h"
#include "views/attention_grid.h"
#include "views/attention_map.h"
#include "views/confusion_view.h"
#include "views/curves_view.h"
#include "views/encoder_map.h"
#include "views/experiment_panel.h"
#include "views/gradient_norms_view.h"
#include "views/ledger_view.h"
#include "views/op_panel.h"
#include "views/proof_view.h"
#include "views/sample_editor.h"
#include "views/samples_view.h"
#include "views/selection.h"
#include "views/step_timeline.h"
#include "views/update_view.h"
#include "views/what_if_panel.h"

namespace encoderlab {

namespace {

/// A window of less height has no room for four panels one above the other.
constexpr int lowWindow = 860;

/// The first widget of a dock that Tab would come to.
QWidget* firstInFocusChain(QDockWidget* dock) {
  QWidget* widget = dock->widget();
  do {
    if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0) return widget;
    widget = widget->nextInFocusChain();
  } while (dock->isAncestorOf(widget));
  return nullptr;
}

/// Views one above the other; the first one takes the room that is left.
QWidget* stacked(QWidget* upper, QWidget* lower) {
  auto* widget = new QWidget;
  auto* layout = new QVBoxLayout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(upper, 1);
  layout->addWidget(lower);
  return widget;
}

}  // namespace

Panels::Panels(QMainWindow* window, Selection* selection, StepCursor* cursor, const Actions& actions)
    : QObject(window), m_window(window) {
  m_window->setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks |
                           QMainWindow::GroupedDragging);
  m_samples = new SamplesView(selection);
  m_experiment = new ExperimentPanel(allTasks());
  m_editor = new SampleEditor(selection);
  m_curves = new CurvesView;
  m_measures = new ConfusionView;
  m_heads = new AttentionGrid(selection);
  auto* map = new AttentionMap(selection);
  auto* activations = new ActivationView(selection);
  auto* norms = new GradientNormsView;
  connect(norms, &GradientNormsView::cellClicked, selection, &Selection::setCell);

  m_samplesDock = addDock("samples", tr("Samples"), m_samples);
  m_experimentDock = addDock("experiment", tr("Experiment"), m_experiment);
  m_editorDock = addDock("sample", tr("This sample"), new PanelScrollArea(m_editor));
  m_headsDock = addDock("heads", tr("All heads"), m_heads);
  m_attentionDock = addDock("attention", tr("Attention"), map);
  m_curvesDock = addDock("curves", tr("Curves"), m_curves);
  m_measuresDock = addDock("measures", tr("Measures"), m_measures);
  m_activationDock = addDock("activations", tr("Activations"), activations);
  m_normsDock = addDock("gradient-norms", tr("Gradient norms"), norms);
  addSteps(selection, cursor, actions);

  addGoTo();

  drawOn(m_editorDock, m_editor);
  drawOn(m_headsDock, m_heads);
  drawOn(m_attentionDock, map);
  drawOn(m_activationDock, activations);
  drawOn(m_normsDock, norms);
  drawOn(m_mapDock, m_map);
  drawOn(m_mapDock, m_timeline);
  drawOn(m_opDock, m_op);
  drawOn(m_ledgerDock, m_ledger);
  drawOn(m_whatIfDock, m_whatIf);
}

void Panels::addSteps(Selection* selection, StepCursor* cursor, const Actions& actions) {
  m_map = new EncoderMap(selection, cursor);
  m_timeline = new StepTimeline(selection, cursor, walkActions(actions));
  m_op = new OpPanel(selection);
  m_ledger = new LedgerView(selection);
  m_proof = new ProofView(selection);
  m_update = new UpdateView;
  m_whatIf = new WhatIfPanel(selection);
  m_mapDock = addDock("encoder", tr("Encoder"), stacked(m_map, m_timeline));
  m_opDock = addDock("op", tr("Op"), m_op);
  m_ledgerDock = addDock("ledger", tr("Ledger"), new PanelScrollArea(m_ledger));
  m_proofDock = addDock("proof", tr("Proof"), new PanelScrollArea(m_proof));
  m_updateDock = addDock("update", tr("Update"), new PanelScrollArea(m_update));
  m_whatIfDock = addDock("what-if", tr("What if"), new PanelScrollArea(m_whatIf));
}

void Panels::addGoTo() {
  const QDockWidget* const numbered[] = {m_samplesDock, m_editorDock, m_experimentDock, m_mapDock,   m_opDock,
                                         m_ledgerDock,  m_proofDock,  m_updateDock,     m_whatIfDock};
  for (QDockWidget* dock : m_docks) {
    auto* action = new QAction(dock->windowTitle(), this);
    const auto* place = std::ranges::find(numbered, dock);
    if (place != std::end(numbered))
      action->setShortcut(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + (place - numbered))));
    connect(action, &QAction::triggered, this, [this, dock] { goTo(dock); });
    m_window->addAction(action);
    m_goTo.append(action);
  }
}

void Panels::goTo(QDockWidget* dock) {
  raise(dock->widget());
  if (dock == m_opDock) return m_op->focusNumbers();
  if (dock == m_mapDock) return m_map->setFocus(Qt::ShortcutFocusReason);
  if (QWidget* first = firstInFocusChain(dock)) first->setFocus(Qt::ShortcutFocusReason);
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
    dock->show();
  }
  m_window->addDockWidget(Qt::LeftDockWidgetArea, m_samplesDock);
  m_window->splitDockWidget(m_samplesDock, m_mapDock, Qt::Horizontal);
  m_window->splitDockWidget(m_mapDock, m_opDock, Qt::Horizontal);
  m_window->splitDockWidget(m_mapDock, m_headsDock, Qt::Vertical);
  m_window->splitDockWidget(m_headsDock, m_curvesDock, Qt::Horizontal);
  const bool isLow = m_window->height() < lowWindow;
  if (isLow) {
    arrangeSidesLow();
  } else {
    arrangeSidesHigh();
  }
  // What is split off from one of several tabs becomes a tab, too.
  if (isLow) {
    // The matrix of many classes needs the height that only the column of the op has.
    tabify(m_curvesDock, {m_attentionDock, m_normsDock});
    tabify(m_opDock, {m_activationDock, m_measuresDock});
  } else {
    tabify(m_curvesDock, {m_measuresDock, m_attentionDock, m_normsDock});
    tabify(m_opDock, {m_activationDock});
  }
}

/// The op has a column of its own; what it is asked about lies below the samples.
void Panels::arrangeSidesLow() {
  m_window->splitDockWidget(m_samplesDock, m_ledgerDock, Qt::Vertical);
  tabify(m_samplesDock, {m_editorDock, m_experimentDock});
  tabify(m_ledgerDock, {m_proofDock, m_updateDock, m_whatIfDock});
  m_window->resizeDocks({m_samplesDock, m_mapDock, m_opDock}, {405, 485, 390}, Qt::Horizontal);
  m_window->resizeDocks({m_samplesDock, m_ledgerDock}, {250, 378}, Qt::Vertical);
  m_window->resizeDocks({m_mapDock, m_headsDock}, {395, 233}, Qt::Vertical);
  m_window->resizeDocks({m_headsDock, m_curvesDock}, {240, 320}, Qt::Horizontal);
}

void Panels::arrangeSidesHigh() {
  m_window->splitDockWidget(m_samplesDock, m_editorDock, Qt::Vertical);
  m_window->splitDockWidget(m_opDock, m_ledgerDock, Qt::Vertical);
  tabify(m_editorDock, {m_experimentDock});
  tabify(m_ledgerDock, {m_proofDock, m_updateDock, m_whatIfDock});
  m_window->resizeDocks({m_samplesDock, m_mapDock, m_opDock}, {310, 740, 550}, Qt::Horizontal);
  m_window->resizeDocks({m_samplesDock, m_editorDock}, {420, 440}, Qt::Vertical);
  m_window->resizeDocks({m_mapDock, m_headsDock}, {600, 260}, Qt::Vertical);
  m_window->resizeDocks({m_headsDock, m_curvesDock}, {400, 340}, Qt::Horizontal);
  m_window->resizeDocks({m_opDock, m_ledgerDock}, {470, 390}, Qt::Vertical);
}

void Panels::tabify(QDockWidget* first, std::initializer_list<QDockWidget*> others) {
  for (QDockWidget* other : others) m_window->tabifyDockWidget(first, other);
  first->raise();
}

QDockWidget* Panels::dockOf(const QWidget* view) const {
  const auto found = std::ranges::find_if(m_docks, [view](QDockWidget* dock) { return dock->isAncestorOf(view); });
  return found == m_docks.end() ? nullptr : *found;
}

void Panels::raise(const QWidget* view) const {
  if (QDockWidget* dock = dockOf(view)) {
    dock->show();
    dock->raise();
  }
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
