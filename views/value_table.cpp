#include "views/value_table.h"

#include <QHeaderView>
#include <QTableWidget>

namespace encoderlab {

QTableWidget* makeValueTable(int columns, QWidget* parent) {
  auto* table = new QTableWidget(0, columns, parent);
  table->setFrameShape(QFrame::NoFrame);
  table->setShowGrid(false);
  table->setTabKeyNavigation(false);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->horizontalHeader()->setStretchLastSection(true);
  table->verticalHeader()->hide();
  return table;
}

void fitValueTable(QTableWidget* table) {
  table->resizeColumnsToContents();
  table->resizeRowsToContents();
}

}  // namespace encoderlab
