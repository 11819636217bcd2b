#pragma once

#include <QWidget>
#include <vector>

#include "views/encoder_map_state.h"

namespace encoderlab {

/// The whole model as a strip of blocks. The one with the cursor is lit, a line beneath tells what the diagram shows of
/// it; a click brings a block into view.
class EncoderMapStrip : public QWidget {
  Q_OBJECT

 public:
  /// `state` must outlive the strip.
  explicit EncoderMapStrip(const EncoderMapState& state, QWidget* parent = nullptr);

  /// The part of the diagram that is seen.
  void setVisiblePart(const QRectF& part);
  std::vector<QRectF> sectionRects() const;

  /// Whether something in the block was changed by hand.
  bool isChanged(const MapSection& section) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 signals:
  void sectionClicked(std::size_t section);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  QString textOf(const MapSection& section, bool isShort) const;
  double nameWidth(const MapSection& section) const;
  double positionOf(double x, const std::vector<QRectF>& places) const;

  const EncoderMapState& m_state;
  QRectF m_visible;
};

}  // namespace encoderlab
