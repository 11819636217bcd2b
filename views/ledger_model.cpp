#include "views/ledger_model.h"

#include <QFont>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "views/cell_text.h"
#include "views/ledger_text.h"

namespace encoderlab {
namespace {

QString resultLabel(const LedgerStep& step) {
  if (step.terms.empty()) return ledgerStepName(step.name);
  switch (step.combine) {
    case Combine::Sum:
      return LedgerModel::tr("sum");
    case Combine::Product:
      return LedgerModel::tr("product");
    case Combine::Max:
      return LedgerModel::tr("largest");
  }
  return {};
}

}  // namespace

void LedgerModel::setExplanation(CellExplanation explanation) {
  beginResetModel();
  m_explanation = std::move(explanation);
  fillRows();
  endResetModel();
}

void LedgerModel::setSorted(bool sorted) {
  if (sorted == m_sorted) return;
  beginResetModel();
  m_sorted = sorted;
  fillRows();
  endResetModel();
}

const LedgerTerm* LedgerModel::term(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  const Row& at = m_rows[static_cast<std::size_t>(row)];
  return at.kind == RowKind::Term ? &m_explanation.steps[at.step].terms[at.term] : nullptr;
}

int LedgerModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LedgerModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return text(row, index.column());
    case Qt::ToolTipRole:
      return row.kind == RowKind::Heading ? text(row, Label) : numberText(value(row), 17);
    case Qt::TextAlignmentRole:
      return static_cast<int>((index.column() == Label ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
      QFont font;
      font.setBold(row.kind != RowKind::Term);
      return font;
    }
    case barRole:
      if (row.kind != RowKind::Term || largest(row) == 0) return {};
      return value(row) / largest(row);
    case kindRole:
      return static_cast<int>(row.kind);
    default:
      return {};
  }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
  switch (section) {
    case Label:
      return tr("term");
    case Factors:
      return tr("factors");
    case Value:
      return tr("value");
    default:
      return tr("share");
  }
}

void LedgerModel::fillRows() {
  m_rows.clear();
  m_largest.clear();
  for (std::size_t s = 0; s < m_explanation.steps.size(); ++s) {
    const LedgerStep& step = m_explanation.steps[s];
    double largest = 0;
    for (const LedgerTerm& term : step.terms) {
      if (std::isfinite(term.value)) largest = std::max(largest, std::abs(term.value));
    }
    m_largest.push_back(largest);
    std::vector<std::size_t> order(step.terms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (m_sorted) {
      std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const bool lastA = step.terms[a].label == phrases::rounding;
        const bool lastB = step.terms[b].label == phrases::rounding;
        if (lastA != lastB) return lastB;
        return std::abs(step.terms[a].value) > std::abs(step.terms[b].value);
      });
    }
    if (!step.terms.empty()) m_rows.push_back({RowKind::Heading, s, 0});
    for (const std::size_t term : order) m_rows.push_back({RowKind::Term, s, term});
    m_rows.push_back({RowKind::Result, s, 0});
  }
}

QString LedgerModel::text(const Row& row, int column) const {
  const LedgerStep& step = m_explanation.steps[row.step];
  if (row.kind == RowKind::Heading) return column == Label ? ledgerStepName(step.name) : QString();
  if (column == Value) return numberText(value(row));
  if (row.kind == RowKind::Result) return column == Label ? resultLabel(step) : QString();
  const LedgerTerm& term = step.terms[row.term];
  if (column == Label) {
    return ledgerText(term.label);
  }
  if (column != Factors) return {};
  QStringList factors;
  for (const double factor : term.factors) factors.append(numberText(factor, 4));
  return factors.join(QStringLiteral(" × "));
}

double LedgerModel::value(const Row& row) const {
  const LedgerStep& step = m_explanation.steps[row.step];
  return row.kind == RowKind::Term ? step.terms[row.term].value : step.result;
}

double LedgerModel::largest(const Row& row) const { return m_largest[row.step]; }

}  // namespace encoderlab
