#include "app/walk_actions.h"

#include <QAction>

#include "app/actions.h"
#include "views/selection.h"
#include "views/step_cursor.h"

namespace encoderlab {

QList<QAction*> walkActions(const Actions& actions) {
  return {actions[Command::WalkFirst],   actions[Command::WalkBack], actions[Command::WalkPlay],
          actions[Command::WalkForward], actions[Command::WalkLast], actions[Command::WalkLeave]};
}

void connectWalkActions(const Actions& actions, StepCursor* cursor, Selection* selection) {
  const auto connectTo = [&](Command command, void (StepCursor::*slot)()) {
    QObject::connect(actions[command], &QAction::triggered, cursor, slot);
  };
  connectTo(Command::WalkFirst, &StepCursor::first);
  connectTo(Command::WalkBack, &StepCursor::previous);
  connectTo(Command::WalkForward, &StepCursor::next);
  connectTo(Command::WalkLast, &StepCursor::last);
  connectTo(Command::WalkLeave, &StepCursor::leave);
  QAction* play = actions[Command::WalkPlay];
  QObject::connect(play, &QAction::toggled, cursor, &StepCursor::setPlaying);
  QObject::connect(cursor, &StepCursor::playingChanged, play, &QAction::setChecked);
  QAction* gradients = actions[Command::ShowGradients];
  QObject::connect(gradients, &QAction::toggled, selection, &Selection::setShowsGradients);
  QObject::connect(selection, &Selection::gradientsShownChanged, gradients, &QAction::setChecked);
  const auto enable = [walk = walkActions(actions)](int steps) {
    for (QAction* action : walk) action->setEnabled(steps > 0);
  };
  QObject::connect(cursor, &StepCursor::stepCountChanged, play, enable);
  enable(cursor->stepCount());
}

}  // namespace encoderlab
