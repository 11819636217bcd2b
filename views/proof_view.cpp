#include "views/proof_view.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextOption>
#include <QVBoxLayout>
#include <cmath>

#include "views/bold_text.h"
#include "views/cell_text.h"
#include "views/selection.h"

namespace encoderlab {
namespace {

/// All that a double holds.
QString exactText(double value) { return numberText(value, 16); }
QString roundText(double value) { return numberText(value, 6); }

/// Names and numbers, a pair a row, that break where the view is too narrow for them.
class NumberTable {
 public:
  void add(const QString& name, const QString& number) {
    m_rows += QStringLiteral("<tr><td>%1</td><td align='right' style='white-space:nowrap'>%2</td></tr>")
                  .arg(name.toHtmlEscaped(), number.toHtmlEscaped());
  }
  QString html() const { return QStringLiteral("<table width='100%' cellpadding='2'>%1</table>").arg(m_rows); }

 private:
  QString m_rows;
};

QString kinkSentence(const GradientProof& proof) {
  const auto& crossed = proof.kinksAbove.empty() ? proof.kinksBelow : proof.kinksAbove;
  const int count = static_cast<int>(proof.kinksAbove.size() + proof.kinksBelow.size());
  const QString first = crossed.empty() ? QString() : placedCellName(crossed.front());
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
    case ProofVerdict::TooSmall:
      return ProofView::tr("The nudge is lost in the rounding of this number: choose a larger ε.");
    case ProofVerdict::TooLarge:
      return ProofView::tr(
          "ε is too large here: the loss bends between value − ε and value + ε. Choose a smaller ε; with one, the "
          "backward pass agrees.");
    case ProofVerdict::Disagrees:
      break;
  }
  return ProofView::tr("✗ The backward pass disagrees with the measured slope.");
}

QString tensorVerdict(const TensorProof& proof) {
  // At a kink there is no slope to agree with.
  const int count = static_cast<int>(proof.proofs.size() - proof.kinks - proof.tooSmall);
  if (count == 0 && proof.tooSmall > 0)
    return ProofView::tr("The nudge is lost in the rounding of the numbers that were tried: choose a larger ε.");
  if (count == 0) return ProofView::tr("Every cell that was tried sits at a kink of a relu, where there is no slope.");
  if (proof.disagreeing == 0 && proof.tooLarge > 0) {
    return ProofView::tr(
               "ε is too large in %1 of %n cell(s), where the loss bends within ±ε. Choose a smaller ε; with one, the "
               "backward pass agrees there, too.",
               nullptr, count)
        .arg(proof.tooLarge);
  }
  if (proof.disagreeing == 0) {
    return ProofView::tr("✓ The backward pass agrees with the measured slope in all of %n cell(s).", nullptr, count);
  }
  return ProofView::tr("✗ The backward pass disagrees with the measured slope in %1 of %n cell(s).", nullptr, count)
      .arg(proof.disagreeing);
}

void addMeasured(const GradientProof& proof, NumberTable& numbers) {
  numbers.add(ProofView::tr("loss with value − ε"), exactText(proof.lossBelow));
  numbers.add(ProofView::tr("loss as it is"), exactText(proof.loss));
  numbers.add(ProofView::tr("loss with value + ε"), exactText(proof.lossAbove));
  numbers.add(ProofView::tr("measured slope: their difference / 2ε"), exactText(proof.slope));
  numbers.add(ProofView::tr("backpropagated"), exactText(proof.backpropagated));
  numbers.add(ProofView::tr("relative error"), roundText(proof.relativeError));
  numbers.add(ProofView::tr("rounding of the slope"), roundText(proof.rounding));
}

}  // namespace

