#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "model/inspect/inspection.h"
#include "views/live_tool_tip.h"

namespace encoderlab {

class StepCursor;
struct ThemeColors;

/// Every step of a training step as a mark in the colour of its phase: what is done is full, what lies ahead is faint,
/// and the cursor stands out. Click, drag or press arrow keys to move it.
class StepBar : public QWidget {
  Q_OBJECT

 public:
  /// `cursor` must outlive the bar.
  explicit StepBar(StepCursor* cursor, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  void setStep(int step);
  QRectF stepRect(int step) const;
  /// The nearest step to a place; −1 if there is none.
  int stepAt(double x) const;
  /// Whether the step makes or updates what was changed by hand.
  bool isChanged(int step) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void paintPhaseNames(QPainter& painter, const ThemeColors& colors) const;
  QString textAt(const QPoint& place) const;

  StepCursor* m_cursor;
  std::shared_ptr<const Inspection> m_inspection;
  LiveToolTip m_toolTip;
  int m_step = -1;
  std::vector<bool> m_changed;  ///< one an op
};

}  // namespace encoderlab
