#include "app/panel_scroll_area.h"

#include <QEvent>
#include <QScrollBar>
#include <utility>

namespace encoderlab {

namespace {

constexpr int fewestLines = 5;

}  // namespace

PanelScrollArea::PanelScrollArea(QWidget* view) : m_width(view->minimumSizeHint().width()) {
  setWidget(view);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QSize PanelScrollArea::minimumSizeHint() const {
  return {m_width + verticalScrollBar()->sizeHint().width(), fewestLines * fontMetrics().height()};
}

bool PanelScrollArea::eventFilter(QObject* watched, QEvent* event) {
  if (watched == widget() && event->type() == QEvent::LayoutRequest) {
    // Only a new width concerns the window: laying it out with every text would be slow.
    const int width = widget()->minimumSizeHint().width();
    if (width != std::exchange(m_width, width)) updateGeometry();
  }
  return QScrollArea::eventFilter(watched, event);
}

}  // namespace encoderlab
