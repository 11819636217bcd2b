#include "app/walk_actions.h"

#include <QTest>

#include "app/actions.h"
#include "tests/views/test_inspection.h"
#include "views/selection.h"
#include "views/step_cursor.h"

using namespace encoderlab;

class WalkActionsTest : public QObject {
  Q_OBJECT

 private slots:
  void theyWalkTheCursor() {
    QWidget window;
    const Actions actions(&window);
    Selection selection;
    StepCursor cursor(&selection);
    connectWalkActions(actions, &cursor, &selection);
    for (const QAction* action : walkActions(actions)) QVERIFY(!action->isEnabled());
    cursor.setInspection(makeInspection({}, {"1", "2"}));
    for (const QAction* action : walkActions(actions)) QVERIFY(action->isEnabled());
    const auto stepAfter = [&](Command command) {
      actions[command]->trigger();
      return selection.step();
    };
    QCOMPARE(stepAfter(Command::WalkForward), 0);
    QCOMPARE(stepAfter(Command::WalkForward), 1);
    QCOMPARE(stepAfter(Command::WalkBack), 0);
    QCOMPARE(stepAfter(Command::WalkLast), cursor.stepCount() - 1);
    QVERIFY(actions[Command::ShowGradients]->isChecked());
    QCOMPARE(stepAfter(Command::WalkFirst), 0);
    QVERIFY(!actions[Command::ShowGradients]->isChecked());
    actions[Command::ShowGradients]->trigger();
    QVERIFY(selection.showsGradients());
    QCOMPARE(stepAfter(Command::WalkLeave), -1);
  }

  void playFollowsTheCursor() {
    QWidget window;
    const Actions actions(&window);
    Selection selection;
    StepCursor cursor(&selection);
    connectWalkActions(actions, &cursor, &selection);
    cursor.setInspection(makeInspection({}, {"1", "2"}));
    actions[Command::WalkPlay]->trigger();
    QVERIFY(cursor.isPlaying());
    actions[Command::WalkLeave]->trigger();
    QVERIFY(!cursor.isPlaying());
    QVERIFY(!actions[Command::WalkPlay]->isChecked());
  }
};

QTEST_MAIN(WalkActionsTest)
#include "walk_actions_test.moc"
