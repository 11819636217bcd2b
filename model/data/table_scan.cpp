#include "model/data/table_scan.h"

#include <stdexcept>

#include "model/data/delimited_reader.h"
#include "model/data/number_text.h"

namespace encoderlab {
namespace {

constexpr std::size_t rowsShown = 20;

void refuseSeveralSeries(const TableScan& scan) {
  for (std::size_t counter = 0; counter < scan.columns.size(); ++counter) {
    for (std::size_t group = 0; group < scan.columns.size(); ++group) {
      if (!scan.statistics[counter].countsWithin(scan.statistics[group])) continue;
      throw std::runtime_error(scan.file + ": several rows form one sample (column '" + scan.columns[group] +
                               "' tells which, column '" + scan.columns[counter] +
                               "' counts within it); give each sample one row, or keep one series only.");
    }
  }
}

std::string separatorName(char separator) {
  return separator == '\t' ? "tabs" : separator == ';' ? "semicolons" : "commas";
}

void addNotes(const DelimitedReader& reader, TableScan& scan) {
  scan.notes.push_back(counted(scan.rowCount, "row", "rows") + " of " +
                       counted(scan.columns.size(), "column", "columns") +
                       (scan.columns.size() > 1 ? ", separated by " + separatorName(reader.separator()) : "") + ".");
  if (reader.emptyLines() > 0) {
    scan.notes.push_back("Passed over " + counted(reader.emptyLines(), "empty line", "empty lines") + ".");
  }
}

}  // namespace

TableScan scanTable(const std::string& file) {
  DelimitedReader reader(file);
  TableScan scan;
  scan.file = file;
  scan.columns = reader.columns();
  scan.statistics.resize(scan.columns.size());
  while (reader.next()) {
    ++scan.rowCount;
    if (scan.rowCount > TableScan::rowsLookedAt) continue;
    std::vector<std::string> row;
    for (std::size_t column = 0; column < scan.columns.size(); ++column) {
      scan.statistics[column].add(reader.field(column));
      if (scan.rowCount <= rowsShown) row.emplace_back(reader.field(column));
    }
    if (scan.rowCount <= rowsShown) scan.firstRows.push_back(std::move(row));
  }
  if (scan.rowCount == 0) throw std::runtime_error(file + ": there is no row after the header.");
  refuseSeveralSeries(scan);
  addNotes(reader, scan);
  return scan;
}

}  // namespace encoderlab
