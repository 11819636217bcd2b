#include "views/cell_text.h"

#include <QRegularExpression>
#include <QStringList>
#include <cmath>

namespace encoderlab {
namespace {

QString indexed(const QString& tensor, const std::vector<std::size_t>& index) {
  QStringList indices;
  for (const std::size_t i : index) indices.append(QString::number(i));
  return indices.isEmpty() ? tensor : QStringLiteral("%1[%2]").arg(tensor, indices.join(QStringLiteral(", ")));
}

}  // namespace

QString cellName(const CellAddress& cell) { return indexed(shortTensorName(cell.tensor), cell.index); }

QString fullCellName(const CellAddress& cell) { return indexed(QString::fromStdString(cell.tensor), cell.index); }

QString shortTensorName(const std::string& tensor) {
  static const QRegularExpression place(QStringLiteral("encoder\\.layers\\.\\d+\\."));
  return QString::fromStdString(tensor).remove(place);
}

QString numberText(double value, int digits) {
  if (std::isnan(value)) return QStringLiteral("NaN");
  if (std::isinf(value)) return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  return QString::number(value, 'g', digits);
}

}  // namespace encoderlab
