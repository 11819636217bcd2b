#pragma once

#include <QGraphicsItem>

#include "views/color_map.h"
#include "views/encoder_map_state.h"

namespace encoderlab {

/// One op in the encoder map: its name and a thumbnail of its output, or of the gradient with respect to it. Closer by,
/// its formula, shape and range, all heads, and at last the numbers.
class EncoderMapNode : public QGraphicsItem {
 public:
  /// `state` must outlive the item.
  EncoderMapNode(const EncoderMapState& state, std::size_t op);

  std::size_t op() const { return m_op; }
  /// Follows a new inspection with the range of the colours.
  void refresh();
  QString toolTipText() const;
  /// Where the thumbnail is drawn at zoom 1.
  QRectF thumbnailRect() const;

  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  const Op& description() const { return m_state.inspection->ops()[m_op]; }
  const QRectF& box() const { return m_state.layout.nodes[m_op].box; }
  QRectF contentRect(double zoom) const;
  void paintBox(QPainter& painter, const ThemeColors& colors) const;
  void paintTitle(QPainter& painter, const ThemeColors& colors) const;
  void paintDetails(QPainter& painter, const ThemeColors& colors) const;
  void paintContent(QPainter& painter, double zoom, const ThemeColors& colors);
  void paintMissing(QPainter& painter, const QRectF& area, double zoom, const ThemeColors& colors) const;
  void paintHeads(QPainter& painter, const QRectF& area, const ColorScale& scale, double zoom,
                  const ThemeColors& colors) const;
  void paintMatrix(QPainter& painter, const QRectF& area, const HeatmapMatrix& matrix, const ColorScale& scale,
                   double zoom, const ThemeColors& colors) const;
  void paintNumbers(QPainter& painter, const QRectF& area, const HeatmapMatrix& matrix, const ColorScale& scale,
                    double zoom) const;
  PaddingFlags paddingOf(const HeatmapMatrix& matrix) const;
  ColorScale updatedScale();

  const EncoderMapState& m_state;
  std::size_t m_op;
  StickyLimit m_values;
  StickyLimit m_gradients;
  double m_valuesLimit = 0;  ///< 0: to be worked out when it is painted
  double m_gradientsLimit = 0;
};

}  // namespace encoderlab
