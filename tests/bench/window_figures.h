#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

namespace encoderlab::bench {

double medianOf(std::vector<double> values);

/// Prints one line of the table.
void printLine(const QString& what, const QString& figures);
/// Prints how `values` are spread as a line of the table, and returns it; an empty object if there are none.
QJsonObject printSpread(const QString& what, std::vector<double> values, const QString& unit = QStringLiteral("ms"));

}  // namespace encoderlab::bench
