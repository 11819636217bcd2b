#pragma once

#include <QGraphicsItem>
#include <optional>
#include <vector>

#include "views/color_map.h"
#include "views/encoder_map_matrices.h"
#include "views/encoder_map_state.h"

namespace encoderlab {

/// One op in the encoder map: its name and a thumbnail of its output, or of the gradient with respect to it. Closer by,
/// its formula, shape and range, all heads, and at last the numbers.
class EncoderMapNode : public QGraphicsItem {
 public:
  /// `state` must outlive the item.
  EncoderMapNode(const EncoderMapState& state, std::size_t op);

  std::size_t op() const { return m_op; }
  /// Follows a new inspection with the range of the colours; one that does not go on from the last starts it anew.
  void refresh(bool goesOn);
  /// Of the op, or of the number at `place` where numbers can be read at `zoom`.
  QString toolTipText(const QPointF& place, double zoom) const;
  /// The number that can be read at a place of the diagram.
  std::optional<CellAddress> cellAt(const QPointF& place, double zoom) const;
  /// The least zoom at which the numbers can be read; none if there are none to read.
  std::optional<double> readableZoom() const;
  /// Where the thumbnail is drawn at zoom 1.
  QRectF thumbnailRect() const;

  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  const Op& description() const { return m_state.inspection->ops()[m_op]; }
  const QRectF& box() const { return m_state.layout.nodes[m_op].box; }
  QRectF contentRect(double zoom) const;
  void paintBox(QPainter& painter, double zoom, const ThemeColors& colors) const;
  void paintTitle(QPainter& painter, double zoom, const ThemeColors& colors) const;
  void paintDetails(QPainter& painter, double zoom, const ThemeColors& colors) const;
  void paintContent(QPainter& painter, double zoom, const ThemeColors& colors);
  void paintNumber(QPainter& painter, const QRectF& area, double value, const ThemeColors& colors) const;
  void paintMissing(QPainter& painter, const QRectF& area, double zoom, const ThemeColors& colors) const;
  /// What is shown of the tensor at a zoom; nothing where it is not computed.
  std::vector<MapMatrix> matrices(double zoom) const;
  void paintMatrix(QPainter& painter, const MapMatrix& shown, const ColorScale& scale, double zoom,
                   const ThemeColors& colors) const;
  void paintChosen(QPainter& painter, const MapMatrix& shown, const ThemeColors& colors) const;
  void paintNumbers(QPainter& painter, const MapMatrix& shown, const ColorScale& scale) const;
  PaddingFlags paddingOf(const HeatmapMatrix& matrix) const;
  ColorScale updatedScale();

  const EncoderMapState& m_state;
  std::size_t m_op;
  StickyLimit m_values;
  StickyLimit m_gradients;
  double m_valuesLimit = 0;  ///< 0: to be worked out when it is painted
  double m_gradientsLimit = 0;
  double m_titleWidth;  ///< of the title, a pixel high
};

}  // namespace encoderlab
