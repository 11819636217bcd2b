#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

namespace encoderlab {

/// The values of one feature over a sample's tokens as a curve whose points can be dragged, or moved with the arrow
/// keys. What the sample goes on with (target and forecast) may follow on the right.
class SampleCurve : public QWidget {
  Q_OBJECT

 public:
  explicit SampleCurve(QWidget* parent = nullptr);

  void setValues(std::vector<double> values, std::vector<bool> padding);
  /// One flag a value: it was changed by hand, and bears a mark.
  void setChanged(std::vector<bool> changed);
  /// Both may be empty; drawn after the values.
  void setContinuation(std::vector<double> target, std::vector<double> forecast);
  /// −1: none.
  void setCurrent(int index);
  int current() const { return m_current; }
  /// Where the point of a value lies in the widget.
  QPointF placeOf(int index) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void currentChosen(int index);
  void valueMoved(int index, double value);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int count() const { return static_cast<int>(m_values.size()); }
  QRectF plotArea() const;
  QPointF place(int index, double value) const;
  double valueAtHeight(double y) const;
  void fitRange();
  void choose(int index);

  std::vector<double> m_values;
  std::vector<bool> m_padding;
  std::vector<bool> m_changed;
  std::vector<double> m_target;
  std::vector<double> m_forecast;
  double m_low = 0;
  double m_high = 1;
  int m_current = -1;
  bool m_dragging = false;
};

}  // namespace encoderlab
