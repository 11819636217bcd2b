#include "views/class_table_model.h"

#include <QLocale>
#include <optional>
#include <utility>

namespace encoderlab {
namespace {

std::optional<double> figureOf(const ClassFigures& figures, int column) {
  switch (column) {
    case ClassTableModel::Precision:
      return figures.precision;
    case ClassTableModel::Recall:
      return figures.recall;
    default:
      return figures.f1;
  }
}

}  // namespace

void ClassTableModel::setClasses(QStringList names, std::vector<ClassFigures> figures) {
  // While training runs the classes stay, and with them the order and the selection of who looks at them.
  const bool isSameClasses = names == m_names && figures.size() == m_figures.size();
  if (!isSameClasses) beginResetModel();
  m_names = std::move(names);
  m_figures = std::move(figures);
  if (!isSameClasses) {
    endResetModel();
  } else if (rowCount() > 0) {
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

int ClassTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_figures.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ClassTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const ClassFigures& figures = m_figures[static_cast<std::size_t>(index.row())];
  const QLocale locale;
  if (index.column() == Name) {
    if (role == SortRole) return index.row();
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? m_names.value(index.row()) : QVariant();
  }
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (index.column() == Count) {
    if (role == SortRole) return static_cast<qlonglong>(figures.count);
    return role == Qt::DisplayRole ? locale.toString(static_cast<qlonglong>(figures.count)) : QVariant();
  }
  const std::optional<double> figure = figureOf(figures, index.column());
  if (role == SortRole) return figure.value_or(-1.0);
  if (role != Qt::DisplayRole) return {};
  return figure ? tr("%1 %").arg(locale.toString(100 * *figure, 'f', 1)) : QStringLiteral("–");
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const QString titles[] = {tr("Class"), tr("Count"), tr("Precision"), tr("Recall"), tr("F1")};
  const QString meanings[] = {
      tr("The target."), tr("How many of the unseen targets are of this class."),
      tr("Of what was predicted as this class, the share that is. “–”: it was never predicted."),
      tr("Of what is of this class, the share that was predicted so. “–”: it does not occur."),
      tr("The harmonic mean of precision and recall. “–”: the class neither occurs nor was predicted.")};
  if (section < 0 || section >= ColumnCount) return {};
  if (role == Qt::DisplayRole) return titles[section];
  if (role == Qt::ToolTipRole) return meanings[section];
  return {};
}

}  // namespace encoderlab
