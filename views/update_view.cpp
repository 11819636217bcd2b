#include "views/update_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextOption>
#include <QVBoxLayout>

#include "views/bold_text.h"
#include "views/cell_text.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

QString stageName(UpdateStageKind kind) {
  switch (kind) {
    case UpdateStageKind::Gradient:
      return UpdateView::tr("gradient");
    case UpdateStageKind::Clipping:
      return UpdateView::tr("clipping");
    case UpdateStageKind::WeightDecay:
      return UpdateView::tr("weight decay");
    case UpdateStageKind::FirstMoment:
      return UpdateView::tr("first moment");
    case UpdateStageKind::SecondMoment:
      return UpdateView::tr("second moment");
    case UpdateStageKind::CorrectedRate:
      return UpdateView::tr("corrected rate");
    case UpdateStageKind::CorrectedDeviation:
      return UpdateView::tr("corrected deviation");
    case UpdateStageKind::Step:
      return UpdateView::tr("step");
    case UpdateStageKind::NewWeight:
      break;
  }
  return UpdateView::tr("new weight");
}

QString equation(const std::string& symbol, double value) {
  return QStringLiteral("%1 = %2").arg(QString::fromStdString(symbol), numberText(value));
}

QString termsText(const UpdateStage& stage) {
  QStringList terms;
  for (const UpdateTerm& term : stage.terms) {
    terms.append(equation(term.symbol, term.value));
  }
  return terms.join(QStringLiteral(", "));
}

}  // namespace

UpdateView::UpdateView(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_loss(new QLabel(this)),
      m_stages(new QTextBrowser(this)),
      m_continue(new QPushButton(this)),
      m_undo(new QPushButton(tr("&Undo the update"), this)) {
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  for (QLabel* label : {m_title, m_loss}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  makeBold(m_title);
  m_stages->setFrameShape(QFrame::NoFrame);
  m_stages->setWordWrapMode(QTextOption::WordWrap);
  m_stages->setMinimumHeight(4 * fontMetrics().height());
  m_stages->setAccessibleName(tr("Stages from the gradient to the new weight"));
  m_undo->setToolTip(tr("Take weights and the optimizer's moments back to what they were before the last step."));
  auto* orders = new QHBoxLayout;
  orders->addWidget(m_continue);
  orders->addWidget(m_undo);
  orders->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 4, 8, 8);
  layout->addWidget(m_title);
  layout->addLayout(orders);
  layout->addWidget(m_loss);
  layout->addWidget(m_stages, 1);
  connect(m_continue, &QPushButton::clicked, this, [this] {
    if (m_shown->isMade)
      emit nextRequested();
    else
      emit applyRequested();
  });
  connect(m_undo, &QPushButton::clicked, this, &UpdateView::undoRequested);
  setPossible(false, false);
  setRefusal(tr("Click a number of a parameter or of its gradient to see how the optimizer updates it."));
}

void UpdateView::setUpdate(const ShownUpdate& update) {
  m_shown = update;
  const QString title = update.isMade ? tr("How step %1 updated %2") : tr("How step %1 will update %2");
  m_title->setText(title.arg(update.step).arg(placedCellName(update.weight)));
  m_stages->setHtml(update.dissection.stages.empty()
                        ? tr("This parameter is frozen: training leaves it as it is.").toHtmlEscaped()
                        : stagesText(update.dissection));
  m_loss->setText(tr("Loss on this batch: %1 before, %2 after; a change of %3.")
                      .arg(numberText(update.lossBefore), numberText(update.lossAfter),
                           numberText(update.lossAfter - update.lossBefore, 3)));
  offerOrders();
}

void UpdateView::setRefusal(const QString& sentence) {
  m_shown.reset();
  m_title->setText(tr("Update of a weight"));
  m_stages->clear();
  m_loss->setText(sentence);
  offerOrders();
}

void UpdateView::setPossible(bool makeSteps, bool undo) {
  m_canMakeSteps = makeSteps;
  m_undo->setEnabled(undo);
  offerOrders();
}

void UpdateView::offerOrders() {
  const bool isMade = m_shown && m_shown->isMade;
  m_continue->setText(isMade ? tr("Show the &next update") : tr("&Apply the update"));
  m_continue->setToolTip(isMade ? tr("Work out the step to come, without making it.")
                                : tr("Make this step with all weights."));
  m_continue->setEnabled(m_canMakeSteps && m_shown);
}

QString UpdateView::stagesText(const UpdateDissection& dissection) const {
  const QString muted = themeColors(palette()).mutedText.name();
  QString rows;
  for (const UpdateStage& stage : dissection.stages) {
    const QString name = stageName(stage.kind).toHtmlEscaped();
    if (!stage.active) {
      rows += QStringLiteral("<tr><td style='color:%1'>%2</td><td align='right' style='color:%1'>%3</td></tr>")
                  .arg(muted, name, tr("none").toHtmlEscaped());
      continue;
    }
    rows += QStringLiteral("<tr><td><b>%1</b></td><td align='right' style='white-space:nowrap'><b>%2</b></td></tr>")
                .arg(name, equation(stage.symbol, static_cast<double>(stage.value)).toHtmlEscaped());
    if (stage.terms.empty()) continue;
    rows += QStringLiteral("<tr><td colspan='2'>%1<br><span style='color:%2'>%3</span></td></tr>")
                .arg(QString::fromStdString(stage.formula).toHtmlEscaped(), muted, termsText(stage).toHtmlEscaped());
  }
  return QStringLiteral("<table width='100%' cellpadding='2'>%1</table>").arg(rows);
}

}  // namespace encoderlab
