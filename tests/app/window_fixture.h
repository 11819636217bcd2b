#pragma once

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include "app/main_window.h"
#include "app/space_key.h"
#include "tests/app/small_experiment.h"

namespace encoderlab {

/// Settings of their own for a test, and a failure for every warning that nobody expects.
class CleanDesk {
 public:
  CleanDesk() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_directory.path());
    QCoreApplication::setOrganizationName(QStringLiteral("encoder-lab-tests"));
    QSettings().clear();
    // The offscreen platform says this of every window, for want of a window manager.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
  }

  QString write(const QString& name, const QByteArray& content) const {
    const QString path = m_directory.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
      qFatal("cannot write %s", qPrintable(path));
    return path;
  }

 private:
  QTemporaryDir m_directory;
};

/// A window that shows the small experiment.
class SmallWindow : public MainWindow {
 public:
  SmallWindow() {
    qApp->installEventFilter(&m_spaceKey);
    show();
    session()->startExperiment(smallExperiment());
  }

  bool becomesReady() {
    return QTest::qWaitForWindowActive(this) &&
           QTest::qWaitFor([this] { return session()->state().trainable; }, 20'000);
  }
  bool reachesStep(std::int64_t step) {
    return QTest::qWaitFor(
        [&] { return !session()->state().running && session()->snapshot() && session()->snapshot()->step == step; },
        20'000);
  }
  /// As a user types: to the window, which hands the key to whatever has the focus.
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    // Without a window manager nobody gives the focus back when a dialog closes.
    activateWindow();
    if (!QTest::qWaitForWindowActive(this)) qFatal("the window does not become active");
    QTest::keyClick(windowHandle(), key, modifiers);
  }

 private:
  SpaceKey m_spaceKey;
};

/// The dialog that is open over the windows; waits for it to appear.
template <typename Dialog>
Dialog* openDialog() {
  Dialog* dialog = nullptr;
  const bool appeared = QTest::qWaitFor(
      [&] {
        for (QWidget* widget : QApplication::topLevelWidgets())
          if (widget->isVisible() && (dialog = qobject_cast<Dialog*>(widget)) != nullptr) return true;
        return false;
      },
      20'000);
  return appeared ? dialog : nullptr;
}

}  // namespace encoderlab
