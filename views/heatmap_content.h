#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

#include "views/heatmap.h"

namespace encoderlab {

/// A cell by its place; both −1: none.
struct HeatmapCell {
  int row = -1;
  int column = -1;
  bool isValid() const { return row >= 0 && column >= 0; }
  bool operator==(const HeatmapCell&) const = default;
};

/// Of what is finite and not padding; 0 if there is nothing of the kind.
double largestMagnitude(const HeatmapMatrix& matrix, const PaddingFlags& padding);

/// All that a labelled heatmap shows. Empty labels mean: the index, counted from 0.
struct HeatmapContent {
  std::vector<float> values;  ///< rows × columns, row-major, row 0 on top
  int rows = 0;
  int columns = 0;
  ColorScale scale = ColorScale::unit();
  std::vector<std::uint8_t> paddedRows;  ///< 1 = padding; empty: none
  std::vector<std::uint8_t> paddedColumns;
  QStringList rowLabels;
  QStringList columnLabels;
  QString rowTitle;         ///< what the rows are
  QString columnTitle;      ///< what the columns are
  QStringList groupLabels;  ///< of groups of columns of equal width, side by side; empty: one group without a name
  QStringList cellTexts;    ///< one a cell, in place of colours and numbers: what is a name and no magnitude
  bool squareCells = false;
  bool wholeNumbers = false;  ///< the values are counts, and written as such
  double leastCell = 3;       ///< in pixels; where there is less room, the cells scroll

  /// Whether all but the values is as in `other`.
  bool hasFrameOf(const HeatmapContent& other) const;
  HeatmapMatrix matrix() const { return {values, static_cast<std::size_t>(rows), static_cast<std::size_t>(columns)}; }
  PaddingFlags padding() const { return {paddedRows, paddedColumns}; }
  bool isEmpty() const { return rows <= 0 || columns <= 0; }
  /// A row or column of −1 asks for the other alone.
  bool isPadding(int row, int column) const {
    return padding().isPadding(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
  }
  float at(HeatmapCell cell) const {
    return matrix().at(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
  }
  double largestMagnitude() const { return encoderlab::largestMagnitude(matrix(), padding()); }
  QString rowLabel(int row) const { return rowLabels.isEmpty() ? QString::number(row) : rowLabels.value(row); }
  int groupCount() const { return groupLabels.isEmpty() ? 1 : static_cast<int>(groupLabels.size()); }
  int columnsPerGroup() const { return columns / groupCount(); }
  /// Of a column within its group.
  QString columnLabel(int column) const {
    const int inGroup = column % columnsPerGroup();
    return columnLabels.isEmpty() ? QString::number(inGroup) : columnLabels.value(inGroup);
  }
};

}  // namespace encoderlab
