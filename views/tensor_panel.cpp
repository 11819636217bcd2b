#include "views/tensor_panel.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "model/inspect/gradient_name.h"
#include "views/cell_text.h"
#include "views/changed_cells.h"
#include "views/heatmap_view.h"
#include "views/intervention_text.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int tallestMap = 260;
constexpr double tallestRow = 24;

bool isAttentionWeight(const std::string& tensor) {
  return tensor.ends_with("self_attn.weights") && !isGradientName(tensor);
}

/// A name may go on in the next line behind each of its dots: as one word it would be wider than its column.
QString breakable(QString caption) {
  constexpr QChar zeroWidthSpace(0x200B);
  return caption.replace(QLatin1Char('.'), QString(QLatin1Char('.')) + zeroWidthSpace);
}

}  // namespace

TensorPanel::TensorPanel(QWidget* parent)
    : QWidget(parent),
      m_caption(new QLabel(this)),
      m_shape(new QLabel(this)),
      m_status(new QLabel(this)),
      m_map(new HeatmapView(this)) {
  // Text that can be selected takes several times as long to lay out.
  m_caption->setWordWrap(true);
  m_shape->setWordWrap(true);
  m_status->setWordWrap(true);
  for (QLabel* label : {m_shape, m_status}) label->setFont(smallFont(font()));
  m_map->setCellText([this](HeatmapCell cell) { return cellText(cell); });
  setFocusProxy(m_map);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(1);
  layout->addWidget(m_caption);
  layout->addWidget(m_shape);
  layout->addWidget(m_map);
  layout->addWidget(m_status);
  layout->addStretch(1);
  connect(m_map, &HeatmapView::cellClicked, this,
          [this](HeatmapCell cell) { emit cellClicked(m_matrix.addressOf(cell)); });
}

void TensorPanel::setMatrix(TensorMatrix matrix, const QString& caption, const QString& status) {
  if (matrix.tensor != m_matrix.tensor) {
    m_limit.reset();
    m_map->resetZoom();
  }
  HeatmapContent content = matrix.content;
  content.scale = isAttentionWeight(matrix.tensor) ? ColorScale::unit()
                                                   : ColorScale::diverging(m_limit.update(content.largestMagnitude()));
  m_matrix = std::move(matrix);
  m_caption->setText(breakable(caption));
  m_shape->setText(m_matrix.shape);
  m_status->setText(status);
  m_status->setVisible(!status.isEmpty());
  m_map->setAccessibleName(caption);
  m_map->setEmptyText(tr("This has no numbers to show."));
  m_map->setContent(std::move(content));
  fitHeight();
}

void TensorPanel::setChanges(const Interventions& interventions) {
  m_interventions.list.clear();
  std::ranges::copy_if(
      interventions.list, std::back_inserter(m_interventions.list),
      [this](const Intervention& intervention) { return changesTensor(intervention, m_matrix.tensor); });
  m_map->setChangedCells(changedCells(m_interventions, m_matrix.tensor, m_matrix.content,
                                      [this](HeatmapCell cell) { return m_matrix.addressOf(cell); }));
}

void TensorPanel::setMarks(const CellAddress& chosen, std::span<const CellAddress> sources) {
  m_map->setMarkedCells(m_matrix.cellOf(chosen), m_matrix.areasOf(sources));
}

void TensorPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  for (QLabel* label : {m_shape, m_status}) label->setFont(smallFont(font()));
  fitHeight();
}

void TensorPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitHeight();
}

/// As high as its rows ask for, so that a vector takes one line and a large matrix scrolls.
void TensorPanel::fitHeight() {
  const HeatmapContent& content = m_map->content();
  const QFontMetricsF metrics(m_map->font());
  double labels = metrics.height();
  for (const QString& label : content.columnLabels) {
    const double width = metrics.horizontalAdvance(label);
    if (width > metrics.horizontalAdvance(QStringLiteral("000"))) labels = std::max(labels, std::min(width, 60.0));
  }
  const double frame = labels + metrics.height() + 8;
  const double rows = std::max(content.rows * std::max(tallestRow, metrics.height() + 4), metrics.height());
  // A cell takes three pixels at least; where not all fit beside labels and colour bar, a scroll bar lies below them.
  const double room = width() - 8 * metrics.horizontalAdvance(QStringLiteral("0")) - 40;
  const int scrollBar = 3 * content.columns > room ? m_map->horizontalScrollBar()->sizeHint().height() : 0;
  const double height = frame + std::min(rows, tallestMap - frame + metrics.height());
  m_map->setFixedHeight(static_cast<int>(std::ceil(height)) + scrollBar);
}

QString TensorPanel::cellText(HeatmapCell cell) const {
  const auto value = static_cast<double>(m_matrix.content.at(cell));
  const QString name = cellName(m_matrix.addressOf(cell));
  if (!m_matrix.content.cellTexts.isEmpty()) {
    return tr("%1: %2").arg(name, m_matrix.content.cellTexts.value(cell.row * m_matrix.content.columns + cell.column));
  }
  if (!std::isfinite(value)) return tr("%1 is not computed.").arg(name);
  const QString text = tr("%1 = %2. Click to see where it comes from.").arg(name, numberText(value));
  const QString changes = changesOfCell(m_interventions, m_matrix.addressOf(cell));
  return changes.isEmpty() ? text : text + QLatin1Char('\n') + changes;
}

}  // namespace encoderlab
