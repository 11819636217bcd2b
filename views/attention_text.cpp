#include "views/attention_text.h"

#include <QCoreApplication>
#include <cmath>

namespace encoderlab {
namespace {

struct AttentionText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::AttentionText)
};

}  // namespace

QStringList axisLabels(const Inspection& inspection) {
  QStringList labels;
  labels.reserve(static_cast<qsizetype>(inspection.tokenLabels.size()));
  for (const std::string& token : inspection.tokenLabels) {
    const QString label = QString::fromStdString(token);
    labels.append(label.trimmed().isEmpty() ? QStringLiteral("␣") : label);
  }
  return labels;
}

QString attentionCellText(const Inspection& inspection, const QStringList& labels, HeatmapCell cell, float value) {
  const QString from = labels.value(cell.row);
  const QString to = labels.value(cell.column);
  const PaddingFlags padding{inspection.padding, inspection.padding};
  const auto row = static_cast<std::size_t>(cell.row);
  const auto column = static_cast<std::size_t>(cell.column);
  if (column < inspection.padding.size() && inspection.padding[column] != 0) {
    return AttentionText::tr("\"%1\" is padding: no token attends to it.").arg(to);
  }
  if (padding.isPadding(row, column)) {
    return AttentionText::tr("\"%1\" is padding: what it attends to does not count.").arg(from);
  }
  if (!std::isfinite(value)) return AttentionText::tr("Not computed from \"%1\" to \"%2\".").arg(from, to);
  return AttentionText::tr("%1 from \"%2\" to \"%3\" (token %4 to token %5)")
      .arg(QString::number(static_cast<double>(value), 'f', 3), from, to, QString::number(cell.row + 1),
           QString::number(cell.column + 1));
}

}  // namespace encoderlab
