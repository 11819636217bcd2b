#include "app/icons.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace encoderlab {

namespace {

QPixmap tinted(QSvgRenderer& drawing, int size, const QColor& color) {
  QPixmap pixmap(size, size);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  drawing.render(&painter, QRectF(0, 0, size, size));
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(pixmap.rect(), color);
  return pixmap;
}

}  // namespace

QIcon themedIcon(const QString& name, const QPalette& palette, QPalette::ColorRole role) {
  QSvgRenderer drawing(QStringLiteral(":/icons/%1.svg").arg(name));
  QIcon icon;
  for (const int size : {16, 20, 24, 32, 48, 64}) {
    icon.addPixmap(tinted(drawing, size, palette.color(QPalette::Active, role)), QIcon::Normal);
    icon.addPixmap(tinted(drawing, size, palette.color(QPalette::Disabled, role)), QIcon::Disabled);
  }
  return icon;
}

}  // namespace encoderlab
