#include "views/phase_legend.h"

#include <QPainter>

#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int dot = 9;
constexpr int space = 6;

}  // namespace

PhaseLegend::PhaseLegend(QWidget* parent) : QWidget(parent), m_names({tr("forward"), tr("backward"), tr("update")}) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize PhaseLegend::sizeHint() const {
  int width = 0;
  for (const QString& name : m_names) width += dot + 3 * space + fontMetrics().horizontalAdvance(name);
  return {width, fontMetrics().height() + 4};
}

void PhaseLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = themeColors(palette());
  const QColor phases[] = {colors.forward, colors.backward, colors.update};
  int left = 0;
  for (int i = 0; i < m_names.size(); ++i) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(phases[i]);
    painter.drawEllipse(left, (height() - dot) / 2, dot, dot);
    left += dot + space;
    painter.setPen(colors.text);
    painter.drawText(QRect(left, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_names.at(i));
    left += fontMetrics().horizontalAdvance(m_names.at(i)) + 2 * space;
  }
}

}  // namespace encoderlab
