#include "tests/bench/window_figures.h"

#include <algorithm>
#include <cstdio>

namespace encoderlab::bench {
namespace {

/// The value that a share of them do not exceed; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

}  // namespace

double medianOf(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return quantile(values, 0.5);
}

void printLine(const QString& what, const QString& figures) {
  std::printf("%-58s %s\n", qPrintable(what), qPrintable(figures));
  std::fflush(stdout);
}

QJsonObject printSpread(const QString& what, std::vector<double> values, const QString& unit) {
  if (values.empty()) {
    printLine(what, QStringLiteral("nothing was measured"));
    return {};
  }
  std::ranges::sort(values);
  const double median = quantile(values, 0.5);
  const double percentile = quantile(values, 0.99);
  printLine(what, QStringLiteral("median %1, 99th percentile %2, largest %3 %4 (of %5)")
                      .arg(median, 0, 'f', 2)
                      .arg(percentile, 0, 'f', 2)
                      .arg(values.back(), 0, 'f', 2)
                      .arg(unit)
                      .arg(values.size()));
  return {{QStringLiteral("median"), median},
          {QStringLiteral("percentile_99"), percentile},
          {QStringLiteral("largest"), values.back()},
          {QStringLiteral("count"), static_cast<qint64>(values.size())}};
}

}  // namespace encoderlab::bench
