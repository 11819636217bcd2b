#include "views/what_if_switches.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "model/nn/parameters.h"
#include "views/wheel_guard.h"
#include "views/whole_table.h"

namespace encoderlab {

WhatIfSwitches::WhatIfSwitches(QWidget* parent)
    : QWidget(parent),
      m_table(new WholeTable(this)),
      m_position(new QCheckBox(tr("Position"), this)),
      m_finalNorm(new QCheckBox(tr("Norm after the last layer"), this)),
      m_parameter(new QComboBox(this)),
      m_freeze(new QPushButton(tr("Freeze"), this)) {
  m_table->setAccessibleName(tr("Parts of each layer; a tick means that the part is on, and Enter changes it"));
  m_position->setToolTip(tr("Without a tick the embedding enters the first layer without its position."));
  m_finalNorm->setToolTip(tr("Without a tick the head reads what the last layer hands on."));
  m_parameter->setAccessibleName(tr("Parameter to freeze"));
  m_parameter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  leaveWheelToTheForm(m_parameter);
  m_freeze->setToolTip(tr("Training leaves a frozen parameter as it is."));

  auto* freezing = new QHBoxLayout;
  freezing->addWidget(m_parameter, 1);
  freezing->addWidget(m_freeze);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_table);
  layout->addWidget(m_position);
  layout->addWidget(m_finalNorm);
  layout->addLayout(freezing);

  m_table->installEventFilter(this);
  connect(m_table, &QTableWidget::itemChanged, this,
          [this](const QTableWidgetItem* item) { toggle(partAt(item->row(), item->column())); });
  connect(m_position, &QCheckBox::clicked, this, [this] { toggle(PositionOff{}); });
  connect(m_finalNorm, &QCheckBox::clicked, this, [this] { toggle(NormOff{-1, 1}); });
  connect(m_freeze, &QPushButton::clicked, this,
          [this] { toggle(FrozenParameter{m_parameter->currentText().toStdString()}); });
  connect(m_parameter, &QComboBox::currentIndexChanged, this, [this] { showTicks(); });
}

bool WhatIfSwitches::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = watched == m_table && event->type() == QEvent::KeyPress;
  const int key = isKey ? static_cast<QKeyEvent*>(event)->key() : 0;
  if ((key != Qt::Key_Return && key != Qt::Key_Enter) || m_table->currentItem() == nullptr)
    return QWidget::eventFilter(watched, event);
  toggle(partAt(m_table->currentRow(), m_table->currentColumn()));
  return true;
}

const Intervention& WhatIfSwitches::partAt(int row, int layer) const {
  return m_parts[static_cast<std::size_t>(row)].ofLayer[static_cast<std::size_t>(layer)];
}

void WhatIfSwitches::setModel(const ModelConfiguration& model) {
  if (m_hasModel && model == m_model) return;
  m_hasModel = true;
  m_model = model;
  m_parts = partsOf(model);
  fillTable();
  fillParameters();
  m_position->setEnabled(hasPosition());
  m_finalNorm->setEnabled(model.finalNorm);
  showTicks();
}

void WhatIfSwitches::setInterventions(const Interventions& interventions) {
  m_interventions = interventions;
  showTicks();
}

std::vector<WhatIfSwitches::Part> WhatIfSwitches::partsOf(const ModelConfiguration& model) const {
  std::vector<Part> parts;
  const auto add = [&](const QString& name, auto makeOff) {
    Part part{name, {}};
    for (int layer = 0; layer < model.numLayers; ++layer) part.ofLayer.emplace_back(makeOff(layer));
    parts.push_back(std::move(part));
  };
  for (int head = 0; head < model.nhead; ++head)
    add(tr("Head %1").arg(head + 1), [head](int layer) { return HeadOff{layer, head}; });
  add(tr("Attention"), [](int layer) { return AttentionOff{layer}; });
  add(tr("Feed-forward"), [](int layer) { return FeedForwardOff{layer}; });
  for (const int which : {1, 2}) {
    add(tr("Norm %1").arg(which), [which](int layer) { return NormOff{layer, which}; });
    add(tr("Residual %1").arg(which), [which](int layer) { return ResidualOff{layer, which}; });
  }
  if (model.position == encoderlab::Position::Rotary)
    add(tr("Rotation by position"), [](int layer) { return RotationOff{layer}; });
  add(tr("Scaling by √(D/H)"), [](int layer) { return ScalingOff{layer}; });
  return parts;
}

bool WhatIfSwitches::hasPosition() const { return m_model.addsPosition(); }

bool WhatIfSwitches::isOff(const Intervention& intervention) const {
  const std::vector<Intervention>& list = m_interventions.list;
  return std::find(list.begin(), list.end(), intervention) != list.end();
}

void WhatIfSwitches::toggle(const Intervention& intervention) {
  const bool wasOff = isOff(intervention);
  showTicks();
  if (wasOff) {
    emit switchedOn(intervention);
  } else {
    emit switchedOff(intervention);
  }
}

void WhatIfSwitches::showTicks() {
  const QSignalBlocker blocker(m_table);
  for (int row = 0; row < m_table->rowCount(); ++row) {
    for (int layer = 0; layer < m_table->columnCount(); ++layer) {
      m_table->item(row, layer)->setCheckState(isOff(partAt(row, layer)) ? Qt::Unchecked : Qt::Checked);
    }
  }
  // Whether they are enabled says nothing: all are disabled while there is nothing to look at.
  m_position->setChecked(hasPosition() && !isOff(PositionOff{}));
  m_finalNorm->setChecked(m_model.finalNorm && !isOff(NormOff{-1, 1}));
  const bool frozen = isOff(FrozenParameter{m_parameter->currentText().toStdString()});
  m_freeze->setText(frozen ? tr("Unfreeze") : tr("Freeze"));
}

void WhatIfSwitches::fillTable() {
  const QSignalBlocker blocker(m_table);
  m_table->setRowCount(static_cast<int>(m_parts.size()));
  m_table->setColumnCount(m_model.numLayers);
  for (int layer = 0; layer < m_model.numLayers; ++layer)
    m_table->setHorizontalHeaderItem(layer, new QTableWidgetItem(tr("Layer %1").arg(layer + 1)));
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const QString& name = m_parts[static_cast<std::size_t>(row)].name;
    m_table->setVerticalHeaderItem(row, new QTableWidgetItem(name));
    for (int layer = 0; layer < m_model.numLayers; ++layer) {
      auto* item = new QTableWidgetItem;
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
      item->setData(Qt::AccessibleTextRole, tr("%1 in layer %2").arg(name).arg(layer + 1));
      m_table->setItem(row, layer, item);
    }
  }
  m_table->resizeColumnsToContents();
}

void WhatIfSwitches::fillParameters() {
  const QSignalBlocker blocker(m_parameter);
  m_parameter->clear();
  const ParameterLayout layout(m_model);
  for (const Parameter& parameter : layout.parameters()) m_parameter->addItem(QString::fromStdString(parameter.name));
}

}  // namespace encoderlab
