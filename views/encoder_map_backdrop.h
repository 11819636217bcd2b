#pragma once

#include <QPainter>

#include "views/encoder_map_state.h"

namespace encoderlab {

/// Everything in the encoder map but the ops: the frames of layers and blocks, the sample that goes in, the wires and
/// the residual stream, and where tensors meet and part.
class EncoderMapBackdrop {
 public:
  /// `state` must outlive the backdrop.
  explicit EncoderMapBackdrop(const EncoderMapState& state) : m_state(state) {}

  /// In the coordinates of the layout.
  void paint(QPainter& painter, const ThemeColors& colors) const;

 private:
  void paintFrames(QPainter& painter, double zoom, const ThemeColors& colors) const;
  void paintFrameTitle(QPainter& painter, const MapFrame& frame, double zoom, const ThemeColors& colors) const;
  void paintStreamName(QPainter& painter, const MapFrame& layer, double zoom, const ThemeColors& colors) const;
  void paintInput(QPainter& painter, const ThemeColors& colors) const;
  void paintTokens(QPainter& painter, const QRectF& area, const ThemeColors& colors) const;
  void paintWire(QPainter& painter, const MapWire& wire, const ThemeColors& colors) const;
  void paintStreamPoint(QPainter& painter, std::size_t op, const ThemeColors& colors) const;
  void paintFork(QPainter& painter, const MapFork& fork, const ThemeColors& colors) const;

  const EncoderMapState& m_state;
};

}  // namespace encoderlab
