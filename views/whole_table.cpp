#include "views/whole_table.h"

#include <QHeaderView>
#include <QScrollBar>

namespace encoderlab {

WholeTable::WholeTable(QWidget* parent) : QTableWidget(parent) {
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setTabKeyNavigation(false);
  verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  connect(verticalHeader(), &QHeaderView::sectionResized, this, &QWidget::updateGeometry);
  connect(verticalHeader(), &QHeaderView::sectionCountChanged, this, &QWidget::updateGeometry);
  connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &QWidget::updateGeometry);
}

QSize WholeTable::sizeHint() const {
  const int scrollBar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
  return {QTableWidget::sizeHint().width(),
          horizontalHeader()->sizeHint().height() + verticalHeader()->length() + scrollBar + 2 * frameWidth()};
}

}  // namespace encoderlab
