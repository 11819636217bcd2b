#pragma once

#include <QList>

class QAction;
class QMenuBar;

namespace encoderlab {

class Actions;
class MessageBar;

/// Fills the menu bar, so that everything can be reached by keyboard. `panels` show and hide the docks,
/// `goTo` hand the keyboard to one. `messages`, which must outlive the menus, tells when a choice begins to count.
void buildMenus(QMenuBar* bar, const Actions& actions, const QList<QAction*>& panels, const QList<QAction*>& goTo,
                MessageBar* messages);

}  // namespace encoderlab
