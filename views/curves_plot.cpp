#include "views/curves_plot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr double fewestSteps = 8;  ///< that the axis shows, however young the run

/// Gives the graph the points, of which it has the first `kept` already.
void fill(QCPGraph* graph, const CurvePoints& points, std::size_t kept = 0) {
  QVector<QCPGraphData> added;
  added.reserve(static_cast<qsizetype>(points.steps.size() - kept));
  for (std::size_t i = kept; i < points.steps.size(); ++i) added.append({points.steps[i], points.values[i]});
  if (kept == 0) graph->data()->clear();
  graph->data()->add(added, true);
}

/// Grows `range` by a margin on both sides, or to a width that shows one single value.
QCPRange padded(QCPRange range, bool logarithmic) {
  if (logarithmic) {
    const double factor = range.upper > range.lower ? std::pow(range.upper / range.lower, 0.06) : 2.0;
    return {range.lower / factor, range.upper * factor};
  }
  const double margin = range.size() > 0.0 ? 0.06 * range.size() : std::max(0.1 * std::abs(range.lower), 1e-9);
  return {range.lower - margin, range.upper + margin};
}

QCPItemStraightLine* verticalLine(QCustomPlot* plot) {
  auto* line = new QCPItemStraightLine(plot);
  line->setLayer(QStringLiteral("overlay"));
  line->setSelectable(false);
  return line;
}

/// At the top of the line.
QCPItemText* changeMark(QCustomPlot* plot) {
  auto* mark = new QCPItemText(plot);
  mark->setLayer(QStringLiteral("overlay"));
  mark->setSelectable(false);
  mark->setText(QStringLiteral("◆"));
  mark->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  mark->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
  mark->setPadding({});
  return mark;
}

/// Makes, or removes, items at the end.
template <typename Item>
void resizeItems(QCustomPlot* plot, std::vector<Item*>& items, std::size_t count, Item* (*make)(QCustomPlot*)) {
  for (; items.size() > count; items.pop_back()) plot->removeItem(items.back());
  while (items.size() < count) items.push_back(make(plot));
}

void place(QCPItemStraightLine* line, double step) {
  line->point1->setTypeY(QCPItemPosition::ptAxisRectRatio);
  line->point2->setTypeY(QCPItemPosition::ptAxisRectRatio);
  line->point1->setCoords(step, 0.0);
  line->point2->setCoords(step, 1.0);
}

void paintAxis(QCPAxis* axis, const ThemeColors& colors, const QFont& font) {
  const QPen line(colors.border, 1);
  axis->setBasePen(line);
  axis->setTickPen(line);
  axis->setSubTickPen(line);
  axis->setTickLabelColor(colors.mutedText);
  axis->setTickLabelFont(font);
  QColor grid = colors.border;
  grid.setAlphaF(0.6F);
  axis->grid()->setPen(QPen(grid, 1));
  axis->grid()->setZeroLinePen(QPen(grid, 1));
}

}  // namespace

CurvesPlot::CurvesPlot(QWidget* parent) : m_plot(new QCustomPlot(parent)) {
  m_legend = m_plot->legend;
  m_raw = m_plot->addGraph();
  m_smoothed = m_plot->addGraph();
  m_validation = m_plot->addGraph();
  for (QCPGraph* graph : {m_raw, m_smoothed, m_validation}) graph->setSelectable(QCP::stNone);
  m_raw->removeFromLegend();

  // A row of its own above the data, so that the legend never covers them.
  m_plot->plotLayout()->insertRow(0);
  m_plot->plotLayout()->addElement(0, 0, m_legend);
  m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
  m_plot->plotLayout()->setRowSpacing(0);
  m_legend->setVisible(true);
  m_legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
  m_legend->setBorderPen(Qt::NoPen);
  m_legend->setBrush(Qt::NoBrush);
  m_legend->setIconSize(18, 14);
  m_legend->setColumnSpacing(4);
  m_legend->setMargins(QMargins(4, 0, 4, 0));

  m_marker = verticalLine(m_plot);
  m_marker->setVisible(false);
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  m_plot->setNoAntialiasingOnDrag(true);
  // Painted with the rest of the window, not at once.
  m_plot->setPlottingHint(QCP::phImmediateRefresh, false);
  // Segment by segment: as one path a line two pixels wide takes several times as long.
  m_plot->setPlottingHint(QCP::phFastPolylines, true);
  m_plot->setFocusPolicy(Qt::StrongFocus);
  m_plot->setMinimumSize(120, 80);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) axis->ticker()->setTickCount(4);
  m_plot->xAxis->setNumberFormat(QStringLiteral("f"));
  m_plot->xAxis->setNumberPrecision(0);
  m_plot->yAxis->setNumberFormat(QStringLiteral("gb"));
  m_plot->yAxis->setNumberPrecision(4);
}

QWidget* CurvesPlot::widget() const { return m_plot; }

