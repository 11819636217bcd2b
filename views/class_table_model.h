#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "model/training/class_report.h"

namespace encoderlab {

/// The classes and how well each is told from the others; "–" where there is no figure.
class ClassTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Count, Precision, Recall, F1, ColumnCount };
  /// Beside the display role: what a column is sorted by, where a missing figure is less than all others.
  enum Role { SortRole = Qt::UserRole };

  using QAbstractTableModel::QAbstractTableModel;

  /// One name for each of the classes.
  void setClasses(QStringList names, std::vector<ClassFigures> figures);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList m_names;
  std::vector<ClassFigures> m_figures;
};

}  // namespace encoderlab
