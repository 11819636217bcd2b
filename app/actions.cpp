#include "app/actions.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QWidget>
#include <vector>

#include "app/icons.h"
#include "app/session.h"

namespace encoderlab {

namespace {

struct Description {
  Command command;
  const char* name;  ///< of the object, and of its icon
  QString text;
  QString explanation;
  QKeySequence shortcut;
  bool checkable = false;
};

std::vector<Description> descriptions() {
  return {
      {Command::OpenData, "open-data", Actions::tr("Open &data…"),
       Actions::tr("Train on a table of your own: CSV or TSV."), QKeySequence::Open},
      {Command::OpenModel, "open-model", Actions::tr("Open &model…"),
       Actions::tr("Open a model that was saved as .safetensors."), Qt::CTRL | Qt::SHIFT | Qt::Key_O},
      {Command::SaveModel, "save-model", Actions::tr("&Save model…"),
       Actions::tr("Save the model, with all that training on needs, as one .safetensors file."), QKeySequence::Save},
      {Command::Quit, "quit", Actions::tr("&Quit"), Actions::tr("Close Encoder Lab."), QKeySequence::Quit},
      {Command::Train, "train", Actions::tr("&Train"), Actions::tr("Train until the goal, or pause."), Qt::Key_Space},
      {Command::Step, "step", Actions::tr("One &step"), Actions::tr("Train on one batch."), Qt::Key_Period},
      {Command::Epoch, "epoch", Actions::tr("One &epoch"),
       Actions::tr("Train to the end of this pass through the training data."), Qt::Key_E},
      {Command::TakeBack, "take-back", Actions::tr("Take &back a step"),
       Actions::tr("Undo the last update: weights and optimizer are again what they were before it."), Qt::Key_Comma},
      {Command::Reset, "reset", Actions::tr("&Reset"),
       Actions::tr("Begin again with the same seed: the same initial weights, the same run."), Qt::CTRL | Qt::Key_R},
      {Command::NewSeed, "new-seed", Actions::tr("&New seed"),
       Actions::tr("Begin again with the next seed: other data, other initial weights."),
       Qt::CTRL | Qt::SHIFT | Qt::Key_R},
      {Command::Undo, "undo", Actions::tr("&Undo"),
       Actions::tr("Undo the last change to the sample or to the computation."), QKeySequence::Undo},
      {Command::Redo, "redo", Actions::tr("&Redo"), Actions::tr("Do again what was undone."), QKeySequence::Redo},
      {Command::LiftChanges, "lift-changes", Actions::tr("&Lift all changes"),
       Actions::tr("Let the model compute as it is: all changes to the computation are lifted."), Qt::Key_L},
      {Command::TrainWithChanges, "train-with-changes", Actions::tr("&Train with the changes"),
       Actions::tr("Let the changes to the computation hold while training, too, for every sample."),
       Qt::CTRL | Qt::Key_L, true},
      {Command::Prove, "prove", Actions::tr("P&rove this gradient"),
       Actions::tr("Nudge the chosen number both ways and hold the slope of the loss against its gradient."),
       Qt::Key_V},
      {Command::MistakesFirst, "mistakes-first", Actions::tr("&Mistakes first"),
       Actions::tr("List the samples that the model gets wrong before the others."), Qt::CTRL | Qt::Key_M, true},
      {Command::PreviousSample, "previous-sample", Actions::tr("&Previous sample"),
       Actions::tr("Look at the sample above."), Qt::ALT | Qt::Key_Up},
      {Command::NextSample, "next-sample", Actions::tr("&Next sample"), Actions::tr("Look at the sample below."),
       Qt::ALT | Qt::Key_Down},
      {Command::WalkFirst, "walk-first", Actions::tr("To the &first step"),
       Actions::tr("Walk to the first op of the forward pass; nothing after it is computed."), Qt::ALT | Qt::Key_Home},
      {Command::WalkBack, "walk-back", Actions::tr("One op &back"), Actions::tr("Take the last step of the walk back."),
       Qt::ALT | Qt::Key_Left},
      {Command::WalkPlay, "walk-play", Actions::tr("&Play"), Actions::tr("Walk on by itself, at the chosen pace."),
       Qt::Key_P, true},
      {Command::WalkForward, "walk-forward", Actions::tr("One &op on"),
       Actions::tr("Walk on by one op: forward, loss, backward, then the updates."), Qt::ALT | Qt::Key_Right},
      {Command::WalkLast, "walk-last", Actions::tr("To the &last step"),
       Actions::tr("Walk to the end of the training step: everything is computed and updated."), Qt::ALT | Qt::Key_End},
      {Command::WalkLeave, "walk-leave", Actions::tr("&End the walk"),
       Actions::tr("Show everything as computed again, as while training runs."), Qt::ALT | Qt::Key_Backspace},
      {Command::ShowGradients, "show-gradients", Actions::tr("Show &gradients"),
       Actions::tr("Show the gradients of the loss in place of the values."), Qt::Key_G, true},
      {Command::DarkTheme, "dark-theme", Actions::tr("&Dark theme"),
       Actions::tr("Switch between dark and light colours."), Qt::CTRL | Qt::Key_T, true},
      {Command::LargerText, "larger-text", Actions::tr("&Larger text"),
       Actions::tr("Make all text larger, for a projector."), QKeySequence::ZoomIn},
      {Command::SmallerText, "smaller-text", Actions::tr("S&maller text"), Actions::tr("Make all text smaller."),
       QKeySequence::ZoomOut},
      {Command::NormalText, "normal-text", Actions::tr("&Normal text"),
       Actions::tr("Give all text its usual size again."), Qt::CTRL | Qt::Key_0},
      {Command::FullScreen, "full-screen", Actions::tr("&Full screen"),
       Actions::tr("Give the window the whole screen."), Qt::Key_F11, true},
      {Command::ResetLayout,
       "reset-layout",
       Actions::tr("&Reset layout"),
       Actions::tr("Put all panels back to where they were."),
       {}},
      {Command::About, "about", Actions::tr("&About Encoder Lab"), Actions::tr("Version and licence."), {}},
  };
}

/// On buttons the key of the menu is left out: "&Train" and, as Chinese writes it, "训练(&T)".
void setTexts(QAction* action, const QString& text) {
  static const QRegularExpression mnemonic(QStringLiteral("\\(&\\w\\)|&"));
  action->setText(text);
  action->setIconText(QString(text).remove(mnemonic));
}

}  // namespace

Actions::Actions(QWidget* window) : QObject(window) {
  for (const Description& description : descriptions()) {
    auto* action = new QAction(this);
    setTexts(action, description.text);
    const QString& explanation = description.explanation;
    const QString key = description.shortcut.toString(QKeySequence::NativeText);
    action->setObjectName(QLatin1String(description.name));
    action->setShortcut(description.shortcut);
    action->setToolTip(key.isEmpty() ? explanation : tr("%1 (%2)", "explanation, key").arg(explanation, key));
    action->setStatusTip(explanation);
    action->setCheckable(description.checkable);
    window->addAction(action);
    m_actions.emplace(description.command, action);
  }
  for (const Command command : {Command::NextSample, Command::PreviousSample, Command::Step, Command::TakeBack,
                                Command::WalkBack, Command::WalkForward, Command::Undo, Command::Redo})
    m_actions.at(command)->setAutoRepeat(true);
  m_actions.at(Command::Train)->setAutoRepeat(false);
  // Both are usual, on every desktop.
  m_actions.at(Command::Redo)->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
  refreshIcons();
  setState({});
}

void Actions::setState(const SessionState& state) {
  for (const Command command : {Command::Train, Command::Step, Command::Epoch, Command::Reset, Command::NewSeed})
    m_actions.at(command)->setEnabled(state.trainable);
  m_actions.at(Command::TakeBack)->setEnabled(state.undoableSteps > 0);
  if (state.running == m_running) return;
  m_running = state.running;
  setTexts(m_actions.at(Command::Train), m_running ? tr("P&ause") : tr("&Train"));
  refreshIcons();
}

void Actions::refreshIcons() {
  const auto icons = QStringLiteral(":/icons/%1.svg");
  for (const auto& [command, action] : m_actions) {
    const QString name = command == Command::Train && m_running ? QStringLiteral("pause") : action->objectName();
    const bool isMain = command == Command::Train;  // drawn on a button of the accent's colour
    const QPalette::ColorRole role = isMain ? QPalette::HighlightedText : QPalette::WindowText;
    if (QFile::exists(icons.arg(name))) action->setIcon(themedIcon(name, QApplication::palette(), role));
    action->setIconVisibleInMenu(!isMain);
  }
}

}  // namespace encoderlab
