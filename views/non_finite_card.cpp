#include "views/non_finite_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "views/cell_text.h"
#include "views/non_finite_text.h"
#include "views/theme.h"
#include "views/value_table.h"

namespace encoderlab {
namespace {

QString vitalText(double value) {
  if (std::isnan(value)) return QStringLiteral("NaN");
  if (std::isinf(value)) return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  return QString::number(value, 'g', 4);
}

}  // namespace

NonFiniteCard::NonFiniteCard(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_failure(new QLabel(this)),
      m_remedy(new QLabel(this)),
      m_chain(makeValueTable(6, this)),
      m_back(new QPushButton(this)) {
  setFrameShape(QFrame::StyledPanel);
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  setAccessibleName(tr("Why training stopped"));
  QFont bold = m_title->font();
  bold.setBold(true);
  m_title->setFont(bold);
  for (QLabel* label : {m_title, m_failure, m_remedy}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  m_chain->setHorizontalHeaderLabels({tr("step"), tr("loss"), tr("gradient norm"), tr("learning rate"),
                                      tr("largest activation"), tr("largest weight")});
  m_chain->horizontalHeader()->setStretchLastSection(false);
  m_chain->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_chain->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_chain->setAccessibleName(tr("The last steps; the last row is the step that failed"));
  auto* close = new QPushButton(tr("&Close"), this);
  auto* orders = new QHBoxLayout;
  orders->addWidget(m_back);
  orders->addWidget(close);
  orders->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(m_title);
  layout->addWidget(m_failure);
  layout->addWidget(m_chain);
  layout->addWidget(m_remedy);
  layout->addLayout(orders);
  connect(m_back, &QPushButton::clicked, this, [this] { emit backRequested(m_steps); });
  connect(close, &QPushButton::clicked, this, &NonFiniteCard::dismiss);
  hide();
}

void NonFiniteCard::setReport(const NonFiniteReport& report, int undoable) {
  m_steps = std::clamp(undoable, 0, stepsBack);
  m_title->setText(tr("✗ Training stopped at step %1").arg(report.step));
  m_failure->setText(failureText(report));
  m_remedy->setText(remedyText(report.remedy));
  m_back->setText(tr("&Back %n step(s)", nullptr, m_steps));
  m_back->setVisible(m_steps > 0);
  fillChain(report.chain);
  show();
  raise();
  (m_steps > 0 ? static_cast<QWidget*>(m_back) : this)->setFocus();
}

void NonFiniteCard::fillChain(const std::vector<StepVitals>& chain) {
  m_chain->setRowCount(static_cast<int>(chain.size()));
  for (int row = 0; row < static_cast<int>(chain.size()); ++row) {
    const StepVitals& vitals = chain[static_cast<std::size_t>(row)];
    const QStringList texts{QString::number(vitals.step),
                            vitalText(vitals.loss),
                            vitalText(vitals.gradientNorm),
                            vitalText(vitals.learningRate),
                            vitalText(static_cast<double>(vitals.largestActivation)),
                            vitalText(static_cast<double>(vitals.largestWeight))};
    for (int column = 0; column < static_cast<int>(texts.size()); ++column) {
      auto* item = new QTableWidgetItem(texts[column]);
      item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_chain->setItem(row, column, item);
    }
    if (!vitals.largestActivationTensor.empty())
      m_chain->item(row, 4)->setToolTip(QString::fromStdString(vitals.largestActivationTensor));
  }
  markFailure();
  fitChain();
}

/// The chain is so small that all of it can be seen at once.
void NonFiniteCard::fitChain() {
  fitValueTable(m_chain);
  const QHeaderView* columns = m_chain->horizontalHeader();
  m_chain->setMinimumWidth(columns->length());
  m_chain->setFixedHeight(columns->sizeHint().height() + m_chain->verticalHeader()->length());
}

/// The row of the step that failed: by weight, and by colour.
void NonFiniteCard::markFailure() {
  const int row = m_chain->rowCount() - 1;
  for (int column = 0; row >= 0 && column < m_chain->columnCount(); ++column) {
    QTableWidgetItem* item = m_chain->item(row, column);
    QFont font = m_chain->font();
    font.setBold(true);
    item->setFont(font);
    item->setForeground(themeColors(palette()).wrong);
  }
}

void NonFiniteCard::dismiss() {
  hide();
  emit closed();
}

void NonFiniteCard::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    dismiss();
  else
    QFrame::keyPressEvent(event);
}

void NonFiniteCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
  QFont bold = font();
  bold.setBold(true);
  m_title->setFont(bold);
  markFailure();
  fitChain();
}

}  // namespace encoderlab
