#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace encoderlab {

/// Writes a text in a zoomed scene, elided to fit unless it may wrap: `pixels` is the height of its letters at zoom 1,
/// which need not be whole.
void drawScaledText(QPainter& painter, const QRectF& place, double pixels, int alignment, const QString& text,
                    bool bold = false);

}  // namespace encoderlab
