#pragma once

#include <QObject>
#include <memory>

#include "app/examiner.h"
#include "app/session.h"
#include "app/what_if.h"
#include "views/selection.h"
#include "views/step_cursor.h"

namespace encoderlab {

class Actions;
class Inspector;
class MessageBar;
class Panels;

/// Everything that is asked of one training step: the walk through it, where its numbers come from, proofs, the update
/// of a weight, and what would be if. Connects the panels of these questions with what answers them.
class Investigation : public QObject {
  Q_OBJECT

 public:
  /// All must outlive it.
  Investigation(Session* session, Inspector* inspector, Selection* selection, QObject* parent = nullptr);

  StepCursor* cursor() { return &m_cursor; }
  WhatIf* whatIf() { return &m_whatIf; }
  void connectPanels(const Panels& panels, const Actions& actions, MessageBar* messages);

  /// Another run.
  void begin();

 signals:
  /// What is changed by hand: everything, and how much of it training computes with.
  void changesCounted(int all, int inTraining, bool trainsWithChanges);

 private:
  void connectQuestions(const Panels& panels, const Actions& actions);
  void connectChanges(const Panels& panels, const Actions& actions);
  void showInspection(const std::shared_ptr<const Inspection>& inspection);
  void followState(const SessionState& state);
  void proveCell(const CellAddress& cell, double epsilon);
  void request(const Intervention& intervention);
  void holdInterventions();
  void showEdits();
  void countChanges();
  /// Keeps back what lies ahead of the walk.
  void keepBackPrediction();
  /// In the curves, where training goes on with other changes than before.
  void markTraining(const Interventions& held);
  /// What is known of the shown step does not hold any more.
  void forgetStep();
  /// Makes the step that is shown as the one to come, and no other.
  void applyUpdate();
  void showNextUpdate();
  /// Walking on through the numbers of the new weights leads to their own update.
  void followWalk();
  /// Asks for the step whose update is shown, where there is one to show.
  void workOutUpdate();
  void takeStep(const std::shared_ptr<const StepRecord>& record, bool isMade);
  /// In the op panel, whose updates need its gradient, and in the update of the chosen cell.
  void showStep();
  void showUpdate();
  bool isStepKnown() const { return m_step && m_isStepMade == m_showsMadeStep; }
  bool walksUpdates() const;
  /// Why there is no step to show, though it was asked for.
  QString stepFailure() const;
  /// Empty: a step can be worked out.
  QString stepRefusal() const;
  /// Empty: the update of the chosen cell can be shown.
  QString updateRefusal() const;

  Session* m_session;
  Inspector* m_inspector;
  Selection* m_selection;
  const Panels* m_panels = nullptr;
  MessageBar* m_messages = nullptr;
  StepCursor m_cursor;
  WhatIf m_whatIf;
  Examiner m_examiner;
  std::shared_ptr<const Inspection> m_inspection;
  SessionState m_state;
  bool m_isFresh = true;                     ///< no state of this run is known yet
  std::shared_ptr<const StepRecord> m_step;  ///< whose updates are shown; null: to be worked out
  bool m_isStepMade = false;
  bool m_isStepAwaited = false;
  bool m_showsMadeStep = false;  ///< the update of the step last made, not of the one to come
  bool m_trainsWithChanges = false;
  Interventions m_held;           ///< by training
  Interventions m_heldBefore;     ///< until m_changedAt
  std::int64_t m_changedAt = -1;  ///< the step at which they last became others
};

}  // namespace encoderlab
