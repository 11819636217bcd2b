#include "views/encoder_map_node.h"
#include "views/change_mark.h"

#include <QCoreApplication>
#include <QCursor>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>
#include <algorithm>
#include <cmath>

#include "views/heatmap_content.h"
#include "views/op_text.h"
#include "views/scaled_text.h"
#include "views/thumbnail.h"

namespace encoderlab {
namespace {

struct MapText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::MapText)
};

constexpr double titleHeight = 18;
constexpr double margin = 6;
constexpr double detailHeight = 16;
/// Zooms from which on more is shown.
constexpr double titleZoom = 0.45;
constexpr double missingZoom = 0.8;
constexpr double detailZoom = 1.8;
constexpr double numberCell = 34;  ///< pixels

QString shapeText(const Tensor<float>& tensor) {
  QStringList extents;
  for (const std::size_t extent : tensor.shape) extents.append(QString::number(extent));
  return extents.join(QStringLiteral(" × "));
}

/// Few rows stay low, and a map of tokens by tokens is square.
QRectF matrixRect(const QRectF& area, const HeatmapMatrix& matrix) {
  QSizeF size(area.width(), std::min(area.height(), 14.0 * static_cast<double>(matrix.rows)));
  if (matrix.rows == matrix.columns) size.setWidth(std::min(size.width(), size.height()));
  return {area.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

}  // namespace

EncoderMapNode::EncoderMapNode(const EncoderMapState& state, std::size_t op) : m_state(state), m_op(op) {
  setFlag(ItemUsesExtendedStyleOption);
  setCursor(Qt::PointingHandCursor);
}

void EncoderMapNode::refresh() {
  m_valuesLimit = 0;
  m_gradientsLimit = 0;
}

QRectF EncoderMapNode::boundingRect() const { return box().adjusted(-4, -4, 4, 22); }

QRectF EncoderMapNode::contentRect(double zoom) const {
  const double below = zoom >= detailZoom ? detailHeight : 0;
  return box().adjusted(margin, titleHeight, -margin, -margin - below);
}

QRectF EncoderMapNode::thumbnailRect() const { return contentRect(1); }

void EncoderMapNode::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) {
  if (!m_state.inspection) return;
  const ThemeColors& colors = themeColors(widget != nullptr ? widget->palette() : option->palette);
  const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
  paintBox(*painter, colors);
  if (zoom >= titleZoom) paintTitle(*painter, colors);
  paintContent(*painter, zoom, colors);
  if (zoom >= detailZoom) paintDetails(*painter, colors);
}

void EncoderMapNode::paintBox(QPainter& painter, const ThemeColors& colors) const {
  const bool isCurrent = m_state.isCurrent(m_op);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(isCurrent ? colors.selection : colors.border, isCurrent ? 3 : 1));
  painter.setBrush(isCurrent ? colors.selectionFill : colors.panel);
  painter.drawRoundedRect(box(), 5, 5);
  if (m_state.marked.contains(QString::fromStdString(description().output))) {
    paintChangeMark(painter, box().topRight() + QPointF(-1, 1), 6, colors);
  }
  if (!isCurrent) return;
  const QColor phase = phaseColor(m_state.step()->phase, colors);
  painter.setPen(Qt::NoPen);
  painter.setBrush(phase);
  painter.drawRect(QRectF(box().left() + 4, box().bottom() - 5, box().width() - 8, 3));
  if (m_state.step()->phase != StepPhase::Update) return;
  const QString parameter = QString::fromStdString(m_state.step()->parameter);
  painter.setPen(phase);
  drawScaledText(painter, QRectF(box().left() - 2, box().bottom() + 4, box().width() + 4, 14), 10.5, Qt::AlignCenter,
                 parameter.section(QLatin1Char('.'), -1), true);
}

void EncoderMapNode::paintTitle(QPainter& painter, const ThemeColors& colors) const {
  const bool isKnown = m_state.knowledge(m_op) == MapKnowledge::Computed;
  painter.setPen(isKnown || m_state.isCurrent(m_op) ? colors.text : colors.mutedText);
  const QRectF place(box().left() + 2, box().top() + 2, box().width() - 4, titleHeight - 2);
  drawScaledText(painter, place, 13, Qt::AlignCenter, opLabel(description()), m_state.isCurrent(m_op));
}

