#include "views/gradient_norms_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "model/inspect/cell_index.h"
#include "model/inspect/gradient_name.h"
#include "model/nn/parameters.h"
#include "views/change_mark.h"
#include "views/heatmap_layout.h"
#include "views/intervention_text.h"

namespace encoderlab {
namespace {

constexpr double gap = 8;
constexpr double markRadius = 5;
constexpr int mostPowers = 10;  ///< decades that the axis spans at most; smaller norms end at its left end

/// A group of parameters, and the name of one within it.
struct ParameterPlace {
  QString group;
  QString name;
};

ParameterPlace placeOf(const std::string& parameter) {
  const QString name = QString::fromStdString(parameter);
  const QString layers = QStringLiteral("encoder.layers.");
  if (name.startsWith(layers)) {
    const int layer = name.section(QLatin1Char('.'), 2, 2).toInt();
    return {GradientNormsView::tr("layer %1").arg(layer + 1), name.section(QLatin1Char('.'), 3)};
  }
  const bool after = name.startsWith(QLatin1String("encoder.norm")) || name.startsWith(QLatin1String("head"));
  return {after ? GradientNormsView::tr("output") : GradientNormsView::tr("input"), name};
}

QString normText(float norm) { return QString::number(static_cast<double>(norm), 'g', 3); }

}  // namespace

GradientNormsView::GradientNormsView(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Gradient norms"));
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

void GradientNormsView::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool hadNorms = hasNorms();
  const bool sameModel = inspection && m_inspection && inspection->model == m_inspection->model;
  m_inspection = std::move(inspection);
  const bool fresh = !sameModel || !hadNorms;
  if (fresh) nameRows();
  if (fresh) m_lowestPower = m_highestPower = 0;
  const bool isAxisNew = adaptAxis();
  if (fresh) updateLayout();
  if (fresh || isAxisNew) return viewport()->update();
  // The names stay, and text takes most of the time of a paint.
  viewport()->update(QRect(static_cast<int>(m_nameWidth) + 1, 0, viewport()->width(), viewport()->height()));
}

QRectF GradientNormsView::barRect(int parameter) const {
  const QRectF axis = axisRect();
  const double norm =
      static_cast<double>(m_inspection->snapshot->parameterGradientNorms[static_cast<std::size_t>(parameter)]);
  const double top = topOf(static_cast<std::size_t>(m_rowOfParameter[static_cast<std::size_t>(parameter)]));
  return {axis.left(), top + m_line * 0.2, placeOf(norm) - axis.left(), m_line * 0.6};
}

QRectF GradientNormsView::nameRect(int parameter) const {
  const auto row = static_cast<std::size_t>(m_rowOfParameter[static_cast<std::size_t>(parameter)]);
  return {gap / 2, topOf(row), m_nameWidth, m_line};
}

void GradientNormsView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(viewport()->rect(), colors.panel);
  if (!hasNorms()) {
    paintEmptyState(painter, viewport()->rect(),
                    tr("How large the gradient of each parameter is appears here after the first step of training."),
                    colors);
    return;
  }
  paintAxis(painter, colors);
  if (event->rect().left() <= m_nameWidth) paintNames(painter, colors);
  paintBars(painter, colors);
}

void GradientNormsView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateLayout();
}

void GradientNormsView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateLayout();
}

bool GradientNormsView::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !hasNorms()) return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QString text;
  if (const int parameter = parameterAt(help->pos().y()); parameter >= 0) {
    const float norm = m_inspection->snapshot->parameterGradientNorms[static_cast<std::size_t>(parameter)];
    text = tr("The gradient of %1 had the norm %2 in step %3. Click to see where its largest number, by this sample, "
              "comes from.")
               .arg(QString::fromStdString(nameOf(parameter)), normText(norm),
                    QString::number(m_inspection->snapshot->step));
    if (const QString changes = changesOf(parameter); !changes.isEmpty()) text += QLatin1Char('\n') + changes;
  }
  QToolTip::showText(help->globalPos(), text, viewport());
  return true;
}

