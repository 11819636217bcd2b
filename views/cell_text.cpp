#include "views/cell_text.h"

#include <QRegularExpression>
#include <QStringList>

namespace encoderlab {

QString cellName(const CellAddress& cell) {
  QStringList indices;
  for (const std::size_t index : cell.index) indices.append(QString::number(index));
  const QString tensor = shortTensorName(cell.tensor);
  return indices.isEmpty() ? tensor : QStringLiteral("%1[%2]").arg(tensor, indices.join(QStringLiteral(", ")));
}

QString shortTensorName(const std::string& tensor) {
  static const QRegularExpression place(QStringLiteral("encoder\\.layers\\.\\d+\\."));
  return QString::fromStdString(tensor).remove(place);
}

QString numberText(double value) { return QString::number(value, 'g', 7); }

}  // namespace encoderlab
