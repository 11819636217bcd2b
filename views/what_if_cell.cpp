#include "views/what_if_cell.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <limits>

#include "model/inspect/cell_index.h"
#include "model/inspect/tensor_kind.h"
#include "views/cell_text.h"
#include "views/field_undo.h"
#include "views/intervention_text.h"
#include "views/selection.h"
#include "views/status_text.h"

namespace encoderlab {
namespace {

/// The number in a cell of the trace, or nothing where there is none.
std::optional<float> valueAt(const Trace& trace, const CellAddress& cell) {
  const Tensor<float>* tensor = trace.find(cell.tensor);
  if (tensor == nullptr || !hasCell(cell.index, tensor->shape)) return std::nullopt;
  return tensor->values[flatIndex(cell.index, tensor->shape)];
}

}  // namespace

WhatIfCell::WhatIfCell(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_cell(new StatusText(this)),
      m_value(new QLineEdit(this)),
      m_set(new QPushButton(tr("Set"), this)),
      m_pin(new QPushButton(tr("Pin"), this)),
      m_status(new StatusText(this)) {
  m_value->setAccessibleName(tr("New value of the selected number"));
  m_value->setPlaceholderText(tr("New value"));
  m_set->setToolTip(tr("The number is this in every sample, whatever the model computes; no gradient passes it."));
  m_pin->setToolTip(tr("The weight is this in every sample; the other weights of its row share the rest as before."));
  auto* entry = new QHBoxLayout;
  entry->addWidget(m_value, 1);
  entry->addWidget(m_set);
  entry->addWidget(m_pin);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_cell);
  layout->addLayout(entry);
  layout->addWidget(m_status);
  shareUndo(m_value);
  connect(m_set, &QPushButton::clicked, this, &WhatIfCell::set);
  connect(m_pin, &QPushButton::clicked, this, &WhatIfCell::pin);
  connect(m_value, &QLineEdit::returnPressed, this, &WhatIfCell::set);
  connect(m_selection, &Selection::cellChanged, this, [this] {
    m_status->say({});
    showCell();
  });
  showCell();
}

void WhatIfCell::setInspection(std::shared_ptr<const Inspection> inspection) {
  m_inspection = std::move(inspection);
  showCell();
}

void WhatIfCell::showCell() {
  const CellAddress& cell = m_selection->cell();
  const std::optional<float> value = m_inspection ? valueAt(m_inspection->trace, cell) : std::nullopt;
  const auto kind = m_inspection ? tensorKind(m_inspection->model, cell.tensor) : std::nullopt;
  const bool canChange = value && kind && kind->hook != Hook::Loss;
  for (QWidget* widget : {static_cast<QWidget*>(m_value), static_cast<QWidget*>(m_set)}) widget->setEnabled(canChange);
  m_pin->setEnabled(canChange && kind->hook == Hook::Weights);
  if (canChange) {
    m_cell->say(tr("%1 is %2.").arg(fullCellName(cell), numberText(static_cast<double>(*value))));
  } else if (cell.isValid()) {
    m_cell->say(tr("%1 cannot be set: only what the forward pass computes for this sample can, but for the loss.")
                    .arg(fullCellName(cell)));
  } else {
    m_cell->say(tr("Click a number in any view to change it here."));
  }
}

std::optional<float> WhatIfCell::enteredValue() {
  const QString text = m_value->text().trimmed();
  if (text == QStringLiteral("−∞") || text == QStringLiteral("-∞") || text == QStringLiteral("-inf"))
    return -std::numeric_limits<float>::infinity();
  bool isNumber = false;
  float value = locale().toFloat(text, &isNumber);
  if (!isNumber) value = text.toFloat(&isNumber);  // with a point, as numbers are shown
  if (isNumber) return value;
  m_status->say(tr("\"%1\" is not a number.").arg(text));
  return std::nullopt;
}

void WhatIfCell::set() {
  if (const std::optional<float> value = enteredValue()) request(CellSet{m_selection->cell(), *value});
}

void WhatIfCell::pin() {
  const std::optional<float> value = enteredValue();
  if (!value) return;
  const CellAddress& cell = m_selection->cell();
  const int layer = tensorKind(m_inspection->model, cell.tensor)->layer;
  request(WeightPinned{layer, static_cast<int>(cell.index[1]), cell.index[2], cell.index[3], *value});
}

void WhatIfCell::request(const Intervention& intervention) {
  const QString objection = objectionTo(*m_inspection, intervention);
  m_status->say(objection);
  m_value->setModified(!objection.isEmpty());
  if (objection.isEmpty()) emit interventionRequested(intervention);
}

}  // namespace encoderlab
