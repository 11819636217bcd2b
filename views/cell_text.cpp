#include "views/cell_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <cmath>

namespace encoderlab {
namespace {

struct CellText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::CellText)
};

/// 1 for the first layer; 0: of none.
int layerNumber(const std::string& tensor) {
  static const QRegularExpression number(QStringLiteral("encoder\\.layers\\.(\\d+)\\."));
  const QRegularExpressionMatch match = number.match(QString::fromStdString(tensor));
  return match.hasMatch() ? match.captured(1).toInt() + 1 : 0;
}

/// Of all tensors in a layer, those of attention heads have most axes: samples, heads, tokens and one more.
bool hasHeadIndex(const CellAddress& cell) { return layerNumber(cell.tensor) > 0 && cell.index.size() == 4; }

QString indexed(const QString& tensor, const std::vector<std::size_t>& index) {
  QStringList indices;
  for (const std::size_t i : index) indices.append(QString::number(i));
  return indices.isEmpty() ? tensor : QStringLiteral("%1[%2]").arg(tensor, indices.join(QStringLiteral(", ")));
}

}  // namespace

QString cellName(const CellAddress& cell) { return indexed(shortTensorName(cell.tensor), cell.index); }

QString fullCellName(const CellAddress& cell) { return indexed(QString::fromStdString(cell.tensor), cell.index); }

QString placedCellName(const CellAddress& cell) {
  const int layer = layerNumber(cell.tensor);
  if (layer == 0) return cellName(cell);
  if (!hasHeadIndex(cell)) return CellText::tr("layer %1 · %2").arg(layer).arg(cellName(cell));
  return CellText::tr("layer %1 · head %2 · %3").arg(layer).arg(cell.index[1] + 1).arg(cellName(cell));
}

QString placedTensorName(const std::string& tensor) { return placedCellName({tensor, {}}); }

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
