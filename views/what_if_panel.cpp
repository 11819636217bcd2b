#include "views/what_if_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
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
  m_list->setAccessibleName(tr("Interventions that are on"));
  m_list->setWordWrap(true);
  m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
  m_list->installEventFilter(this);
  m_lift->setToolTip(tr("Takes the chosen intervention back (Delete)."));
  m_liftAll->setToolTip(tr("The model computes as it was made."));
  m_empty->setWordWrap(true);
  m_empty->setText(tr("Nothing is changed by hand. Switch something off below, or click a number and set it."));
  auto* box = new QWidget(this);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_lift);
  buttons->addWidget(m_liftAll);
  buttons->addStretch(1);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_empty);
  layout->addWidget(m_list);
  layout->addLayout(buttons);
  layout->addWidget(m_loss);
  layout->addWidget(m_prediction);
  connect(m_lift, &QPushButton::clicked, this, &WhatIfPanel::liftCurrent);
  connect(m_liftAll, &QPushButton::clicked, this, &WhatIfPanel::allLifted);
  connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_lift->setEnabled(row >= 0); });
  return box;
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
  for (const Intervention& intervention : m_interventions.list) m_list->addItem(interventionText(intervention));
  m_list->setCurrentRow(std::min(row, m_list->count() - 1));
  const bool any = m_list->count() > 0;
  m_empty->setVisible(!any);
  m_list->setVisible(any);
  m_lift->setEnabled(m_list->currentRow() >= 0);
  m_liftAll->setEnabled(any);
}

void WhatIfPanel::showDifference() {
  const bool isChanged = m_inspection && m_inspection->untouched.has_value();
  m_loss->setVisible(isChanged && !std::isnan(m_inspection->prediction.loss));
  m_prediction->setVisible(isChanged && m_inspection->dataset != nullptr);
  if (!isChanged) return;
  const Prediction& before = *m_inspection->untouched;
  const Prediction& after = m_inspection->prediction;
  m_loss->say(lossChangeText(before, after));
  if (!m_inspection->dataset) return;
  const QStringList now = predictionTexts(*m_inspection->dataset, m_inspection->sample, after);
  const QStringList was = predictionTexts(*m_inspection->dataset, m_inspection->sample, before);
  m_prediction->say(
      now == was ? tr("Prediction: %1, as without interventions.").arg(now.join(QLatin1Char(' ')))
                 : tr("Prediction: %1 instead of %2.").arg(now.join(QLatin1Char(' ')), was.join(QLatin1Char(' '))));
}

void WhatIfPanel::liftCurrent() {
  if (m_list->currentRow() >= 0) emit interventionLifted(m_list->currentRow());
}

void WhatIfPanel::lift(const Intervention& intervention) {
  const auto found = std::find(m_interventions.list.begin(), m_interventions.list.end(), intervention);
  if (found != m_interventions.list.end())
    emit interventionLifted(static_cast<int>(found - m_interventions.list.begin()));
}

}  // namespace encoderlab
