#include "views/proof_view.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <cmath>

#include "views/cell_text.h"
#include "views/selection.h"
#include "views/value_table.h"

namespace encoderlab {
namespace {

/// All that a double holds.
QString exactText(double value) { return QString::number(value, 'g', 16); }
QString roundText(double value) { return QString::number(value, 'g', 6); }

QString kinkSentence(const GradientProof& proof) {
  const auto& crossed = proof.kinksAbove.empty() ? proof.kinksBelow : proof.kinksAbove;
  const int count = static_cast<int>(proof.kinksAbove.size() + proof.kinksBelow.size());
  const QString first = crossed.empty() ? QString() : cellName(crossed.front());
  return ProofView::tr("A kink: the nudge pushes %n input(s) of a relu across 0 (%1), where there is no slope.",
                       nullptr, count)
      .arg(first);
}

QString verdictText(const GradientProof& proof) {
  switch (proof.verdict) {
    case ProofVerdict::Agrees:
      return ProofView::tr("✓ The backward pass agrees with the measured slope.");
    case ProofVerdict::BothZero:
      return ProofView::tr("✓ Both are zero, as far as the rounding of the loss lets one tell.");
    case ProofVerdict::Kink:
      return kinkSentence(proof);
    case ProofVerdict::Disagrees:
      break;
  }
  return ProofView::tr("✗ The backward pass disagrees with the measured slope.");
}

QString tensorVerdict(const TensorProof& proof) {
  const int count = static_cast<int>(proof.proofs.size());
  if (proof.disagreeing == 0) {
    return ProofView::tr("✓ The backward pass agrees with the measured slope in all of %n cell(s).", nullptr, count);
  }
  return ProofView::tr("✗ The backward pass disagrees with the measured slope in %1 of %n cell(s).", nullptr, count)
      .arg(proof.disagreeing);
}

}  // namespace

ProofView::ProofView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_title(new QLabel(this)),
      m_exponent(new QDoubleSpinBox(this)),
      m_prove(new QPushButton(tr("&Prove this number"), this)),
      m_proveTensor(new QPushButton(tr("Prove the whole &tensor"), this)),
      m_verdict(new QLabel(this)),
      m_table(makeValueTable(2, this)) {
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  for (QLabel* label : {m_title, m_verdict}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  QFont bold = m_title->font();
  bold.setBold(true);
  m_title->setFont(bold);
  m_exponent->setDecimals(0);
  m_exponent->setRange(-9, -1);
  m_exponent->setValue(std::round(std::log10(defaultNudge)));
  m_exponent->setPrefix(tr("ε = 10^", "followed by a number"));
  m_exponent->setAccessibleName(tr("How far the number is nudged, as a power of ten"));
  m_exponent->setToolTip(m_exponent->accessibleName());
  m_prove->setToolTip(tr("Compute the loss with this number ε lower and ε higher, in double precision."));
  m_proveTensor->setToolTip(tr("Do the same for cells of the tensor that are drawn at random."));
  m_table->horizontalHeader()->hide();
  m_table->setAccessibleName(tr("Measured slope and backpropagated gradient"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 4, 8, 8);
  layout->addWidget(m_title);
  layout->addWidget(m_exponent, 0, Qt::AlignLeft);
  layout->addWidget(m_prove, 0, Qt::AlignLeft);
  layout->addWidget(m_proveTensor, 0, Qt::AlignLeft);
  layout->addWidget(m_verdict);
  layout->addWidget(m_table, 1);

  connect(m_prove, &QPushButton::clicked, this, [this] { emit proofRequested(m_selection->cell(), epsilon()); });
  connect(m_proveTensor, &QPushButton::clicked, this,
          [this] { emit tensorProofRequested(QString::fromStdString(m_selection->cell().tensor), epsilon()); });
  connect(selection, &Selection::cellChanged, this, &ProofView::followCell);
  followCell(selection->cell());
}

double ProofView::epsilon() const { return std::pow(10.0, m_exponent->value()); }

void ProofView::setProof(const GradientProof& proof) {
  clearProof();
  m_verdict->setText(verdictText(proof));
  addRow(tr("value"), exactText(proof.value));
  addRow(tr("loss with value − ε"), exactText(proof.lossBelow));
  addRow(tr("loss as it is"), exactText(proof.loss));
  addRow(tr("loss with value + ε"), exactText(proof.lossAbove));
  addRow(tr("measured slope"), exactText(proof.slope), tr("The difference of both losses, divided by 2ε."));
  addRow(tr("backpropagated"), exactText(proof.backpropagated), tr("What the backward pass computes for this number."));
  addRow(tr("relative error"), roundText(proof.relativeError));
  addRow(tr("rounding of the slope"), roundText(proof.rounding),
         tr("How much of the slope may be rounding of the losses."));
  fitValueTable(m_table);
}

void ProofView::setTensorProof(const TensorProof& proof) {
  clearProof();
  m_title->setText(tr("Gradient of %1").arg(shortTensorName(proof.tensor)));
  m_verdict->setText(tensorVerdict(proof));
  const GradientProof& worst = proof.proofs[proof.worst];
  const QLocale locale;
  addRow(tr("cells tried"), tr("%1 of %2")
                                .arg(locale.toString(static_cast<qulonglong>(proof.proofs.size())),
                                     locale.toString(static_cast<qulonglong>(proof.cellCount))));
  addRow(tr("median relative error"), roundText(proof.medianError));
  addRow(tr("at a kink of a relu"), locale.toString(static_cast<qulonglong>(proof.kinks)),
         tr("Where the nudge crosses a kink there is no slope; these cells are left out of the median."));
  addRow(tr("worst cell"), cellName(worst.cell));
  addRow(tr("its measured slope"), exactText(worst.slope));
  addRow(tr("its backpropagated gradient"), exactText(worst.backpropagated));
  addRow(tr("its relative error"), roundText(worst.relativeError));
  fitValueTable(m_table);
}

void ProofView::setRefusal(const QString& sentence) {
  clearProof();
  m_verdict->setText(sentence);
}

void ProofView::setBusy(bool busy) {
  m_busy = busy;
  updateButtons();
}

void ProofView::followCell(const CellAddress& cell) {
  m_title->setText(cell.isValid() ? tr("Gradient of the loss by %1").arg(cellName(cell)) : tr("Prove a gradient"));
  clearProof();
  m_verdict->setText(cell.isValid()
                         ? tr("Prove it: the number is nudged by ±ε, and the slope of the loss must be its gradient.")
                         : tr("Click a number in the op panel; then its gradient can be proved here."));
  updateButtons();
}

void ProofView::updateButtons() {
  const bool possible = m_selection->cell().isValid() && !m_busy;
  for (QPushButton* button : {m_prove, m_proveTensor}) button->setEnabled(possible);
}

void ProofView::clearProof() {
  m_table->setRowCount(0);
  m_verdict->clear();
}

void ProofView::addRow(const QString& name, const QString& value, const QString& help) {
  const int row = m_table->rowCount();
  m_table->insertRow(row);
  auto* nameItem = new QTableWidgetItem(name);
  auto* valueItem = new QTableWidgetItem(value);
  for (QTableWidgetItem* item : {nameItem, valueItem}) item->setToolTip(help);
  m_table->setItem(row, 0, nameItem);
  m_table->setItem(row, 1, valueItem);
}

}  // namespace encoderlab