ProofView::ProofView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_title(new QLabel(this)),
      m_exponent(new QDoubleSpinBox(this)),
      m_prove(new QPushButton(tr("&Prove the number"), this)),
      m_proveTensor(new QPushButton(tr("Prove the &tensor"), this)),
      m_verdict(new QLabel(this)),
      m_numbers(new QTextBrowser(this)) {
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  for (QLabel* label : {m_title, m_verdict}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  makeBold(m_title);
  setUpControls();
  layOut();
  connect(m_prove, &QPushButton::clicked, this, [this] { emit proofRequested(m_selection->cell(), epsilon()); });
  connect(m_proveTensor, &QPushButton::clicked, this,
          [this] { emit tensorProofRequested(QString::fromStdString(m_selection->cell().tensor), epsilon()); });
  connect(selection, &Selection::cellChanged, this, &ProofView::followCell);
  followCell(selection->cell());
}

void ProofView::setUpControls() {
  m_exponent->setDecimals(0);
  m_exponent->setRange(-9, -1);
  m_exponent->setValue(std::round(std::log10(defaultNudge)));
  m_exponent->setPrefix(tr("ε = 10^", "followed by a number"));
  m_exponent->setAccessibleName(tr("How far the number is nudged, as a power of ten"));
  m_exponent->setToolTip(m_exponent->accessibleName());
  m_prove->setToolTip(tr("Compute the loss with this number ε lower and ε higher, in double precision."));
  m_proveTensor->setToolTip(tr("Do the same for cells of the tensor that are drawn at random."));
  m_numbers->setFrameShape(QFrame::NoFrame);
  m_numbers->setWordWrapMode(QTextOption::WordWrap);
  m_numbers->setMinimumHeight(4 * fontMetrics().height());
  m_numbers->setAccessibleName(tr("Measured slope and backpropagated gradient"));
}

void ProofView::layOut() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 4, 8, 8);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_exponent, 0, Qt::AlignTop);
  auto* orders = new QHBoxLayout;
  orders->addWidget(m_prove);
  orders->addWidget(m_proveTensor);
  orders->addStretch(1);
  layout->addLayout(head);
  layout->addLayout(orders);
  layout->addWidget(m_verdict);
  layout->addWidget(m_numbers, 1);
}

double ProofView::epsilon() const { return std::pow(10.0, m_exponent->value()); }

void ProofView::setProof(const GradientProof& proof) {
  setBusy(false);
  clearProof();
  m_verdict->setText(verdictText(proof));
  NumberTable numbers;
  numbers.add(tr("value"), exactText(proof.value));
  if (proof.verdict != ProofVerdict::TooSmall) addMeasured(proof, numbers);
  m_numbers->setHtml(numbers.html());
}

void ProofView::setTensorProof(const TensorProof& proof) {
  setBusy(false);
  clearProof();
  m_title->setText(tr("Gradient of %1").arg(placedTensorName(proof.tensor)));
  m_verdict->setText(tensorVerdict(proof));
  NumberTable numbers;
  const GradientProof& worst = proof.proofs[proof.worst];
  const QLocale locale;
  numbers.add(tr("cells tried"), tr("%1 of %2")
                                     .arg(locale.toString(static_cast<qulonglong>(proof.proofs.size())),
                                          locale.toString(static_cast<qulonglong>(proof.cellCount))));
  numbers.add(tr("median relative error"), roundText(proof.medianError));
  numbers.add(tr("at a kink of a relu"), locale.toString(static_cast<qulonglong>(proof.kinks)));
  if (proof.tooLarge > 0)
    numbers.add(tr("where ε is too large"), locale.toString(static_cast<qulonglong>(proof.tooLarge)));
  if (proof.tooSmall > 0)
    numbers.add(tr("nudge lost in the rounding"), locale.toString(static_cast<qulonglong>(proof.tooSmall)));
  numbers.add(tr("worst cell"), cellName(worst.cell));
  numbers.add(tr("its measured slope"), exactText(worst.slope));
  numbers.add(tr("its backpropagated gradient"), exactText(worst.backpropagated));
  numbers.add(tr("its relative error"), roundText(worst.relativeError));
  m_numbers->setHtml(numbers.html());
}

void ProofView::forget() {
  setBusy(false);
  followCell(m_selection->cell());
}

void ProofView::setRefusal(const QString& sentence) {
  setBusy(false);
  clearProof();
  m_verdict->setText(sentence);
}

void ProofView::setBusy(bool busy) {
  m_busy = busy;
  updateButtons();
}

void ProofView::followCell(const CellAddress& cell) {
  m_title->setText(cell.isValid() ? tr("Gradient of the loss with respect to %1").arg(placedCellName(cell))
                                  : tr("Prove a gradient"));
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
  m_numbers->clear();
  m_verdict->clear();
}

}  // namespace encoderlab
