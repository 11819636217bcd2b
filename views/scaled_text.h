#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace encoderlab {

/// Writes a text in a zoomed scene, elided to fit unless it may wrap: `pixels` is the height of its letters at zoom 1,
/// which need not be whole.
void drawScaledText(QPainter& painter, const QRectF& place, double pixels, int alignment, const QString& text,
                    bool bold = false);

/// How wide a text is written for each pixel of its height.
double textWidthPerPixel(const QString& text);

/// The height of letters of `pixels` at zoom 1 that are made larger, up to `largest`, where the zoom makes them too
/// small to read.
double readablePixels(double pixels, double largest, double zoom);

}  // namespace encoderlab
