#include "views/wheel_guard.h"

#include <QComboBox>
#include <QScrollArea>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace encoderlab;

namespace {

/// A form that is higher than its window, with a box to turn.
struct Form {
  QScrollArea area;
  QComboBox* box = nullptr;

  Form() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    box = new QComboBox(content);
    box->addItems({"first", "second", "third"});
    layout->addWidget(box);
    layout->addSpacing(1000);
    leaveWheelToTheForm(box);
    area.setWidget(content);
    area.resize(200, 200);
    area.show();
    area.setFocus();
    area.activateWindow();
  }

  /// Whether the box took the turn: what it leaves goes on to the form.
  bool turn() {
    const QPointF place = box->rect().center();
    QWheelEvent event(place, box->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(box, &event);
    return event.isAccepted();
  }
};

}  // namespace

class WheelGuardTest : public QObject {
  Q_OBJECT

 private slots:
  void aBoxUnderThePointerLeavesTheWheelToTheForm() {
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.area));
    QVERIFY(!form.turn());
    QCOMPARE(form.box->currentIndex(), 0);
    QVERIFY(!form.box->hasFocus());
  }

  void theChosenBoxTurns() {
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.area));
    form.box->setFocus();
    QVERIFY(form.turn());
    QCOMPARE(form.box->currentIndex(), 1);
  }
};

QTEST_MAIN(WheelGuardTest)
#include "wheel_guard_test.moc"
