#include "views/cell_number.h"

#include <algorithm>
#include <cmath>

namespace encoderlab {
namespace {

/// Below, or above, a power of ten says it shorter.
constexpr double smallestPlain = 0.01;
constexpr double largestPlain = 1e5;

}  // namespace

QString cellNumber(double value, double limit, int digits) {
  if (limit >= smallestPlain && limit < largestPlain) {
    const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(limit)));
    return QString::number(value, 'f', std::clamp(decimals, 0, 4));
  }
  if (value == 0) return QStringLiteral("0");
  // Qt writes 1.2e-05; the zero of the power says nothing.
  const QString text = QString::number(value, 'e', digits - 2);
  const qsizetype power = text.indexOf(QLatin1Char('e')) + 1;
  return text.left(power) + QString::number(QStringView(text).mid(power).toInt());
}

QString longestCellNumber(double limit, bool isSigned, int digits) {
  return cellNumber(isSigned ? -limit : limit, limit, digits);
}

}  // namespace encoderlab