void CurvesPlot::setNames(const QString& training, const QString& validation) {
  const auto name = [](QCPGraph* graph, const QString& text) {
    graph->setName(text);
    graph->removeFromLegend();
    if (!text.isEmpty()) graph->addToLegend();
  };
  name(m_smoothed, training);
  name(m_validation, validation);
}

void CurvesPlot::setCurves(const CurveSet& curves, std::size_t keptRaw) {
  fill(m_raw, curves.raw, keptRaw);
  fill(m_smoothed, curves.smoothed);
  fill(m_validation, curves.validation);
}

void CurvesPlot::setEvents(const std::map<std::int64_t, QString>& events) {
  resizeItems(m_plot, m_eventLines, events.size(), verticalLine);
  auto line = m_eventLines.begin();
  for (const auto& event : events) place(*line++, static_cast<double>(event.first));
  paintEvents();
}

void CurvesPlot::setChanges(const std::map<std::int64_t, QString>& changes) {
  resizeItems(m_plot, m_changeLines, changes.size(), verticalLine);
  resizeItems(m_plot, m_changeMarks, changes.size(), changeMark);
  auto line = m_changeLines.begin();
  auto mark = m_changeMarks.begin();
  for (const auto& change : changes) {
    place(*line++, static_cast<double>(change.first));
    (*mark++)->position->setCoords(static_cast<double>(change.first), 0.0);
  }
  paintEvents();
}

void CurvesPlot::paintEvents() {
  const QColor color = themeColors(m_palette).selection;
  for (QCPItemStraightLine* line : m_eventLines) line->setPen(QPen(color, 1, Qt::DashLine));
  for (QCPItemStraightLine* line : m_changeLines) line->setPen(QPen(color, 1));
  for (QCPItemText* mark : m_changeMarks) mark->setColor(color);
}

void CurvesPlot::setLogarithmic(bool logarithmic) {
  QCPAxis* axis = m_plot->yAxis;
  axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (logarithmic) {
    axis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
  } else {
    axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
  }
  axis->ticker()->setTickCount(4);
}

void CurvesPlot::applyTheme(const QPalette& palette, const QFont& font) {
  m_palette = palette;
  const ThemeColors& colors = themeColors(palette);
  m_plot->setBackground(QBrush(colors.panel));
  paintAxis(m_plot->xAxis, colors, font);
  paintAxis(m_plot->yAxis, colors, font);
  m_legend->setTextColor(colors.text);
  m_legend->setFont(font);
  QColor faint = colors.training;
  faint.setAlphaF(0.4F);
  m_raw->setPen(QPen(faint, 1));
  m_smoothed->setPen(QPen(colors.training, 2));
  m_validation->setPen(QPen(colors.validation, 1));
  m_validation->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colors.validation, colors.validation, 5));
  m_marker->setPen(QPen(colors.mutedText, 1));
  paintEvents();
  redraw();
}

void CurvesPlot::showAll(bool isShare) {
  const bool logarithmic = m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic;
  bool anyStep = false;
  bool anyValue = false;
  QCPRange steps;
  QCPRange values;
  for (const QCPGraph* graph : {m_raw, m_smoothed, m_validation}) {
    bool found = false;
    const QCPRange keys = graph->getKeyRange(found);
    if (found) steps = std::exchange(anyStep, true) ? steps.expanded(keys) : keys;
    const QCPRange range = graph->getValueRange(found, logarithmic ? QCP::sdPositive : QCP::sdBoth);
    if (found) values = std::exchange(anyValue, true) ? values.expanded(range) : range;
  }
  steps.upper = std::max(steps.upper, steps.lower + fewestSteps);
  if (anyStep) m_plot->xAxis->setRange(padded(steps, false));
  if (isShare && !logarithmic) {
    m_plot->yAxis->setRange(-3.0, 103.0);
  } else {
    m_plot->yAxis->setRange(anyValue ? padded(values, logarithmic) : QCPRange(0.1, 1.0));
  }
}

void CurvesPlot::zoom(double factor) {
  m_plot->xAxis->scaleRange(factor);
  m_plot->yAxis->scaleRange(factor);
  redraw();
}

void CurvesPlot::pan(double right, double up) {
  m_plot->xAxis->moveRange(right * m_plot->xAxis->range().size());
  if (m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic) {
    const QCPRange range = m_plot->yAxis->range();
    m_plot->yAxis->moveRange(std::pow(range.upper / range.lower, up));
  } else {
    m_plot->yAxis->moveRange(up * m_plot->yAxis->range().size());
  }
  redraw();
}

std::pair<double, double> CurvesPlot::shownSteps() const {
  return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

double CurvesPlot::stepAt(double pixel) const { return m_plot->xAxis->pixelToCoord(pixel); }

void CurvesPlot::showMarker(double step) {
  place(m_marker, step);
  m_marker->setVisible(true);
  redraw();
}

void CurvesPlot::hideMarker() {
  m_marker->setVisible(false);
  redraw();
}

void CurvesPlot::redraw() { m_plot->replot(QCustomPlot::rpQueuedReplot); }

}  // namespace encoderlab
