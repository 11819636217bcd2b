#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

#include "model/data/dataset.h"
#include "model/inspect/interventions.h"

namespace encoderlab {

/// What the user has changed by hand in the computation and in the samples; each change can be undone and done again,
/// in their order.
class WhatIf : public QObject {
  Q_OBJECT

 public:
  explicit WhatIf(QObject* parent = nullptr);

  const Interventions& interventions() const { return m_interventions; }
  QUndoStack* undoStack() { return &m_stack; }

  /// Another run. Interventions that its model allows stay: a reset begins the same run with the same changes. What was
  /// done before cannot be undone any more.
  void begin(const ModelConfiguration& model);
  /// One more, or another value for one that stands already. `text` names the change in the menu. Throws
  /// std::invalid_argument, with nothing changed, if it cannot be combined with those that stand.
  void add(const Intervention& intervention, const QString& text);
  void lift(int index);
  /// Interventions and edits of the shown sample, in one change.
  void liftAll();
  /// Shows the shown sample like this, as a change that can be undone: some of its edits are lifted.
  void liftEdits(const Sample& sample);
  /// Which sample is shown, and how, before any further edit.
  void setSample(int index, const Sample& sample);
  /// The user edited the shown sample into this. Edits that follow each other closely, as while a point is dragged, are
  /// undone together.
  void noteEdit(const Sample& edited);
  /// The shown sample as it is now, and as it was before any edit.
  const Sample& sample() const { return m_sample; }
  const Sample& original() const { return m_original; }
  bool isEdited() const { return m_sample != m_original; }

 signals:
  /// Another sample, or another edit of it.
  void editsChanged();
  void interventionsChanged(const encoderlab::Interventions& interventions);
  /// An edit was undone or done again: the sample is to be shown like this.
  void sampleChanged(int index, const encoderlab::Sample& sample);

 private:
  class ChangeInterventions;
  class EditSample;

  void change(Interventions to, const QString& text);
  void apply(const Interventions& interventions);
  void show(int index, const Sample& original, const Sample& sample);
  void hold(int index, const Sample& original, const Sample& sample);

  QUndoStack m_stack;
  ModelConfiguration m_model;
  Interventions m_interventions;
  int m_index = 0;
  Sample m_original;
  Sample m_sample;
  QElapsedTimer m_sinceEdit;
};

}  // namespace encoderlab
