#pragma once

#include <QString>

namespace encoderlab {

/// A number as it is written into a cell of a heatmap whose colours reach up to `limit`: so many digits of the largest
/// one count, and all cells have as many after the point.
QString cellNumber(double value, double limit, int digits);

/// The longest that cellNumber can become for a `limit`.
QString longestCellNumber(double limit, bool isSigned, int digits);

}  // namespace encoderlab