void GradientNormsView::mousePressEvent(QMouseEvent* event) {
  const int parameter = hasNorms() ? parameterAt(event->position().y()) : -1;
  if (event->button() != Qt::LeftButton || parameter < 0) return;
  const std::string name = gradientName(nameOf(parameter));
  const Tensor<float>* gradient = m_inspection->trace.find(name);
  if (gradient == nullptr || gradient->values.empty()) return;
  const auto largest = std::ranges::max_element(gradient->values, {}, [](float value) { return std::abs(value); });
  emit cellClicked({name, indexAt(static_cast<std::size_t>(largest - gradient->values.begin()), gradient->shape)});
}

int GradientNormsView::parameterAt(double y) const {
  const double inList = y - m_line - gap + verticalScrollBar()->value();
  const int row = static_cast<int>(std::floor(inList / m_line));
  return row >= 0 && row < static_cast<int>(m_rows.size()) ? m_rows[static_cast<std::size_t>(row)].parameter : -1;
}

const std::string& GradientNormsView::nameOf(int parameter) const {
  const int row = m_rowOfParameter[static_cast<std::size_t>(parameter)];
  return m_rows[static_cast<std::size_t>(row)].tensor;
}

QString GradientNormsView::changesOf(int parameter) const {
  return changesText(m_inspection->interventions, [&](const Intervention& change) {
    const auto* frozen = std::get_if<FrozenParameter>(&change);
    return frozen != nullptr && frozen->name == nameOf(parameter);
  });
}

bool GradientNormsView::hasNorms() const {
  return m_inspection && m_inspection->snapshot && !m_inspection->snapshot->parameterGradientNorms.empty();
}

void GradientNormsView::nameRows() {
  m_rows.clear();
  m_rowOfParameter.clear();
  if (!hasNorms()) return;
  const ParameterLayout layout(m_inspection->snapshot->model);
  const auto& parameters = layout.parameters();
  m_rowOfParameter.resize(parameters.size());
  QStringList groups;
  for (const Parameter& parameter : parameters) {
    const QString group = encoderlab::placeOf(parameter.name).group;
    if (!groups.contains(group)) groups.append(group);
  }
  for (const QString& group : groups) {
    m_rows.push_back({group});
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const ParameterPlace place = encoderlab::placeOf(parameters[i].name);
      if (place.group != group) continue;
      m_rowOfParameter[i] = static_cast<int>(m_rows.size());
      m_rows.push_back({place.name, static_cast<int>(i), parameters[i].name});
    }
  }
}

bool GradientNormsView::adaptAxis() {
  if (!hasNorms()) return false;
  const std::pair before(m_lowestPower, m_highestPower);
  double low = std::numeric_limits<double>::infinity();
  double high = 0;
  for (const float norm : m_inspection->snapshot->parameterGradientNorms) {
    if (!std::isfinite(norm) || norm <= 0) continue;
    low = std::min(low, static_cast<double>(norm));
    high = std::max(high, static_cast<double>(norm));
  }
  if (high <= 0) return false;
  const bool fresh = m_lowestPower == m_highestPower;
  // An end moves outwards at once, and inwards only when half a power of ten is to spare, so that it does not flicker.
  constexpr double spare = 0.5;
  const double lowPower = std::log10(low);
  const double highPower = std::log10(high);
  if (fresh || lowPower < m_lowestPower || lowPower > m_lowestPower + 1 + spare) {
    m_lowestPower = static_cast<int>(std::floor(lowPower));
  }
  if (fresh || highPower > m_highestPower || highPower < m_highestPower - 1 - spare) {
    m_highestPower = static_cast<int>(std::ceil(highPower));
  }
  m_highestPower = std::max(m_highestPower, m_lowestPower + 1);
  m_lowestPower = std::max(m_lowestPower, m_highestPower - mostPowers);
  return before != std::pair(m_lowestPower, m_highestPower);
}

void GradientNormsView::updateLayout() {
  const QFontMetricsF metrics(font());
  m_line = std::ceil(metrics.height() * 1.15);
  m_numberWidth = metrics.horizontalAdvance(QStringLiteral("0.00e-00")) + gap;
  const auto widest = [&] {
    double width = 0;
    for (const Row& row : m_rows) width = std::max(width, metrics.horizontalAdvance(shownName(row)));
    return std::ceil(width) + gap;
  };
  const double room = std::max(0.65 * (viewport()->width() - m_numberWidth), 80.0);
  m_shortNames = false;
  m_shortNames = widest() > room;
  m_nameWidth = std::min(widest(), room);
  for (Row& row : m_rows) row.shown = QFontMetricsF(fontOf(row)).elidedText(shownName(row), Qt::ElideLeft, m_nameWidth);
  setScrollRange(verticalScrollBar(), m_line * static_cast<double>(m_rows.size()), viewport()->height() - m_line - gap);
}

