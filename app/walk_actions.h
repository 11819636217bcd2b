#pragma once

#include <QList>

class QAction;

namespace encoderlab {

class Actions;
class Selection;
class StepCursor;

/// Those that walk the step cursor, in the order of the timeline's buttons.
QList<QAction*> walkActions(const Actions& actions);

/// Lets the actions move `cursor`, and follow it; without steps they are disabled. All live as long as the actions.
void connectWalkActions(const Actions& actions, StepCursor* cursor, Selection* selection);

}  // namespace encoderlab
