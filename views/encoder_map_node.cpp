#include "views/encoder_map_node.h"

#include <QCoreApplication>
#include <QCursor>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>
#include <algorithm>
#include <cmath>

#include "model/inspect/cell_index.h"
#include "views/cell_number.h"
#include "views/cell_text.h"
#include "views/change_mark.h"
#include "views/op_text.h"
#include "views/scaled_text.h"
#include "views/thumbnail.h"

namespace encoderlab {
namespace {

struct MapText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::MapText)
};

/// Lengths at zoom 1; closer by they grow no further, and leave the room to the numbers.
constexpr double titleHeight = 18;
constexpr double margin = 6;
constexpr double detailHeight = 16;
constexpr double largestLettering = 2.5;
/// Zooms from which on more is shown.
constexpr double titleZoom = 0.45;
constexpr double missingZoom = 0.8;
constexpr double detailZoom = 1.8;
constexpr int mapDigits = 3;

QString shapeText(const Tensor<float>& tensor) {
  QStringList extents;
  for (const std::size_t extent : tensor.shape) extents.append(QString::number(extent));
  return extents.join(QStringLiteral(" × "));
}

/// How much smaller than the zoom makes it the lettering is.
double letteringScale(double zoom) { return std::min(1.0, largestLettering / zoom); }

}  // namespace

EncoderMapNode::EncoderMapNode(const EncoderMapState& state, std::size_t op)
    : m_state(state), m_op(op), m_titleWidth(textWidthPerPixel(opLabel(description()))) {
  setFlag(ItemUsesExtendedStyleOption);
  setCursor(Qt::PointingHandCursor);
}

void EncoderMapNode::refresh(bool goesOn) {
  if (!goesOn) {
    m_values.reset();
    m_gradients.reset();
  }
  m_valuesLimit = 0;
  m_gradientsLimit = 0;
}

QRectF EncoderMapNode::boundingRect() const { return box().adjusted(-4, -4, 4, 22); }

QRectF EncoderMapNode::contentRect(double zoom) const {
  const double scale = letteringScale(zoom);
  const double below = zoom >= detailZoom ? detailHeight * scale : 0;
  return box().adjusted(margin * scale, titleHeight * scale, -margin * scale, -margin * scale - below);
}

QRectF EncoderMapNode::thumbnailRect() const { return contentRect(1); }

void EncoderMapNode::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) {
  if (!m_state.inspection) return;
  const ThemeColors& colors = themeColors(widget != nullptr ? widget->palette() : option->palette);
  const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
  paintBox(*painter, zoom, colors);
  if (zoom >= titleZoom) paintTitle(*painter, zoom, colors);
  paintContent(*painter, zoom, colors);
  if (zoom >= detailZoom) paintDetails(*painter, zoom, colors);
}

void EncoderMapNode::paintBox(QPainter& painter, double zoom, const ThemeColors& colors) const {
  const bool isCurrent = m_state.isCurrent(m_op);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(isCurrent ? colors.selection : colors.border, (isCurrent ? 3 : 1) * letteringScale(zoom)));
  painter.setBrush(isCurrent ? colors.selectionFill : colors.panel);
  painter.drawRoundedRect(box(), 5, 5);
  if (m_state.changed[m_op]) paintChangeMark(painter, box().topRight() + QPointF(-1, 1), 6, colors);
  if (!isCurrent) return;
  const QColor phase = phaseColor(m_state.step()->phase, colors);
  painter.setPen(Qt::NoPen);
  painter.setBrush(phase);
  painter.drawRect(QRectF(box().left() + 4, box().bottom() - 5, box().width() - 8, 3));
  if (m_state.step()->phase != StepPhase::Update) return;
  const QString parameter = QString::fromStdString(m_state.step()->parameter);
  painter.setPen(phase);
  drawScaledText(painter, QRectF(box().left() - 2, box().bottom() + 3, box().width() + 4, 18),
                 readablePixels(10.5, 16, zoom), Qt::AlignCenter, parameter.section(QLatin1Char('.'), -1), true);
}

void EncoderMapNode::paintTitle(QPainter& painter, double zoom, const ThemeColors& colors) const {
  const bool isKnown = m_state.knowledge(m_op) == MapKnowledge::Computed;
  painter.setPen(isKnown || m_state.isCurrent(m_op) ? colors.text : colors.mutedText);
  const double scale = letteringScale(zoom);
  const QRectF place(box().left() + 2, box().top() + 1, box().width() - 4, titleHeight * scale - 1);
  // Bold takes a little more.
  const double pixels = std::min(readablePixels(13, 16.5, zoom), place.width() / (1.1 * m_titleWidth));
  drawScaledText(painter, place, pixels * scale, Qt::AlignCenter, opLabel(description()), m_state.isCurrent(m_op));
}

