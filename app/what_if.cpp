#include "app/what_if.h"

#include <QUndoCommand>
#include <algorithm>
#include <stdexcept>
#include <utility>

namespace encoderlab {

namespace {

constexpr int undoLimit = 500;
constexpr qint64 togetherMilliseconds = 700;

/// What an intervention changes, whatever it changes it to.
Intervention targetOf(Intervention intervention) {
  if (auto* set = std::get_if<CellSet>(&intervention)) set->value = 0;
  if (auto* pinned = std::get_if<WeightPinned>(&intervention)) pinned->value = 0;
  if (auto* patched = std::get_if<TokensPatched>(&intervention)) {
    patched->values.clear();
    patched->donor.clear();
  }
  return intervention;
}

}  // namespace

class WhatIf::ChangeInterventions : public QUndoCommand {
 public:
  ChangeInterventions(WhatIf* whatIf, Interventions before, Interventions after, const QString& text)
      : QUndoCommand(text), m_whatIf(whatIf), m_before(std::move(before)), m_after(std::move(after)) {}

  void undo() override { m_whatIf->apply(m_before); }
  void redo() override { m_whatIf->apply(m_after); }

 private:
  WhatIf* m_whatIf;
  Interventions m_before;
  Interventions m_after;
};

class WhatIf::EditSample : public QUndoCommand {
 public:
  /// `continues`: the edit before; `isDone`: by the user, who sees it already.
  EditSample(WhatIf* whatIf, Sample after, const QString& text, bool continues, bool isDone)
      : QUndoCommand(text),
        m_whatIf(whatIf),
        m_index(whatIf->m_index),
        m_original(whatIf->m_original),
        m_before(whatIf->m_sample),
        m_after(std::move(after)),
        m_continues(continues),
        m_isDone(isDone) {}

  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* next) override {
    const auto* edit = static_cast<const EditSample*>(next);
    if (!edit->m_continues || edit->m_index != m_index) return false;
    m_after = edit->m_after;
    return true;
  }
  void undo() override { m_whatIf->show(m_index, m_original, m_before); }
  void redo() override {
    if (!std::exchange(m_isDone, false)) m_whatIf->show(m_index, m_original, m_after);
  }

 private:
  WhatIf* m_whatIf;
  int m_index;
  Sample m_original;
  Sample m_before;
  Sample m_after;
  bool m_continues;
  bool m_isDone;
};

WhatIf::WhatIf(QObject* parent) : QObject(parent) { m_stack.setUndoLimit(undoLimit); }

void WhatIf::begin(const ModelConfiguration& model) {
  m_model = model;
  m_stack.clear();
  try {
    checkInterventions(m_model, m_interventions);
  } catch (const std::invalid_argument&) {
    apply({});
  }
}

void WhatIf::add(const Intervention& intervention, const QString& text) {
  Interventions next = m_interventions;
  const Intervention target = targetOf(intervention);
  const auto standing =
      std::ranges::find_if(next.list, [&](const Intervention& other) { return targetOf(other) == target; });
  if (standing == next.list.end()) {
    next.list.push_back(intervention);
  } else {
    *standing = intervention;
  }
  checkInterventions(m_model, next);
  change(std::move(next), text);
}

void WhatIf::lift(int index) {
  if (index < 0 || index >= std::ssize(m_interventions.list)) return;
  Interventions next = m_interventions;
  next.list.erase(next.list.begin() + index);
  change(std::move(next), tr("lifting a change"));
}

void WhatIf::liftAll() {
  const QString text = tr("lifting all changes");
  if (!isEdited()) return change({}, text);
  m_stack.beginMacro(text);
  change({}, text);
  liftEdits(m_original);
  m_stack.endMacro();
}

void WhatIf::liftEdits(const Sample& sample) {
  if (sample != m_sample) m_stack.push(new EditSample(this, sample, tr("lifting a change"), false, false));
}

void WhatIf::setSample(int index, const Sample& sample) { hold(index, sample, sample); }

void WhatIf::noteEdit(const Sample& edited) {
  const bool continues = m_sinceEdit.isValid() && !m_sinceEdit.hasExpired(togetherMilliseconds);
  m_sinceEdit.start();
  m_stack.push(new EditSample(this, edited, tr("edit of the sample"), continues, true));
  m_sample = edited;
  emit editsChanged();
}

void WhatIf::show(int index, const Sample& original, const Sample& sample) {
  emit sampleChanged(index, sample);
  // Afterwards: choosing another sample shows it unedited first.
  hold(index, original, sample);
}

void WhatIf::hold(int index, const Sample& original, const Sample& sample) {
  m_index = index;
  m_original = original;
  m_sample = sample;
  m_sinceEdit.invalidate();
  emit editsChanged();
}

void WhatIf::change(Interventions to, const QString& text) {
  if (to == m_interventions) return;
  m_stack.push(new ChangeInterventions(this, m_interventions, std::move(to), text));
}

void WhatIf::apply(const Interventions& interventions) {
  if (interventions == m_interventions) return;
  m_interventions = interventions;
  emit interventionsChanged(m_interventions);
}

}  // namespace encoderlab
