#pragma once

#include <QGraphicsView>
#include <vector>

#include "views/encoder_map_state.h"
#include "views/live_tool_tip.h"

namespace encoderlab {

class EncoderMapNode;
class StepCursor;

/// The diagram of the encoder map: drag it or scroll to move, turn the wheel or press + and − to zoom, 0 to fit its
/// height; a click on an op takes the cursor there, and so do the arrow keys, Home, End, Page Up and Page Down.
class EncoderMapView : public QGraphicsView {
  Q_OBJECT

 public:
  /// `cursor` must outlive the view.
  explicit EncoderMapView(StepCursor* cursor, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  void setStep(int step);
  void setHead(int head);
  void setGradientsShown(bool gradients);
  void setMarkedTensors(const QSet<QString>& tensors);

  const EncoderMapState& state() const { return m_state; }
  double zoom() const { return transform().m11(); }
  /// Where an op is drawn, in the viewport.
  QRect nodeRect(std::size_t op) const;
  /// Brings a part of the diagram into view.
  void showSection(const MapSection& section);

 public slots:
  void zoomIn();
  void zoomOut();
  /// The height of the diagram fills the view.
  void fit();

 signals:
  /// What the window shows of the diagram has changed.
  void viewChanged();

 protected:
  void drawForeground(QPainter* painter, const QRectF& area) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  void layOut();
  void showCursor();
  void setZoom(double zoom);
  EncoderMapNode* nodeAt(const QPoint& place) const;
  QString textAt(const QPoint& place) const;

  StepCursor* m_cursor;
  EncoderMapState m_state;
  std::vector<EncoderMapNode*> m_nodes;
  LiveToolTip m_toolTip;
  QPoint m_pressed;
  bool m_isFitted = true;  ///< until the user zooms
};

}  // namespace encoderlab
