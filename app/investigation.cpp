#include "app/investigation.h"

#include <QDockWidget>
#include <stdexcept>

#include "app/actions.h"
#include "app/inspector.h"
#include "app/message_bar.h"
#include "app/panels.h"
#include "app/walk_actions.h"
#include "model/inspect/gradient_name.h"
#include "model/inspect/sample_edits.h"
#include "model/nn/parameters.h"
#include "views/curves_view.h"
#include "views/intervention_text.h"
#include "views/ledger_view.h"
#include "views/op_panel.h"
#include "views/proof_view.h"
#include "views/sample_edit_text.h"
#include "views/samples_view.h"
#include "views/update_view.h"
#include "views/what_if_panel.h"

namespace encoderlab {

namespace {

/// What means nothing but to training.
Interventions frozenOnly(Interventions interventions) {
  std::erase_if(interventions.list,
                [](const Intervention& change) { return !std::holds_alternative<FrozenParameter>(change); });
  return interventions;
}

}  // namespace

Investigation::Investigation(Session* session, Inspector* inspector, Selection* selection, QObject* parent)
    : QObject(parent), m_session(session), m_inspector(inspector), m_selection(selection), m_cursor(selection) {}

void Investigation::connectPanels(const Panels& panels, const Actions& actions, MessageBar* messages) {
  m_panels = &panels;
  m_messages = messages;
  connect(m_inspector, &Inspector::inspectionReady, this, &Investigation::showInspection);
  connect(m_session, &Session::stateChanged, this, &Investigation::followState);
  connect(m_session, &Session::configurationChanged, this, &Investigation::forgetStep);
  connectWalkActions(actions, &m_cursor, m_selection);
  connectQuestions(panels, actions);
  connectChanges(panels, actions);
}

void Investigation::connectQuestions(const Panels& panels, const Actions& actions) {
  LedgerView* ledger = panels.ledger();
  ProofView* proof = panels.proof();
  UpdateView* update = panels.update();
  connect(ledger, &LedgerView::sourcesChanged, panels.op(), &OpPanel::setSources);
  connect(ledger, &LedgerView::proofRequested, this,
          [this, proof](const CellAddress& cell) { proveCell(cell, proof->epsilon()); });
  connect(ledger, &LedgerView::changeRequested, this, [this] { m_panels->raise(m_panels->whatIf()); });
  connect(proof, &ProofView::proofRequested, this, &Investigation::proveCell);
  connect(proof, &ProofView::tensorProofRequested, &m_examiner, &Examiner::proveTensor);
  connect(proof, &ProofView::tensorProofRequested, proof, [proof] { proof->setBusy(true); });
  connect(actions[Command::Prove], &QAction::triggered, this,
          [this, proof] { proveCell(m_selection->cell(), proof->epsilon()); });
  connect(&m_examiner, &Examiner::proofReady, proof, &ProofView::setProof);
  connect(&m_examiner, &Examiner::tensorProofReady, proof, &ProofView::setTensorProof);
  connect(&m_examiner, &Examiner::proofFailed, proof, &ProofView::setRefusal);

  connect(m_selection, &Selection::cellChanged, &m_examiner, &Examiner::dropProofs);
  connect(m_selection, &Selection::cellChanged, proof, &ProofView::forget);
  connect(m_selection, &Selection::cellChanged, this, &Investigation::workOutUpdate);
  connect(m_session, &Session::stepWorkedOut, this, &Investigation::takeStep);
  connect(panels.dockOf(update), &QDockWidget::visibilityChanged, this, &Investigation::workOutUpdate);
  connect(update, &UpdateView::applyRequested, this, &Investigation::applyUpdate);
  connect(update, &UpdateView::nextRequested, this, &Investigation::showNextUpdate);
  connect(m_selection, &Selection::stepChanged, this, &Investigation::followWalk);
  connect(update, &UpdateView::undoRequested, m_session, [this] { m_session->goBack(1); });
  connect(actions[Command::TakeBack], &QAction::triggered, m_session, [this] { m_session->goBack(1); });
}

void Investigation::connectChanges(const Panels& panels, const Actions& actions) {
  WhatIfPanel* panel = panels.whatIf();
  connect(panel, &WhatIfPanel::interventionRequested, this, &Investigation::request);
  connect(panel, &WhatIfPanel::interventionLifted, &m_whatIf, &WhatIf::lift);
  connect(panel, &WhatIfPanel::sampleEditLifted, this, [this](const SampleEdit& edit) {
    m_whatIf.liftEdits(withoutEdit(m_session->dataset()->input, m_whatIf.original(), m_whatIf.sample(), edit));
  });
  connect(panel, &WhatIfPanel::allLifted, &m_whatIf, &WhatIf::liftAll);
  connect(panel, &WhatIfPanel::headRankingRequested, &m_examiner, &Examiner::rankHeads);
  connect(&m_examiner, &Examiner::headsRanked, panel, &WhatIfPanel::setHeadRanking);
  connect(&m_examiner, &Examiner::rankingFailed, panel, &WhatIfPanel::setHeadRankingFailure);
  connect(&m_whatIf, &WhatIf::interventionsChanged, this, &Investigation::holdInterventions);
  connect(&m_whatIf, &WhatIf::editsChanged, this, &Investigation::showEdits);
  connect(m_selection, &Selection::stepChanged, this, &Investigation::keepBackPrediction);
  connect(m_selection, &Selection::sampleChanged, this, &Investigation::keepBackPrediction);
  connect(actions[Command::LiftChanges], &QAction::triggered, &m_whatIf, &WhatIf::liftAll);
  connect(actions[Command::TrainWithChanges], &QAction::triggered, this, [this](bool with) {
    m_trainsWithChanges = with;
    holdInterventions();
  });
  QUndoStack* stack = m_whatIf.undoStack();
  const auto offer = [stack](QAction* action, auto possible, auto changed, auto run) {
    action->setEnabled((stack->*possible)());
    connect(stack, changed, action, &QAction::setEnabled);
    connect(action, &QAction::triggered, stack, run);
  };
  offer(actions[Command::Undo], &QUndoStack::canUndo, &QUndoStack::canUndoChanged, &QUndoStack::undo);
  offer(actions[Command::Redo], &QUndoStack::canRedo, &QUndoStack::canRedoChanged, &QUndoStack::redo);
  actions[Command::LiftChanges]->setEnabled(false);
  connect(this, &Investigation::changesCounted, actions[Command::LiftChanges],
          [lift = actions[Command::LiftChanges]](int all) { lift->setEnabled(all > 0); });
}

void Investigation::begin() {
  m_whatIf.begin(m_session->configuration().model);
  m_examiner.dropAll();
  m_panels->proof()->forget();
  m_panels->whatIf()->forgetHeadRanking();
  m_inspection = nullptr;
  m_step = nullptr;
  m_panels->op()->setTrainingStep(nullptr, {});
  m_isFresh = true;
  m_showsMadeStep = false;
  m_changedAt = -1;
}

void Investigation::showInspection(const std::shared_ptr<const Inspection>& inspection) {
  // While training runs, what was proved of the weights of a moment ago stays to be read.
  const bool isOther = !m_inspection || m_inspection->sample != inspection->sample ||
                       m_inspection->interventions != inspection->interventions ||
                       (!m_state.running && m_inspection->snapshot->step != inspection->snapshot->step);
  m_inspection = inspection;
  m_cursor.setInspection(inspection);
  keepBackPrediction();
  m_examiner.setInspection(inspection);
  if (!isOther) return;
  m_examiner.dropProofs();
  m_panels->proof()->forget();
}

void Investigation::followState(const SessionState& state) {
  const bool isOther = m_isFresh || state.step != m_state.step || state.running != m_state.running;
  if (!m_isFresh && state.step != m_state.step) m_showsMadeStep = state.step > m_state.step;
  m_isFresh = false;
  m_state = state;
  m_panels->update()->setPossible(state.trainable && !state.running, state.undoableSteps > 0);
  if (isOther) forgetStep();
}

void Investigation::forgetStep() {
  m_step = nullptr;
  m_isStepAwaited = false;
  workOutUpdate();
}

void Investigation::applyUpdate() {
  if (m_step && !m_isStepMade) m_session->runStep();
}

void Investigation::showNextUpdate() {
  m_showsMadeStep = false;
  m_isStepAwaited = false;
  workOutUpdate();
}

void Investigation::followWalk() {
  const Step* step = m_cursor.step();
  if (m_showsMadeStep && step != nullptr && step->phase != StepPhase::Update) showNextUpdate();
  if (walksUpdates()) workOutUpdate();
}

bool Investigation::walksUpdates() const {
  const Step* step = m_cursor.step();
  return step != nullptr && step->phase == StepPhase::Update;
}

void Investigation::proveCell(const CellAddress& cell, double epsilon) {
  m_panels->raise(m_panels->proof());
  if (cell.tensor.empty()) {
    m_panels->proof()->setRefusal(tr("Choose a number first: click on any cell."));
    return;
  }
  m_panels->proof()->setBusy(true);
  m_examiner.prove(cell, epsilon);
}

void Investigation::request(const Intervention& intervention) {
  try {
    if (m_inspection) checkIntervention(m_inspection->model, m_inspection->batch, intervention);
    m_whatIf.add(intervention, interventionText(intervention));
  } catch (const std::invalid_argument& error) {
    m_messages->showMessage(QString::fromUtf8(error.what()));
  }
}

void Investigation::holdInterventions() {
  const Interventions& now = m_whatIf.interventions();
  m_inspector->setInterventions(now);
  const Interventions held = m_trainsWithChanges ? now : frozenOnly(now);
  m_session->setInterventions(held);
  markTraining(held);
  m_panels->whatIf()->setInterventions(now);
  m_panels->samples()->setChanges(changesText(now));
  countChanges();
  forgetStep();
}

void Investigation::showEdits() {
  if (!m_session->hasRun()) return;
  const Dataset& dataset = *m_session->dataset();
  QStringList sentences;
  std::vector<SampleEdit> edits = sampleEdits(dataset.input, m_whatIf.original(), m_whatIf.sample());
  for (const SampleEdit& edit : edits)
    sentences += sampleEditText(dataset, m_whatIf.original(), m_whatIf.sample(), edit);
  m_panels->whatIf()->setSampleEdits(std::move(edits), sentences);
  countChanges();
}

void Investigation::countChanges() {
  const auto edits = static_cast<int>(
      m_whatIf.isEdited() ? sampleEdits(m_session->dataset()->input, m_whatIf.original(), m_whatIf.sample()).size()
                          : 0);
  emit changesCounted(edits + static_cast<int>(m_whatIf.interventions().list.size()),
                      static_cast<int>(m_held.list.size()), m_trainsWithChanges);
}

void Investigation::keepBackPrediction() {
  const bool isAhead = m_inspection && !m_inspection->isComputed("logits", m_selection->step());
  m_panels->samples()->setAhead(isAhead ? m_selection->sample() : -1);
}

void Investigation::markTraining(const Interventions& held) {
  if (m_state.step != m_changedAt) {
    m_changedAt = m_state.step;
    m_heldBefore = m_held;
  }
  m_held = held;
  const QString text =
      held.empty()
          ? tr("From here on training goes on without changes by hand.")
          : tr("From here on training goes on with changes by hand: %1").arg(changesText(held).replace(u'\n', u' '));
  m_panels->curves()->setChange(m_changedAt, m_held == m_heldBefore ? QString() : text);
}

QString Investigation::stepRefusal() const {
  if (!m_state.trainable) return tr("This model cannot be trained here, so there is no update to show.");
  if (m_state.running) return tr("Pause training to see the update of one weight.");
  return {};
}

QString Investigation::updateRefusal() const {
  if (QString refusal = stepRefusal(); !refusal.isEmpty()) return refusal;
  const std::string parameter = withoutGradient(m_selection->cell().tensor);
  if (!ParameterLayout(m_session->configuration().model).contains(parameter))
    return tr("Choose a number of a parameter, or of its gradient: only parameters are updated.");
  return {};
}

QString Investigation::stepFailure() const {
  return m_isStepMade ? tr("The last step cannot be worked out again.")
                      : tr("The next step cannot be worked out: it meets a number that is not finite.");
}

void Investigation::workOutUpdate() {
  if (!m_session->hasRun()) return;
  showStep();
  const bool isUpdateAsked = m_panels->update()->isVisible() && updateRefusal().isEmpty();
  const bool isWalkAsked = walksUpdates() && stepRefusal().isEmpty();
  // One step answers for all its weights; it may cost as much as some steps of training.
  if (isStepKnown() || m_isStepAwaited || (!isUpdateAsked && !isWalkAsked)) return;
  m_isStepAwaited = true;
  if (m_showsMadeStep) {
    m_session->workOutLastStep();
  } else {
    m_session->workOutNextStep();
  }
}

void Investigation::takeStep(const std::shared_ptr<const StepRecord>& record, bool isMade) {
  // What was asked for before the state changed, or another step was wanted, is late.
  if (isMade != m_showsMadeStep || (record && record->point.step != m_state.step + (isMade ? 0 : 1))) return;
  m_isStepAwaited = false;
  m_step = record;
  m_isStepMade = isMade;
  showStep();
  if (record) return;
  m_panels->op()->setTrainingStep(nullptr, stepFailure());
  if (updateRefusal().isEmpty()) m_panels->update()->setRefusal(stepFailure());
}

void Investigation::showStep() {
  m_panels->op()->setTrainingStep(isStepKnown() ? m_step : nullptr, stepRefusal());
  showUpdate();
}

void Investigation::showUpdate() {
  UpdateView* view = m_panels->update();
  if (!view->isVisible()) return;
  if (const QString refusal = updateRefusal(); !refusal.isEmpty()) {
    view->setRefusal(refusal);
    return;
  }
  if (!isStepKnown()) return;
  try {
    const CellAddress weight{withoutGradient(m_selection->cell().tensor), m_selection->cell().index};
    view->setUpdate({weight, dissectUpdate(*m_step, weight), m_step->point.step, m_isStepMade, m_step->point.loss,
                     m_step->lossAfter});
  } catch (const std::invalid_argument& error) {
    view->setRefusal(QString::fromUtf8(error.what()));
  }
}

}  // namespace encoderlab