void EncoderMapNode::paintDetails(QPainter& painter, double zoom, const ThemeColors& colors) const {
  painter.setPen(colors.mutedText);
  const double scale = letteringScale(zoom);
  const double line = detailHeight * scale / 2;
  const QRectF place(box().left() + margin * scale, box().bottom() - margin * scale - 2 * line + 2 * scale,
                     box().width() - 2 * margin * scale, line);
  const std::string& formula = m_state.gradients ? description().backwardFormula : description().formula;
  drawScaledText(painter, place, 5.5 * scale, Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(formula));
  const Tensor<float>* tensor = m_state.shownTensor(m_op);
  if (tensor == nullptr || tensor->shape.empty()) return;
  const double limit = m_state.gradients ? m_gradientsLimit : m_valuesLimit;
  QString text = shapeText(*tensor);
  if (limit > 0) text = MapText::tr("%1, within ±%2").arg(text, scaleText(limit));
  drawScaledText(painter, place.translated(0, line), 5.5 * scale, Qt::AlignLeft | Qt::AlignVCenter, text);
}

std::vector<MapMatrix> EncoderMapNode::matrices(double zoom) const {
  const Tensor<float>* tensor = m_state.shownTensor(m_op);
  if (tensor == nullptr || m_state.knowledge(m_op) != MapKnowledge::Computed) return {};
  return mapMatrices(*tensor, static_cast<std::size_t>(std::max(0, m_state.head)), zoom >= detailZoom,
                     contentRect(zoom));
}

void EncoderMapNode::paintContent(QPainter& painter, double zoom, const ThemeColors& colors) {
  const QRectF area = contentRect(zoom);
  const std::vector<MapMatrix> shown = matrices(zoom);
  if (shown.empty()) {
    paintMissing(painter, area, zoom, colors);
    return;
  }
  const Tensor<float>& tensor = *m_state.shownTensor(m_op);
  if (tensor.shape.empty()) {
    paintNumber(painter, area, static_cast<double>(tensor.values.front()), colors);
    return;
  }
  const ColorScale scale = updatedScale();
  for (const MapMatrix& matrix : shown) {
    paintMatrix(painter, matrix, scale, zoom, colors);
    if (shown.size() == 1 || static_cast<int>(matrix.head) != m_state.head) continue;
    QPen pen(colors.selection, 2);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(matrix.area);
  }
}

void EncoderMapNode::paintNumber(QPainter& painter, const QRectF& area, double value, const ThemeColors& colors) const {
  painter.setPen(colors.text);
  const std::optional<Prediction>& untouched = m_state.inspection->untouched;
  const bool isChanged = m_state.changed[m_op] && description().hook == Hook::Loss && !m_state.gradients && untouched;
  const QString number = QString::number(value, 'g', 4);
  if (!isChanged) return drawScaledText(painter, area, 15, Qt::AlignCenter, number);
  const QRectF upper(area.left(), area.top(), area.width(), area.height() / 2);
  drawScaledText(painter, upper, 15, Qt::AlignCenter, number);
  drawScaledText(painter, upper.translated(0, upper.height()), 12, Qt::AlignCenter,
                 QStringLiteral("Δ ") + QString::asprintf("%+.4f", value - untouched->loss));
}

void EncoderMapNode::paintMissing(QPainter& painter, const QRectF& area, double zoom, const ThemeColors& colors) const {
  // A pattern does not grow with the zoom, and begins where the window does.
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  paintNotComputed(painter, area, colors);
  painter.restore();
  if (zoom < missingZoom) return;
  QString text = MapText::tr("not computed");
  if (m_state.knowledge(m_op) == MapKnowledge::Partial) {
    text = MapText::tr("%1 of %2 streams").arg(m_state.arrivedStreams(m_op)).arg(m_state.allStreams(m_op));
  } else if (m_state.shownTensor(m_op) == nullptr) {
    text = m_state.gradients ? MapText::tr("no target") : MapText::tr("not computed");
  }
  const QRectF band(area.left(), area.center().y() - 13, area.width(), 26);
  painter.fillRect(band, colors.panel);
  painter.setPen(m_state.knowledge(m_op) == MapKnowledge::Partial ? colors.backward : colors.mutedText);
  drawScaledText(painter, band, 10, Qt::AlignCenter | Qt::TextWordWrap, text);
}

void EncoderMapNode::paintMatrix(QPainter& painter, const MapMatrix& shown, const ColorScale& scale, double zoom,
                                 const ThemeColors& colors) const {
  const QSize pixels = (shown.area.size() * zoom).toSize() + QSize(1, 1);
  const ReducedMatrix reduced(shown.matrix, paddingOf(shown.matrix), pixels);
  paintHeatmap(painter, shown.area, reduced.matrix(), scale, reduced.padding(), colors);
  if (shown.showsNumbers(zoom)) paintNumbers(painter, shown, scale);
  paintChosen(painter, shown, colors);
}