void EncoderMapNode::paintDetails(QPainter& painter, const ThemeColors& colors) const {
  painter.setPen(colors.mutedText);
  const QRectF place(box().left() + margin, box().bottom() - margin - detailHeight + 2, box().width() - 2 * margin, 8);
  const std::string& formula = m_state.gradients ? description().backwardFormula : description().formula;
  drawScaledText(painter, place, 5.5, Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(formula));
  const Tensor<float>* tensor = m_state.shownTensor(m_op);
  if (tensor == nullptr || tensor->shape.empty()) return;
  const double limit = m_state.gradients ? m_gradientsLimit : m_valuesLimit;
  QString text = shapeText(*tensor);
  if (limit > 0) text = MapText::tr("%1, within ±%2").arg(text, scaleText(limit));
  drawScaledText(painter, place.translated(0, 8), 5.5, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void EncoderMapNode::paintContent(QPainter& painter, double zoom, const ThemeColors& colors) {
  const QRectF area = contentRect(zoom);
  const Tensor<float>* tensor = m_state.shownTensor(m_op);
  if (tensor == nullptr || m_state.knowledge(m_op) != MapKnowledge::Computed) {
    paintMissing(painter, area, zoom, colors);
    return;
  }
  if (tensor->shape.empty()) {
    painter.setPen(colors.text);
    drawScaledText(painter, area, 15, Qt::AlignCenter,
                   QString::number(static_cast<double>(tensor->values.front()), 'g', 4));
    return;
  }
  if (tensor->shape.size() == 4 && zoom >= detailZoom) {
    paintHeads(painter, area, updatedScale(), zoom, colors);
    return;
  }
  const auto heads = tensor->shape.size() == 4 ? tensor->shape[1] : 1;
  const std::size_t head = std::min(static_cast<std::size_t>(std::max(0, m_state.head)), heads - 1);
  paintMatrix(painter, area, matrixOf(*tensor, head), updatedScale(), zoom, colors);
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

void EncoderMapNode::paintHeads(QPainter& painter, const QRectF& area, const ColorScale& scale, double zoom,
                                const ThemeColors& colors) const {
  const Tensor<float>& tensor = *m_state.shownTensor(m_op);
  const auto heads = static_cast<int>(tensor.shape[1]);
  const int columns = static_cast<int>(std::ceil(std::sqrt(heads)));
  const int rows = (heads + columns - 1) / columns;
  constexpr double gap = 2;
  const QSizeF size((area.width() - gap * (columns - 1)) / columns, (area.height() - gap * (rows - 1)) / rows);
  for (int head = 0; head < heads; ++head) {
    const int row = head / columns;
    const int column = head % columns;
    const QPointF corner(area.left() + column * (size.width() + gap), area.top() + row * (size.height() + gap));
    const QRectF place(corner, size);
    paintMatrix(painter, place, matrixOf(tensor, static_cast<std::size_t>(head)), scale, zoom, colors);
    if (head != m_state.head) continue;
    QPen pen(colors.selection, 2);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(matrixRect(place, matrixOf(tensor, static_cast<std::size_t>(head))));
  }
}

void EncoderMapNode::paintMatrix(QPainter& painter, const QRectF& area, const HeatmapMatrix& matrix,
                                 const ColorScale& scale, double zoom, const ThemeColors& colors) const {
  if (matrix.isEmpty()) return;
  const QRectF place = matrixRect(area, matrix);
  const QSize pixels = (place.size() * zoom).toSize() + QSize(1, 1);
  const ReducedMatrix reduced(matrix, paddingOf(matrix), pixels);
  paintHeatmap(painter, place, reduced.matrix(), scale, reduced.padding(), colors);
  paintNumbers(painter, place, matrix, scale, zoom);
}

void EncoderMapNode::paintNumbers(QPainter& painter, const QRectF& area, const HeatmapMatrix& matrix,
                                  const ColorScale& scale, double zoom) const {
  const QSizeF cell(area.width() / static_cast<double>(matrix.columns),
                    area.height() / static_cast<double>(matrix.rows));
  if (cell.width() * zoom < numberCell || cell.height() * zoom < numberCell / 2.5) return;
  const QRectF visible = painter.worldTransform().inverted().mapRect(QRectF(painter.window()));
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const QRectF place(area.left() + static_cast<double>(column) * cell.width(),
                         area.top() + static_cast<double>(row) * cell.height(), cell.width(), cell.height());
      const float value = matrix.at(row, column);
      if (!place.intersects(visible) || !std::isfinite(value)) continue;
      painter.setPen(QColor(contrastColor(scale.color(value))));
      drawScaledText(painter, place, std::min(cell.height() * 0.5, cell.width() * 0.26), Qt::AlignCenter,
                     QString::number(static_cast<double>(value), 'g', 3));
    }
  }
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

QString EncoderMapNode::toolTipText() const {
  const Op& op = description();
  const Tensor<float>* tensor = m_state.shownTensor(m_op);
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
