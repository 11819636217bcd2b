#include "views/histogram.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/heatmap.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int margin = 6;
constexpr int statisticLines = 4;

}  // namespace

Distribution distributionOf(const std::vector<float>& values) {
  Distribution distribution;
  double sum = 0;
  double squares = 0;
  for (const float number : values) {
    if (!std::isfinite(number)) {
      ++distribution.notFinite;
      continue;
    }
    const auto value = static_cast<double>(number);
    distribution.minimum = distribution.count == 0 ? value : std::min(distribution.minimum, value);
    distribution.maximum = distribution.count == 0 ? value : std::max(distribution.maximum, value);
    distribution.zeros += number == 0.0F ? 1 : 0;
    ++distribution.count;
    sum += value;
  }
  if (distribution.count == 0) return distribution;
  const auto count = static_cast<double>(distribution.count);
  distribution.mean = sum / count;
  const double width = distribution.maximum - distribution.minimum;
  for (const float number : values) {
    if (!std::isfinite(number)) continue;
    const double deviation = static_cast<double>(number) - distribution.mean;
    squares += deviation * deviation;
    // Where all numbers are equal, they fall into the middle.
    const double share = width > 0 ? (static_cast<double>(number) - distribution.minimum) / width : 0.5;
    const auto bin = static_cast<std::size_t>(share * Distribution::binCount);
    ++distribution.bins[std::min(bin, Distribution::binCount - 1)];
  }
  distribution.standardDeviation = std::sqrt(squares / count);
  return distribution;
}

Histogram::Histogram(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Distribution"));
}

void Histogram::setDistribution(const Distribution& distribution) {
  m_distribution = distribution;
  setAccessibleDescription(statistics().join(QLatin1Char('\n')));
  update();
}

void Histogram::setEmptyText(const QString& sentence) {
  m_emptyText = sentence;
  update();
}

QSize Histogram::minimumSizeHint() const {
  const QFontMetrics metrics(font());
  return {metrics.horizontalAdvance(QLatin1Char('0')) * 20, metrics.height() * (statisticLines + 1) + 60};
}

void Histogram::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(rect(), colors.panel);
  if (m_distribution.count == 0) {
    paintEmptyState(painter, rect(), m_emptyText, colors);
    return;
  }
  const double line = QFontMetricsF(font()).height();
  const QString words = statistics().join(QLatin1Char('\n'));
  constexpr int topLeft = Qt::AlignLeft | Qt::AlignTop;
  // Chinese takes more room than the font's own height says.
  const QRectF text = painter.boundingRect(QRectF(margin, margin, width() - 2 * margin, height()), topLeft, words);
  painter.setPen(colors.text);
  painter.drawText(text, topLeft, words);
  paintBars(painter, QRectF(margin, text.bottom() + margin, width() - 2 * margin,
                            height() - text.bottom() - 2 * margin - line - 4));
}

QStringList Histogram::statistics() const {
  const auto number = [](double value) { return QString::number(value, 'g', 3); };
  QStringList lines{
      tr("mean %1 · std %2").arg(number(m_distribution.mean), number(m_distribution.standardDeviation)),
      tr("min %1 · max %2").arg(number(m_distribution.minimum), number(m_distribution.maximum)),
      tr("%n number(s), %1 exactly zero", nullptr, static_cast<int>(m_distribution.count)).arg(m_distribution.zeros)};
  if (m_distribution.notFinite > 0) {
    lines.append(tr("%n not a finite number", nullptr, static_cast<int>(m_distribution.notFinite)));
  }
  return lines;
}

void Histogram::paintBars(QPainter& painter, const QRectF& area) const {
  if (area.height() < 12) return;
  const ThemeColors& colors = themeColors(palette());
  const auto most = static_cast<double>(*std::max_element(m_distribution.bins.begin(), m_distribution.bins.end()));
  const double barWidth = area.width() / Distribution::binCount;
  const double range = m_distribution.maximum - m_distribution.minimum;
  for (std::size_t bin = 0; bin < Distribution::binCount; ++bin) {
    if (m_distribution.bins[bin] == 0) continue;
    const double place = (static_cast<double>(bin) + 0.5) / Distribution::binCount;
    const double height = std::max(1.0, area.height() * static_cast<double>(m_distribution.bins[bin]) / most);
    const double left = area.left() + static_cast<double>(bin) * barWidth;
    const bool positive = m_distribution.minimum + place * range >= 0;
    painter.fillRect(QRectF(left, area.bottom() - height, std::max(1.0, barWidth - 1), height),
                     positive ? colors.positive : colors.negative);
  }
  painter.setPen(colors.border);
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  painter.setPen(colors.mutedText);
  const QFontMetricsF metrics(font());
  const QRectF axis(area.left(), area.bottom() + 2, area.width(), metrics.height());
  const QString low = QString::number(m_distribution.minimum, 'g', 3);
  const QString high = QString::number(m_distribution.maximum, 'g', 3);
  painter.drawText(axis, Qt::AlignLeft, low);
  painter.drawText(axis, Qt::AlignRight, high);
  if (m_distribution.minimum >= 0 || m_distribution.maximum <= 0) return;
  const double zero = area.left() - m_distribution.minimum / range * area.width();
  painter.drawLine(QPointF(zero, area.top()), QPointF(zero, area.bottom() + 3));
  const double half = metrics.horizontalAdvance(QLatin1Char('0')) / 2;
  const bool fits = zero - half > axis.left() + metrics.horizontalAdvance(low) + 4 &&
                    zero + half < axis.right() - metrics.horizontalAdvance(high) - 4;
  if (fits) painter.drawText(QPointF(zero - half, axis.top() + metrics.ascent()), QStringLiteral("0"));
}

}  // namespace encoderlab