/// The frame of the chosen cell is as thick however near it is.
void EncoderMapNode::paintChosen(QPainter& painter, const MapMatrix& shown, const ThemeColors& colors) const {
  if (m_state.cell.tensor != m_state.shownName(m_op)) return;
  const HeatmapCell cell = matrixCell(*m_state.shownTensor(m_op), shown.head, m_state.cell.index);
  if (!cell.isValid()) return;
  painter.setBrush(Qt::NoBrush);
  for (const auto& [color, width] : {std::pair(colors.text, 4.0), std::pair(colors.selection, 2.0)}) {
    QPen pen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawRect(shown.cellRect(cell));
  }
}

void EncoderMapNode::paintNumbers(QPainter& painter, const MapMatrix& shown, const ColorScale& scale) const {
  const QSizeF cell = shown.cellSize();
  const QRectF visible = painter.worldTransform().inverted().mapRect(QRectF(painter.window()));
  const QString longest = longestCellNumber(scale.maximum(), scale.isDiverging(), mapDigits);
  const double pixels = std::min(cell.height() * 0.62, 0.92 * cell.width() / textWidthPerPixel(longest));
  for (std::size_t row = 0; row < shown.matrix.rows; ++row) {
    for (std::size_t column = 0; column < shown.matrix.columns; ++column) {
      const QRectF place = shown.cellRect({static_cast<int>(row), static_cast<int>(column)});
      const float value = shown.matrix.at(row, column);
      if (!place.intersects(visible) || !std::isfinite(value)) continue;
      painter.setPen(QColor(contrastColor(scale.color(value))));
      drawScaledText(painter, place, pixels, Qt::AlignCenter,
                     cellNumber(static_cast<double>(value), scale.maximum(), mapDigits));
    }
  }
}

std::optional<CellAddress> EncoderMapNode::cellAt(const QPointF& place, double zoom) const {
  for (const MapMatrix& shown : matrices(zoom)) {
    const HeatmapCell cell = shown.cellAt(place);
    if (!cell.isValid() || !shown.showsNumbers(zoom)) continue;
    return CellAddress{m_state.shownName(m_op), tensorIndex(*m_state.shownTensor(m_op), shown.head, cell)};
  }
  return std::nullopt;
}

std::optional<double> EncoderMapNode::readableZoom() const {
  // Closer by there is more room for the numbers, but all heads share it.
  const std::vector<MapMatrix> shown = matrices(largestLettering);
  if (shown.empty()) return std::nullopt;
  return std::max(largestLettering, numberZoom(shown.front()));
}

PaddingFlags EncoderMapNode::paddingOf(const HeatmapMatrix& matrix) const {
  const auto& padding = m_state.inspection->padding;
  const bool isPerToken = matrix.rows == m_state.inspection->length() && !description().axes.empty();
  if (padding.empty() || !isPerToken) return {};
  const bool isTokenByToken = description().hook == Hook::Scores || description().hook == Hook::Weights;
  if (isTokenByToken) return {padding, padding};
  return {padding, {}};
}

ColorScale EncoderMapNode::updatedScale() {
  if (description().hook == Hook::Weights && !m_state.gradients) return ColorScale::unit();
  double& limit = m_state.gradients ? m_gradientsLimit : m_valuesLimit;
  if (limit == 0) {
    const Tensor<float>& tensor = *m_state.shownTensor(m_op);
    float magnitude = 0;
    for (const float value : tensor.values) {
      if (std::isfinite(value)) magnitude = std::max(magnitude, std::abs(value));
    }
    limit = (m_state.gradients ? m_gradients : m_values).update(static_cast<double>(magnitude));
  }
  return ColorScale::diverging(limit);
}

QString EncoderMapNode::toolTipText(const QPointF& place, double zoom) const {
  const Tensor<float>* tensor = m_state.shownTensor(m_op);
  if (const std::optional<CellAddress> cell = cellAt(place, zoom)) {
    return MapText::tr("%1 = %2. Click to see where it comes from.")
        .arg(cellName(*cell), numberText(static_cast<double>(tensor->values[flatIndex(cell->index, tensor->shape)])));
  }
  const Op& op = description();
  const QString name = QString::fromStdString(m_state.shownName(m_op));
  const QString formula = QString::fromStdString(m_state.gradients ? op.backwardFormula : op.formula);
  if (tensor == nullptr) return MapText::tr("%1\n%2\nThis needs a sample with a target.").arg(name, formula);
  const QString shape = tensor->shape.empty() ? MapText::tr("one number") : shapeText(*tensor);
  switch (m_state.knowledge(m_op)) {
    case MapKnowledge::Computed:
      return MapText::tr("%1 (%2)\n%3").arg(name, shape, formula);
    case MapKnowledge::Partial:
      return MapText::tr("%1 (%2)\n%3\nWaits for another stream of gradient.").arg(name, shape, formula);
    case MapKnowledge::NotComputed:
      break;
  }
  return MapText::tr("%1 (%2)\n%3\nNot computed yet: walk on.").arg(name, shape, formula);
}

}  // namespace encoderlab
