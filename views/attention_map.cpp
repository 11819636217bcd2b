#include "views/attention_map.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

#include "views/attention_text.h"
#include "views/heatmap_view.h"
#include "views/intervention_text.h"
#include "views/selection.h"
#include "views/status_text.h"

namespace encoderlab {

AttentionMap::AttentionMap(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_title(new QLabel(this)),
      m_tensor(new QComboBox(this)),
      m_map(new HeatmapView(this)),
      m_status(new StatusText(this)) {
  m_tensor->addItem(tr("weights"));
  m_tensor->addItem(tr("scores"));
  m_tensor->setItemData(0, tr("After the mask and the softmax: each row sums to 1."), Qt::ToolTipRole);
  m_tensor->setItemData(1, tr("QKᵀ / √(D/H), before the mask and the softmax."), Qt::ToolTipRole);
  m_tensor->setAccessibleName(tr("What the attention map shows"));
  m_map->setAccessibleName(tr("Attention of the chosen head"));
  m_map->setEmptyText(tr("The attention of one head, token by token, appears here once a sample is chosen."));
  m_map->setCellText([this](HeatmapCell cell) { return cellText(cell); });
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);

  auto* top = new QHBoxLayout;
  top->addWidget(m_title, 1);
  top->addWidget(m_tensor);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  layout->addLayout(top);
  layout->addWidget(m_map, 1);
  layout->addWidget(m_status);

  connect(m_tensor, &QComboBox::currentIndexChanged, this, &AttentionMap::changeMap);
  connect(m_map, &HeatmapView::currentCellChanged, this, &AttentionMap::showCell);
  connect(m_map, &HeatmapView::cellClicked, this, [this](HeatmapCell cell) {
    m_selection->setToken(cell.row);
    m_selection->setCell(addressOf(cell));
  });
  connect(selection, &Selection::headChanged, this, &AttentionMap::changeMap);
  connect(selection, &Selection::stepChanged, this, &AttentionMap::showMap);
  connect(selection, &Selection::tokenChanged, m_map, &HeatmapView::setSelectedRow);
  m_map->setSelectedRow(selection->token());
  showMap();
}

void AttentionMap::setInspection(std::shared_ptr<const Inspection> inspection) {
  if (!goesOnFrom(m_inspection.get(), inspection.get())) m_scoreLimit.reset();
  m_inspection = std::move(inspection);
  m_labels = m_inspection ? axisLabels(*m_inspection) : QStringList();
  showMap();
}

void AttentionMap::changeMap() {
  m_scoreLimit.reset();
  showMap();
}

void AttentionMap::showMap() {
  showTitle();
  HeatmapContent content;
  const int layer = m_selection->layer();
  const std::string name = hookName(hook(), layer);
  const Tensor<float>* tensor = m_inspection ? m_inspection->trace.find(name) : nullptr;
  const HeatmapMatrix matrix =
      tensor ? matrixOf(*tensor, static_cast<std::size_t>(m_selection->head())) : HeatmapMatrix();
  if (!matrix.isEmpty()) {
    content.values.assign(matrix.values.begin(), matrix.values.end());
    if (!ComputedNames(m_inspection->steps(), m_selection->step()).contains(name))
      std::ranges::fill(content.values, std::numeric_limits<float>::quiet_NaN());
    content.rows = static_cast<int>(matrix.rows);
    content.columns = static_cast<int>(matrix.columns);
    content.paddedRows = content.paddedColumns = m_inspection->padding;
    content.rowLabels = content.columnLabels = m_labels;
    content.rowTitle = tr("from");
    content.columnTitle = tr("to");
    content.squareCells = true;
    if (hook() == Hook::Scores) content.scale = ColorScale::diverging(m_scoreLimit.update(content.largestMagnitude()));
  }
  m_map->setContent(std::move(content));
  m_map->setChangedCells(changedCells());
  showCell(m_map->currentCell());
}

void AttentionMap::showTitle() {
  const int layer = m_selection->layer();
  const int head = m_selection->head();
  const QString changes = m_inspection ? changesOfHead(m_inspection->interventions, layer, head) : QString();
  m_title->setText((changes.isEmpty() ? tr("Layer %1, head %2") : tr("◆ Layer %1, head %2, changed by hand"))
                       .arg(layer + 1)
                       .arg(head + 1));
  m_title->setToolTip(changes);
}

CellAddress AttentionMap::addressOf(HeatmapCell cell) const {
  return {hookName(hook(), m_selection->layer()),
          {0, static_cast<std::size_t>(m_selection->head()), static_cast<std::size_t>(cell.row),
           static_cast<std::size_t>(cell.column)}};
}

std::vector<HeatmapCell> AttentionMap::changedCells() const {
  std::vector<HeatmapCell> changed;
  if (!m_inspection || m_inspection->interventions.empty()) return changed;
  for (int row = 0; row < m_map->content().rows; ++row) {
    for (int column = 0; column < m_map->content().columns; ++column) {
      if (!changesOfCell(m_inspection->interventions, addressOf({row, column})).isEmpty())
        changed.push_back({row, column});
    }
  }
  return changed;
}

void AttentionMap::showCell(HeatmapCell cell) {
  const QString text = cellText(cell);
  m_status->say(text.isEmpty() && m_inspection
                    ? tr("Point at a cell to read it; click it to choose its token and to see where it comes from.")
                    : text);
}

Hook AttentionMap::hook() const { return m_tensor->currentIndex() == 0 ? Hook::Weights : Hook::Scores; }

QString AttentionMap::cellText(HeatmapCell cell) const {
  if (!cell.isValid() || m_inspection == nullptr) return {};
  const QString text = attentionCellText(*m_inspection, m_labels, cell, m_map->content().at(cell));
  const QString changes = changesOfCell(m_inspection->interventions, addressOf(cell));
  return changes.isEmpty() ? text : text + QLatin1Char('\n') + changes;
}

}  // namespace encoderlab
