#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

#include "model/inspect/inspection.h"

class QAction;
class QDockWidget;
class QMainWindow;

namespace encoderlab {

class AttentionGrid;
class CurvesView;
class ExperimentPanel;
class SampleEditor;
class SamplesView;
class Selection;

/// The views of the window, each in a dock of its own, and their places.
class Panels : public QObject {
  Q_OBJECT

 public:
  Panels(QMainWindow* window, Selection* selection);

  ExperimentPanel* experiment() const { return m_experiment; }
  SamplesView* samples() const { return m_samples; }
  SampleEditor* editor() const { return m_editor; }
  CurvesView* curves() const { return m_curves; }

  const std::vector<QDockWidget*>& docks() const { return m_docks; }
  /// Puts every dock where it belongs at first.
  void arrange();
  /// Where the arrow keys choose a head and every letter is free for orders.
  void focusHeads();
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
  AttentionGrid* m_heads;
  QDockWidget* m_experimentDock;
  QDockWidget* m_samplesDock;
  QDockWidget* m_editorDock;
  QDockWidget* m_headsDock;
  QDockWidget* m_attentionDock;
  QDockWidget* m_activationDock;
  QDockWidget* m_curvesDock;
  QDockWidget* m_normsDock;
  std::vector<QDockWidget*> m_docks;
  std::vector<std::unique_ptr<InspectionPanel>> m_inspectionPanels;
  std::shared_ptr<const Inspection> m_inspection;
};

}  // namespace encoderlab
