#pragma once

#include <QAction>
#include <QObject>
#include <map>

class QWidget;

namespace encoderlab {

struct SessionState;

/// Everything that a user can order; each is an action with a name, a key, an icon and an explanation.
enum class Command {
  OpenData,
  OpenModel,
  SaveModel,
  Quit,
  Train,
  Step,
  Epoch,
  TakeBack,
  Reset,
  NewSeed,
  Undo,
  Redo,
  LiftChanges,
  TrainWithChanges,
  Prove,
  MistakesFirst,
  PreviousSample,
  NextSample,
  WalkFirst,
  WalkBack,
  WalkPlay,
  WalkForward,
  WalkLast,
  WalkLeave,
  ShowGradients,
  DarkTheme,
  LargerText,
  SmallerText,
  NormalText,
  FullScreen,
  ResetLayout,
  About
};

/// The actions of the window, each in one place.
class Actions : public QObject {
  Q_OBJECT

 public:
  /// The shortcuts work wherever the focus is in `window`.
  explicit Actions(QWidget* window);

  QAction* operator[](Command command) const { return m_actions.at(command); }

  /// Enables what can be done now; Train says "Pause" while training runs.
  void setState(const SessionState& state);
  /// Draws the icons again in the theme's colours.
  void refreshIcons();

 private:
  std::map<Command, QAction*> m_actions;
  bool m_running = false;
};

}  // namespace encoderlab
