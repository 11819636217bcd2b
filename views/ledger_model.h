#pragma once

#include <QAbstractTableModel>
#include <cstdint>

#include "model/inspect/ledger.h"

namespace encoderlab {

/// An explanation as a table: for each step its name, its terms and what they make.
class LedgerModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Label, Factors, Value, Bar, ColumnCount };
  enum class RowKind : std::uint8_t { Heading, Term, Result };
  /// A number from −1 to 1: how long the row's bar is, and its sign; nothing where there is none.
  static constexpr int barRole = Qt::UserRole + 1;
  static constexpr int kindRole = Qt::UserRole + 2;

  using QAbstractTableModel::QAbstractTableModel;

  void setExplanation(CellExplanation explanation);
  const CellExplanation& explanation() const { return m_explanation; }
  /// The terms of each step by their size, the largest first; what was rounded stays last.
  void setSorted(bool sorted);
  /// Null for rows that are no terms.
  const LedgerTerm* term(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    RowKind kind = RowKind::Term;
    std::size_t step = 0;
    std::size_t term = 0;
  };

  void fillRows();
  QString text(const Row& row, int column) const;
  /// The value of a term or result.
  double value(const Row& row) const;
  /// The largest magnitude among the terms of the row's step.
  double largest(const Row& row) const;

  CellExplanation m_explanation;
  std::vector<Row> m_rows;
  std::vector<double> m_largest;  ///< one a step
  bool m_sorted = false;
};

}  // namespace encoderlab
