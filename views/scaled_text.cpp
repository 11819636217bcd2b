#include "views/scaled_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace encoderlab {
namespace {

constexpr double smallestReadable = 9.5;  ///< pixels

}  // namespace

void drawScaledText(QPainter& painter, const QRectF& place, double pixels, int alignment, const QString& text,
                    bool bold) {
  // Fonts come in whole pixels; laid out larger, their size is as good as continuous.
  constexpr double factor = 10;
  painter.save();
  painter.translate(place.topLeft());
  painter.scale(1 / factor, 1 / factor);
  QFont font = painter.font();
  font.setPixelSize(std::max(1, static_cast<int>(pixels * factor)));
  font.setBold(bold);
  painter.setFont(font);
  const QRectF room(0, 0, place.width() * factor, place.height() * factor);
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
