#include "views/non_finite_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/bold_text.h"
#include "views/cell_text.h"
#include "views/non_finite_text.h"
#include "views/theme.h"
#include "views/whole_table.h"

namespace encoderlab {
namespace {

QString vitalText(double value) { return numberText(value, 4); }

}  // namespace

NonFiniteCard::NonFiniteCard(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_failure(new QLabel(this)),
      m_remedy(new QLabel(this)),
      m_chain(new WholeTable(this)),
      m_back(new QPushButton(this)) {
  setFrameShape(QFrame::StyledPanel);
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  setAccessibleName(tr("Why training stopped"));
  setWindowTitle(accessibleName());
  makeBold(m_title);
  for (QLabel* label : {m_title, m_failure, m_remedy}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  m_chain->setColumnCount(6);
  m_chain->setHorizontalHeaderLabels({tr("step"), tr("loss"), tr("gradient norm"), tr("learning rate"),
                                      tr("largest activation"), tr("largest weight")});
  m_chain->setFrameShape(QFrame::NoFrame);
  m_chain->setShowGrid(false);
  m_chain->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_chain->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_chain->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_chain->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_chain->verticalHeader()->hide();
  m_chain->setAccessibleName(tr("The last steps; the last row is the step that failed"));
  auto* close = new QPushButton(tr("&Close"), this);
  auto* orders = new QHBoxLayout;
  // Return presses them in a window of their own, too.
  for (QPushButton* button : {m_back, close}) button->setAutoDefault(true);
  orders->addWidget(m_back);
  orders->addWidget(close);
  orders->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(m_title);
  layout->addWidget(m_failure);
  layout->addWidget(m_chain);
  layout->addWidget(m_remedy);
  layout->addLayout(orders);
  connect(m_back, &QPushButton::clicked, this, [this] {
    hide();
    emit backRequested(m_steps);
  });
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
  m_chain->setMinimumWidth(m_chain->horizontalHeader()->length());
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
  markFailure();
}

}  // namespace encoderlab
