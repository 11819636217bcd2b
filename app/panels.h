#pragma once

#include <QList>
#include <QObject>
#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

#include "model/inspect/inspection.h"

class QAction;
class QDockWidget;
class QMainWindow;

namespace encoderlab {

class Actions;
class AttentionGrid;
class ConfusionView;
class CurvesView;
class EncoderMap;
class ExperimentPanel;
class LedgerView;
class OpPanel;
class ProofView;
class SampleEditor;
class SamplesView;
class Selection;
class StepCursor;
class StepTimeline;
class UpdateView;
class WhatIfPanel;

/// The views of the window, each in a dock of its own, and their places.
class Panels : public QObject {
  Q_OBJECT

 public:
  Panels(QMainWindow* window, Selection* selection, StepCursor* cursor, const Actions& actions);

  ExperimentPanel* experiment() const { return m_experiment; }
  SamplesView* samples() const { return m_samples; }
  SampleEditor* editor() const { return m_editor; }
  CurvesView* curves() const { return m_curves; }
  ConfusionView* measures() const { return m_measures; }
  EncoderMap* map() const { return m_map; }
  OpPanel* op() const { return m_op; }
  LedgerView* ledger() const { return m_ledger; }
  ProofView* proof() const { return m_proof; }
  UpdateView* update() const { return m_update; }
  WhatIfPanel* whatIf() const { return m_whatIf; }

  const std::vector<QDockWidget*>& docks() const { return m_docks; }
  /// One for each dock: to its first field by keyboard.
  const QList<QAction*>& goToActions() const { return m_goTo; }
  /// Puts every dock where it belongs at first; in a window of little height elsewhere than in others.
  void arrange();
  /// Where the arrow keys choose a head and every letter is free for orders.
  void focusHeads();
  /// Null if no panel holds `view`.
  QDockWidget* dockOf(const QWidget* view) const;
  /// Brings the panel that holds `view` to the front, and shows it if it was closed.
  void raise(const QWidget* view) const;
  /// Draws the inspection where it can be seen; a hidden panel gets the newest one when it is shown.
  void setInspection(const std::shared_ptr<const Inspection>& inspection);

 private:
  /// A dock whose content draws an inspection.
  struct InspectionPanel {
    QDockWidget* dock;
    std::function<void(std::shared_ptr<const Inspection>)> draw;
    bool visible = false;
    std::shared_ptr<const Inspection> drawn;
  };

  void addSteps(Selection* selection, StepCursor* cursor, const Actions& actions);
  void addGoTo();
  void goTo(QDockWidget* dock);
  void arrangeSidesLow();
  void arrangeSidesHigh();
  /// `first` stays in front.
  void tabify(QDockWidget* first, std::initializer_list<QDockWidget*> others);
  QDockWidget* addDock(const char* name, const QString& title, QWidget* content);
  template <typename View>
  void drawOn(QDockWidget* dock, View* view);
  void addInspectionPanel(QDockWidget* dock, std::function<void(std::shared_ptr<const Inspection>)> draw);
  void refresh(InspectionPanel& panel);

  QMainWindow* m_window;
  ExperimentPanel* m_experiment;
  SamplesView* m_samples;
  SampleEditor* m_editor;
  CurvesView* m_curves;
  ConfusionView* m_measures;
  AttentionGrid* m_heads;
  EncoderMap* m_map;
  StepTimeline* m_timeline;
  OpPanel* m_op;
  LedgerView* m_ledger;
  ProofView* m_proof;
  UpdateView* m_update;
  WhatIfPanel* m_whatIf;
  QDockWidget* m_experimentDock;
  QDockWidget* m_samplesDock;
  QDockWidget* m_editorDock;
  QDockWidget* m_headsDock;
  QDockWidget* m_attentionDock;
  QDockWidget* m_activationDock;
  QDockWidget* m_curvesDock;
  QDockWidget* m_measuresDock;
  QDockWidget* m_normsDock;
  QDockWidget* m_mapDock;
  QDockWidget* m_opDock;
  QDockWidget* m_ledgerDock;
  QDockWidget* m_proofDock;
  QDockWidget* m_updateDock;
  QDockWidget* m_whatIfDock;
  std::vector<QDockWidget*> m_docks;
  QList<QAction*> m_goTo;
  std::vector<std::unique_ptr<InspectionPanel>> m_inspectionPanels;
  std::shared_ptr<const Inspection> m_inspection;
};

}  // namespace encoderlab
