#include "views/what_if_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "views/bold_text.h"
#include "views/head_ranking_view.h"
#include "views/intervention_text.h"
#include "views/sample_text.h"
#include "views/status_text.h"
#include "views/what_if_cell.h"
#include "views/what_if_patch.h"
#include "views/what_if_switches.h"

namespace encoderlab {
namespace {

QLabel* heading(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  makeBold(label);
  return label;
}

}  // namespace

WhatIfPanel::WhatIfPanel(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_changes(new QStackedWidget(this)),
      m_empty(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_lift(new QPushButton(tr("Lift"), this)),
      m_liftAll(new QPushButton(tr("Lift all"), this)),
      m_loss(new StatusText(this)),
      m_prediction(new StatusText(this)),
      m_switches(new WhatIfSwitches(this)),
      m_cell(new WhatIfCell(selection, this)),
      m_patch(new WhatIfPatch(selection, this)),
      m_ranking(new HeadRankingView(selection, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(makeList());
  layout->addWidget(heading(tr("The selected number"), this));
  layout->addWidget(m_cell);
  layout->addWidget(heading(tr("Switches"), this));
  layout->addWidget(m_switches);
  layout->addWidget(heading(tr("Patch from another sample"), this));
  layout->addWidget(m_patch);
  layout->addWidget(heading(tr("What each head is worth"), this));
  layout->addWidget(m_ranking);
  layout->addStretch(1);

  connect(m_switches, &WhatIfSwitches::switchedOff, this, &WhatIfPanel::interventionRequested);
  connect(m_switches, &WhatIfSwitches::switchedOn, this, &WhatIfPanel::lift);
  connect(m_cell, &WhatIfCell::interventionRequested, this, &WhatIfPanel::interventionRequested);
  connect(m_patch, &WhatIfPatch::interventionRequested, this, &WhatIfPanel::interventionRequested);
  connect(m_ranking, &HeadRankingView::rankingRequested, this, &WhatIfPanel::headRankingRequested);
  connect(m_ranking, &HeadRankingView::flippedSamplesChosen, this, &WhatIfPanel::flippedSamplesChosen);
  setInspection(nullptr);
  showList();
}

QWidget* WhatIfPanel::makeList() {
  m_list->setAccessibleName(tr("Changes by hand that are on"));
  m_list->setWordWrap(true);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->installEventFilter(this);
  m_lift->setToolTip(tr("Takes the chosen change back (Delete)."));
  m_liftAll->setToolTip(tr("The model computes as it was made, and the sample is what it was (L)."));
  m_empty->setWordWrap(true);
  m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  m_empty->setText(
      tr("Nothing is changed by hand. Switch something off below, click a number and set it, or edit the sample."));
  auto* box = new QWidget(this);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_lift);
  buttons->addWidget(m_liftAll);
  buttons->addStretch(1);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  m_changes->addWidget(m_empty);
  m_changes->addWidget(m_list);
  layout->addWidget(m_changes);
  layout->addLayout(buttons);
  layout->addWidget(m_loss);
  layout->addWidget(m_prediction);
  connect(m_lift, &QPushButton::clicked, this, &WhatIfPanel::liftCurrent);
  connect(m_liftAll, &QPushButton::clicked, this, &WhatIfPanel::allLifted);
  fitChanges();
  connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_lift->setEnabled(row >= 0); });
  return box;
}

/// Always as high, so that what lies below stays under the pointer.
void WhatIfPanel::fitChanges() {
  constexpr int lines = 4;
  m_changes->setFixedHeight(lines * m_list->fontMetrics().lineSpacing() + 2 * m_list->frameWidth() + 4);
}

void WhatIfPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitChanges();
}

bool WhatIfPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_list && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
      liftCurrent();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void WhatIfPanel::setInterventions(const Interventions& interventions) {
  m_interventions = interventions;
  m_switches->setInterventions(interventions);
  showList();
}

void WhatIfPanel::setSampleEdits(std::vector<SampleEdit> edits, const QStringList& sentences) {
  if (edits == m_edits && sentences == m_editTexts) return;
  m_edits = std::move(edits);
  m_editTexts = sentences;
  showList();
}

void WhatIfPanel::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool isOtherModel = inspection && !(m_inspection && m_inspection->model == inspection->model);
  m_inspection = std::move(inspection);
  if (isOtherModel) {
    m_switches->setModel(m_inspection->model);
    m_ranking->clear();
  }
  if (m_inspection) m_ranking->followModel(m_inspection->snapshot->step, m_inspection->interventions);
  m_switches->setEnabled(m_inspection != nullptr);
  m_ranking->setEnabled(m_inspection && m_inspection->dataset && !m_inspection->dataset->validation.empty());
  m_cell->setInspection(m_inspection);
  m_patch->setInspection(m_inspection);
  showDifference();
}

void WhatIfPanel::setHeadRanking(const HeadRanking& ranking) { m_ranking->setRanking(ranking); }

void WhatIfPanel::forgetHeadRanking() { m_ranking->clear(); }

void WhatIfPanel::setHeadRankingFailure(const QString& sentence) { m_ranking->setFailure(sentence); }

void WhatIfPanel::showList() {
  const int row = m_list->currentRow();
  m_list->clear();
  m_list->addItems(m_editTexts);
  for (const Intervention& intervention : m_interventions.list) m_list->addItem(interventionText(intervention));
  for (int i = 0; i < m_list->count(); ++i) m_list->item(i)->setToolTip(m_list->item(i)->text());
  m_list->setCurrentRow(std::min(row, m_list->count() - 1));
  const bool any = m_list->count() > 0;
  m_changes->setCurrentWidget(any ? static_cast<QWidget*>(m_list) : m_empty);
  m_lift->setEnabled(m_list->currentRow() >= 0);
  m_liftAll->setEnabled(any);
}

void WhatIfPanel::showDifference() {
  m_loss->say({});
  m_prediction->say({});
  if (!m_inspection || !m_inspection->untouched) return;
  const Prediction& before = *m_inspection->untouched;
  const Prediction& after = m_inspection->prediction;
  const bool hasLoss = !std::isnan(after.loss) && !std::isnan(before.loss);
  if (hasLoss) m_loss->say(lossChangeText(before, after));
  if (!m_inspection->dataset) return;
  const QStringList now = predictionTexts(*m_inspection->dataset, m_inspection->sample, after);
  const QStringList was = predictionTexts(*m_inspection->dataset, m_inspection->originalSample(), before);
  m_prediction->say(
      now == was ? tr("Prediction: %1, as without changes.").arg(now.join(QLatin1Char(' ')))
                 : tr("Prediction: %1 instead of %2.").arg(now.join(QLatin1Char(' ')), was.join(QLatin1Char(' '))));
}

void WhatIfPanel::liftCurrent() {
  const int row = m_list->currentRow();
  const auto edits = static_cast<int>(m_edits.size());
  if (row >= edits) {
    emit interventionLifted(row - edits);
  } else if (row >= 0) {
    emit sampleEditLifted(m_edits[static_cast<std::size_t>(row)]);
  }
}

void WhatIfPanel::lift(const Intervention& intervention) {
  const auto found = std::find(m_interventions.list.begin(), m_interventions.list.end(), intervention);
  if (found != m_interventions.list.end())
    emit interventionLifted(static_cast<int>(found - m_interventions.list.begin()));
}

}  // namespace encoderlab
