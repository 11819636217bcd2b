#pragma once

#include <QGraphicsView>
#include <optional>
#include <vector>

#include "views/encoder_map_state.h"
#include "views/live_tool_tip.h"

namespace encoderlab {

class EncoderMapNode;
class StepCursor;

/// The diagram of the encoder map: drag it or scroll to move, turn the wheel or press + and − to zoom, 0 to fit; a
/// double click on an op, or Enter, goes so near that its numbers can be read, and back. A click on an op takes the
/// cursor there, and so do the arrow keys, Home, End, Page Up and Page Down; a click on a number chooses it.
class EncoderMapView : public QGraphicsView {
  Q_OBJECT

 public:
  /// `cursor` must outlive the view.
  explicit EncoderMapView(StepCursor* cursor, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  void setStep(int step);
  void setHead(int head);
  void setGradientsShown(bool gradients);
  void setCell(const CellAddress& cell);

  const EncoderMapState& state() const { return m_state; }
  double zoom() const { return transform().m11(); }
  /// Where an op is drawn, in the viewport.
  QRect nodeRect(std::size_t op) const;
  /// Brings a part of the diagram into view.
  void showSection(const MapSection& section);

 public slots:
  /// About the op of the cursor, or else the middle.
  void zoomIn();
  void zoomOut();
  /// The whole diagram where it can be read so small, else as much as the height allows, with the op of the cursor.
  void fit();

 signals:
  /// What the window shows of the diagram has changed.
  void viewChanged();
  /// A number that can be read, of what is shown of an op.
  void cellClicked(std::size_t op, const encoderlab::CellAddress& cell);

 protected:
  void drawBackground(QPainter* painter, const QRectF& area) override;
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
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void layOut();
  /// With wires and frames, which stay as they were painted until then.
  void redraw();
  void showCursor();
  void setZoom(double zoom);
  void zoomAtCursor(double factor);
  /// So near that the numbers of an op can be read, or, from there, back to where the height fits.
  void toggleNumbers(std::size_t op, const QPointF& place);
  EncoderMapNode* nodeAt(const QPoint& place) const;
  QString textAt(const QPoint& place) const;

  StepCursor* m_cursor;
  EncoderMapState m_state;
  std::vector<EncoderMapNode*> m_nodes;
  LiveToolTip m_toolTip;
  std::optional<QPoint> m_pressed;       ///< where a click began
  std::optional<std::size_t> m_clicked;  ///< op, by the last click
  QPointF m_clickedPlace;
  bool m_isFitted = true;  ///< until the user zooms
};

}  // namespace encoderlab