QString GradientNormsView::shownName(const Row& row) const {
  // Within a layer the rest says it all; the tooltip names it in full.
  const QString prefix = QStringLiteral("self_attn.");
  return m_shortNames && row.text.startsWith(prefix) ? row.text.mid(prefix.size()) : row.text;
}

QRectF GradientNormsView::axisRect() const {
  const double left = m_nameWidth + gap;
  return {left, m_line + gap, std::max(viewport()->width() - left - m_numberWidth - gap, 20.0),
          viewport()->height() - m_line - gap};
}

double GradientNormsView::placeOf(double norm) const {
  const QRectF axis = axisRect();
  if (!(norm > 0)) return axis.left();
  const double share = (std::log10(norm) - m_lowestPower) / std::max(m_highestPower - m_lowestPower, 1);
  return axis.left() + std::clamp(share, 0.0, 1.0) * axis.width();
}

QFont GradientNormsView::fontOf(const Row& row) const {
  QFont rowFont = font();
  rowFont.setBold(row.parameter < 0);
  return rowFont;
}

double GradientNormsView::topOf(std::size_t row) const {
  return m_line + gap + static_cast<double>(row) * m_line - verticalScrollBar()->value();
}

bool GradientNormsView::isShown(std::size_t row) const {
  return topOf(row) + m_line >= m_line && topOf(row) <= viewport()->height();
}

void GradientNormsView::paintNames(QPainter& painter, const ThemeColors& colors) const {
  painter.save();
  painter.setClipRect(QRectF(0, m_line + gap, viewport()->width(), viewport()->height()), Qt::IntersectClip);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (!isShown(i)) continue;
    const Row& row = m_rows[i];
    painter.setFont(fontOf(row));
    painter.setPen(row.parameter < 0 ? colors.mutedText : colors.text);
    painter.drawText(QRectF(gap / 2, topOf(i), m_nameWidth, m_line), Qt::AlignLeft | Qt::AlignVCenter, row.shown);
  }
  painter.restore();
}

void GradientNormsView::paintBars(QPainter& painter, const ThemeColors& colors) const {
  painter.save();
  painter.setClipRect(QRectF(0, m_line + gap, viewport()->width(), viewport()->height()), Qt::IntersectClip);
  painter.setPen(colors.text);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (m_rows[i].parameter < 0 || !isShown(i)) continue;
    const float norm = m_inspection->snapshot->parameterGradientNorms[static_cast<std::size_t>(m_rows[i].parameter)];
    if (std::isfinite(norm)) painter.fillRect(barRect(m_rows[i].parameter), colors.backward);
    if (!changesOf(m_rows[i].parameter).isEmpty()) {
      paintChangeMark(painter, QPointF(axisRect().left(), topOf(i) + m_line / 2), markRadius, colors);
      painter.setPen(colors.text);
    }
    painter.drawText(QRectF(axisRect().right() + gap, topOf(i), m_numberWidth, m_line),
                     Qt::AlignLeft | Qt::AlignVCenter, std::isfinite(norm) ? normText(norm) : tr("not finite"));
  }
  painter.restore();
}

void GradientNormsView::paintAxis(QPainter& painter, const ThemeColors& colors) const {
  const QFontMetricsF metrics(font());
  const QRectF axis = axisRect();
  const double room = metrics.horizontalAdvance(QStringLiteral("1e-00")) + gap;
  const int powers = std::max(m_highestPower - m_lowestPower, 1);
  const int step = std::max(1, static_cast<int>(std::ceil(room * powers / axis.width())));
  for (int power = m_lowestPower; power <= m_highestPower; power += step) {
    const double x = placeOf(std::pow(10.0, power));
    painter.setPen(colors.border);
    painter.drawLine(QPointF(x, axis.top()), QPointF(x, axis.bottom()));
    painter.setPen(colors.mutedText);
    painter.drawText(QRectF(x - room / 2, 0, room, m_line + gap / 2), Qt::AlignCenter,
                     QStringLiteral("1e%1").arg(power));
  }
}

}  // namespace encoderlab
