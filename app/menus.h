#pragma once

#include <QList>

class QAction;
class QMenuBar;

namespace encoderlab {

class Actions;

/// Fills the menu bar, so that everything can be reached by keyboard. `panels` show and hide the docks,
/// `goTo` hand the keyboard to one.
void buildMenus(QMenuBar* bar, const Actions& actions, const QList<QAction*>& panels, const QList<QAction*>& goTo);

}  // namespace encoderlab
