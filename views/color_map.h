#pragma once

#include <QRgb>
#include <array>
#include <span>

namespace encoderlab {

using ColorTable = std::array<QRgb, 256>;

/// matplotlib's viridis, dark to bright: for values in [0, 1].
const ColorTable& viridisTable();
/// Blue, nearly white, red (ColorBrewer's RdBu, reversed): entry 128 is zero, 1 and 255 are the ends.
const ColorTable& divergingTable();

/// How values become colours. What is not finite becomes transparent, so that the hatching beneath shows.
class ColorScale {
 public:
  /// Viridis on [0, 1]; values outside take the colour of the nearer end.
  static ColorScale unit() { return ColorScale(false, 1.0); }
  /// Viridis on [0, limit], likewise. A limit that is zero or not finite counts as 1.
  static ColorScale sequential(double limit);
  /// Red–blue on [−limit, limit], red positive. A limit that is zero or not finite counts as 1.
  static ColorScale diverging(double limit);

  QRgb color(float value) const;
  /// The colours of many values at once; `colors` has as many elements.
  void fillColors(std::span<const float> values, std::span<QRgb> colors) const;
  double minimum() const { return m_diverging ? -m_limit : 0.0; }
  double maximum() const { return m_limit; }
  bool isDiverging() const { return m_diverging; }
  bool operator==(const ColorScale&) const = default;

 private:
  ColorScale(bool diverging, double limit) : m_diverging(diverging), m_limit(limit) {}

  bool m_diverging;
  double m_limit;
};

/// Black or white, whichever reads better on `background`.
QRgb contrastColor(QRgb background);

/// Keeps the limit of a diverging scale from flickering while values change: it grows at once, shrinks slowly (at once
/// where no value would have a colour of its own any more), and takes only round values (1, 1.5, 2, 3, 5, 7 times a
/// power of ten).
class StickyLimit {
 public:
  /// Call once for each new set of values, with their largest magnitude; returns the limit to draw with.
  double update(double magnitude);
  /// Forgets the past: the next update takes its magnitude as it is.
  void reset() { m_magnitude = 0; }

 private:
  double m_magnitude = 0;
};

}  // namespace encoderlab
