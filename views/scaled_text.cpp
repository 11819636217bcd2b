#include "views/scaled_text.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>
#include <algorithm>

namespace encoderlab {
namespace {

constexpr double smallestReadable = 9.5;  ///< pixels
constexpr double smallestWritten = 2;

}  // namespace

void drawScaledText(QPainter& painter, const QRectF& place, double pixels, int alignment, const QString& text,
                    bool bold) {
  // In the pixels of the screen: glyphs that are scaled are not taken from the cache.
  const QTransform zoomed = painter.worldTransform();
  const double size = pixels * zoomed.m22();
  if (size < smallestWritten) return;
  painter.save();
  painter.resetTransform();
  QFont font = painter.font();
  constexpr double pointsPerInch = 72;
  font.setPointSizeF(size * pointsPerInch / painter.device()->logicalDpiY());
  font.setBold(bold);
  painter.setFont(font);
  const QRectF room = zoomed.mapRect(place);
  const bool wraps = (alignment & Qt::TextWordWrap) != 0;
  painter.drawText(room, alignment, wraps ? text : QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width()));
  painter.restore();
}

double textWidthPerPixel(const QString& text) {
  constexpr int pixels = 100;
  QFont font;
  font.setPixelSize(pixels);
  return QFontMetricsF(font).horizontalAdvance(text) / pixels;
}

double readablePixels(double pixels, double largest, double zoom) {
  return std::clamp(smallestReadable / zoom, pixels, largest);
}

}  // namespace encoderlab
