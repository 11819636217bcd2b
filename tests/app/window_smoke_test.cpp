#include <QGuiApplication>
#include <QImage>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTest>

#include "app/main_window.h"

using namespace encoderlab;

/// Runs once offscreen and once on an X server.
class WindowSmokeTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const QByteArray wanted = qgetenv("QT_QPA_PLATFORM");
    QVERIFY2(wanted.startsWith(QGuiApplication::platformName().toUtf8()), wanted.constData());
    QCoreApplication::setOrganizationName(QStringLiteral("encoder-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("window-smoke-test-") + QGuiApplication::platformName());
    QSettings().clear();
  }

  void theWindowOpensTrainsAndCloses() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.begin(QString());
    QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().trainable, 60'000);

    window.session()->train();
    QTRY_VERIFY_WITH_TIMEOUT(window.session()->state().step >= 3, 60'000);
    window.session()->pause();
    QTRY_VERIFY_WITH_TIMEOUT(!window.session()->state().running, 60'000);

    const QImage picture = window.grab().toImage();
    QVERIFY(picture.width() > 600);
    QVERIFY(!window.close());  // what was trained is not saved
    auto* question = window.findChild<QMessageBox*>();
    QVERIFY(question != nullptr);
    QTRY_VERIFY(question->isVisible());
    question->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!window.isVisible());
  }
};

QTEST_MAIN(WindowSmokeTest)
#include "window_smoke_test.moc"
