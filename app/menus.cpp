#include "app/menus.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include "app/actions.h"
#include "app/message_bar.h"
#include "app/translation.h"

namespace encoderlab {

namespace {

class Menus {
  Q_DECLARE_TR_FUNCTIONS(Menus)

 public:
  Menus(QMenuBar* bar, const Actions& actions, MessageBar* messages)
      : m_bar(bar), m_actions(actions), m_messages(messages) {}

  void build(const QList<QAction*>& panels, const QList<QAction*>& goTo) {
    add(tr("&File"), {Command::OpenData, Command::OpenModel, Command::SaveModel, Command::Quit});
    add(tr("&Training"),
        {Command::Train, Command::Step, Command::Epoch, Command::TakeBack, Command::Reset, Command::NewSeed});
    add(tr("&What if"), {Command::Undo, Command::Redo, Command::LiftChanges, Command::TrainWithChanges});
    add(tr("&Sample"), {Command::PreviousSample, Command::NextSample, Command::MistakesFirst});
    add(tr("Wal&k"), {Command::WalkForward, Command::WalkBack, Command::WalkFirst, Command::WalkLast, Command::WalkPlay,
                      Command::WalkLeave, Command::ShowGradients, Command::Prove});
    QMenu* view = add(tr("&View"), {Command::DarkTheme, Command::LargerText, Command::SmallerText, Command::NormalText,
                                    Command::FullScreen, Command::ResetLayout});
    view->addMenu(tr("&Panels"))->addActions(panels);
    view->addMenu(tr("Go &to"))->addActions(goTo);
    addLanguages(view->addMenu(tr("Lan&guage")));
    add(tr("&Help"), {Command::About});
  }

 private:
  QMenu* add(const QString& title, std::initializer_list<Command> commands) {
    QMenu* menu = m_bar->addMenu(title);
    for (const Command command : commands) menu->addAction(m_actions[command]);
    return menu;
  }

  void addLanguages(QMenu* menu) {
    menu->setToolTipsVisible(true);
    auto* group = new QActionGroup(menu);
    const std::pair<QString, QString> languages[] = {{tr("Language of the &system"), QString()},
                                                     {QStringLiteral("&English"), englishLanguage},
                                                     {QStringLiteral("简体中文"), chineseLanguage}};
    for (const auto& [name, language] : languages) {
      QAction* action = menu->addAction(name);
      action->setCheckable(true);
      action->setChecked(language == rememberedLanguage());
      action->setStatusTip(tr("The window speaks this language from the next start on."));
      action->setToolTip(action->statusTip());
      group->addAction(action);
      QObject::connect(action, &QAction::triggered, m_messages, [messages = m_messages, chosen = language] {
        rememberLanguage(chosen);
        messages->showMessage(
            tr("The window speaks the chosen language from the next start on: quit Encoder Lab and start it again."));
      });
    }
  }

  QMenuBar* m_bar;
  const Actions& m_actions;
  MessageBar* m_messages;
};

}  // namespace

void buildMenus(QMenuBar* bar, const Actions& actions, const QList<QAction*>& panels, const QList<QAction*>& goTo,
                MessageBar* messages) {
  Menus(bar, actions, messages).build(panels, goTo);
}

}  // namespace encoderlab
