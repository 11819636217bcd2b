#include "app/actions.h"

#include <QFile>
#include <QWidget>
#include <vector>

#include "app/icons.h"
#include "app/session.h"

namespace encoderlab {

namespace {

struct Description {
  Command command;
  const char* name;  ///< of the object, and of its icon
  const char* text;
  const char* explanation;
  QKeySequence shortcut;
  bool checkable = false;
};

#define NOOP(text) QT_TRANSLATE_NOOP("encoderlab::Actions", text)

std::vector<Description> descriptions() {
  return {
      {Command::OpenData, "open-data", NOOP("Open &data…"), NOOP("Train on a table of your own: CSV or TSV."),
       QKeySequence::Open},
      {Command::OpenModel, "open-model", NOOP("Open &model…"), NOOP("Open a model that was saved as .safetensors."),
       Qt::CTRL | Qt::SHIFT | Qt::Key_O},
      {Command::SaveModel, "save-model", NOOP("&Save model…"),
       NOOP("Save the model, with all that training on needs, as one .safetensors file."), QKeySequence::Save},
      {Command::Quit, "quit", NOOP("&Quit"), NOOP("Close Encoder Lab."), QKeySequence::Quit},
      {Command::Train, "train", NOOP("&Train"), NOOP("Train until the goal, or pause."), Qt::Key_Space},
      {Command::Step, "step", NOOP("One &step"), NOOP("Train on one batch."), Qt::Key_Period},
      {Command::Epoch, "epoch", NOOP("One &epoch"), NOOP("Train to the end of this pass through the training data."),
       Qt::Key_E},
      {Command::Reset, "reset", NOOP("&Reset"),
       NOOP("Begin again with the same seed: the same initial weights, the same run."), Qt::CTRL | Qt::Key_R},
      {Command::NewSeed, "new-seed", NOOP("&New seed"),
       NOOP("Begin again with the next seed: other data, other initial weights."), Qt::CTRL | Qt::SHIFT | Qt::Key_R},
      {Command::MistakesFirst, "mistakes-first", NOOP("&Mistakes first"),
       NOOP("List the samples that the model gets wrong before the others."), Qt::CTRL | Qt::Key_M, true},
      {Command::PreviousSample, "previous-sample", NOOP("&Previous sample"), NOOP("Look at the sample above."),
       Qt::ALT | Qt::Key_Up},
      {Command::NextSample, "next-sample", NOOP("&Next sample"), NOOP("Look at the sample below."),
       Qt::ALT | Qt::Key_Down},
      {Command::DarkTheme, "dark-theme", NOOP("&Dark theme"), NOOP("Switch between dark and light colours."),
       Qt::CTRL | Qt::Key_T, true},
      {Command::LargerText, "larger-text", NOOP("&Larger text"), NOOP("Make all text larger, for a projector."),
       QKeySequence::ZoomIn},
      {Command::SmallerText, "smaller-text", NOOP("S&maller text"), NOOP("Make all text smaller."),
       QKeySequence::ZoomOut},
      {Command::NormalText, "normal-text", NOOP("&Normal text"), NOOP("Give all text its usual size again."),
       Qt::CTRL | Qt::Key_0},
      {Command::FullScreen, "full-screen", NOOP("&Full screen"), NOOP("Give the window the whole screen."), Qt::Key_F11,
       true},
      {Command::ResetLayout,
       "reset-layout",
       NOOP("&Reset layout"),
       NOOP("Put all panels back to where they were."),
       {}},
      {Command::About, "about", NOOP("&About Encoder Lab"), NOOP("Version and licence."), {}},
  };
}

#undef NOOP

}  // namespace

Actions::Actions(QWidget* window) : QObject(window), m_window(window) {
  for (const Description& description : descriptions()) {
    auto* action = new QAction(tr(description.text), this);
    const QString explanation = tr(description.explanation);
    const QString key = description.shortcut.toString(QKeySequence::NativeText);
    action->setObjectName(QLatin1String(description.name));
    action->setShortcut(description.shortcut);
    action->setToolTip(key.isEmpty() ? explanation : tr("%1 (%2)", "explanation, key").arg(explanation, key));
    action->setStatusTip(explanation);
    action->setCheckable(description.checkable);
    window->addAction(action);
    m_actions.emplace(description.command, action);
  }
  for (const Command command : {Command::NextSample, Command::PreviousSample, Command::Step})
    m_actions.at(command)->setAutoRepeat(true);
  m_actions.at(Command::Train)->setAutoRepeat(false);
  refreshIcons();
  setState({});
}

void Actions::setState(const SessionState& state) {
  for (const Command command : {Command::Train, Command::Step, Command::Epoch, Command::Reset, Command::NewSeed})
    m_actions.at(command)->setEnabled(state.trainable);
  if (state.running == m_running) return;
  m_running = state.running;
  m_actions.at(Command::Train)->setText(m_running ? tr("P&ause") : tr("&Train"));
  refreshIcons();
}

void Actions::refreshIcons() {
  const auto icons = QStringLiteral(":/icons/%1.svg");
  for (const auto& [command, action] : m_actions) {
    const QString name = command == Command::Train && m_running ? QStringLiteral("pause") : action->objectName();
    if (QFile::exists(icons.arg(name))) action->setIcon(themedIcon(name, m_window->palette()));
  }
}

}  // namespace encoderlab
