#pragma once

#include <QAbstractScrollArea>
#include <memory>

#include "model/inspect/inspection.h"
#include "views/heatmap_content.h"
#include "views/live_tool_tip.h"

namespace encoderlab {

class Selection;
struct ThemeColors;

/// The attention weights of every head of every layer at once, one small map each: a row a layer, a column a head. The
/// chosen head is framed; a click or the arrow keys choose another. A click also chooses the number under the pointer.
class AttentionGrid : public QAbstractScrollArea {
  Q_OBJECT

 public:
  /// `selection` must outlive the view.
  explicit AttentionGrid(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  /// Where the map of a head is drawn, in the viewport.
  QRectF mapRect(int layer, int head) const;

  QSize sizeHint() const override { return {360, 220}; }
  QSize minimumSizeHint() const override { return {140, 90}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Place {
    int layer = -1;
    int head = -1;
  };

  /// The weights of one head; empty where they are not computed, or the step cursor has not come so far.
  HeatmapMatrix weightsOf(const ComputedNames& computed, int layer, int head) const;
  int layerCount() const { return m_inspection ? m_inspection->model.numLayers : 0; }
  int headCount() const { return m_inspection ? m_inspection->model.nhead : 0; }
  /// What the maps cover; the names of layers and heads lie outside.
  QRect mapsRect() const;
  void updateLayout();
  void selectHead(int layer, int head);
  void showSelectedHead();
  Place placeAt(const QPointF& point) const;
  HeatmapCell cellAt(const QPointF& point, const Place& place, const HeatmapMatrix& map) const;
  QString textAt(const QPointF& point) const;
  void paintMaps(QPainter& painter, const ThemeColors& colors) const;
  void paintLabels(QPainter& painter, const ThemeColors& colors) const;

  Selection* m_selection;
  std::shared_ptr<const Inspection> m_inspection;
  LiveToolTip m_toolTip;
  double m_side = 0;        ///< of one map
  double m_labelWidth = 0;  ///< of the layers' names
  double m_labelHeight = 0;
};

}  // namespace encoderlab
