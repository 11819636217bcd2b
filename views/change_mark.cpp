#include "views/change_mark.h"

#include <QPainter>
#include <QPolygonF>

#include "views/theme.h"

namespace encoderlab {

void paintChangeMark(QPainter& painter, const QPointF& centre, double radius, const ThemeColors& colors) {
  painter.setPen(QPen(colors.text, 1));
  painter.setBrush(colors.selection);
  painter.drawPolygon(QPolygonF({centre + QPointF(0, -radius), centre + QPointF(radius, 0), centre + QPointF(0, radius),
                                 centre + QPointF(-radius, 0)}));
}

}  // namespace encoderlab
