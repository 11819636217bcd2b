#pragma once

class QTableWidget;
class QWidget;

namespace encoderlab {

/// A table to read and to copy from, without header columns and grid: the first column names, the others hold numbers.
QTableWidget* makeValueTable(int columns, QWidget* parent);
/// Rows as high as the text, columns as wide as they need, the last one taking the rest.
void fitValueTable(QTableWidget* table);

}  // namespace encoderlab
