#pragma once

#include <QWidget>
#include <memory>

#include "model/inspect/inspection.h"

class QAction;
class QComboBox;
class QGridLayout;

namespace encoderlab {

class ElidedText;
class Selection;
class StepBar;
class StepCursor;

/// What walks the step cursor: buttons, the pace of playing, a jump to a layer, one line that says where it is, and all
/// steps as a bar.
class StepTimeline : public QWidget {
  Q_OBJECT

 public:
  /// `actions` become buttons, from left to right: first, back, play, forward, last, leave. All must outlive the view.
  StepTimeline(Selection* selection, StepCursor* cursor, const QList<QAction*>& actions, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  StepBar* bar() const { return m_bar; }
  /// The line that says where the cursor is.
  QString text() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void placeText();
  void fillLayers();
  void showStep();

  Selection* m_selection;
  StepCursor* m_cursor;
  std::shared_ptr<const Inspection> m_inspection;
  StepBar* m_bar;
  QComboBox* m_pace;
  QComboBox* m_layer;
  ElidedText* m_place;
  QGridLayout* m_row;
};

}  // namespace encoderlab
