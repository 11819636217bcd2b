#pragma once

#include <QPointF>

class QPainter;

namespace encoderlab {

struct ThemeColors;

/// A diamond that reaches `radius` from its centre: what lies beneath was changed by hand.
void paintChangeMark(QPainter& painter, const QPointF& centre, double radius, const ThemeColors& colors);

}  // namespace encoderlab
