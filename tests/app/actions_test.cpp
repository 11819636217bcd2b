#include "app/actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QToolButton>

#include "app/menus.h"
#include "app/message_bar.h"
#include "tests/app/window_fixture.h"

using namespace encoderlab;

namespace {

void collect(const QList<QAction*>& actions, QSet<QAction*>& reached) {
  for (QAction* action : actions) {
    reached << action;
    if (action->menu()) collect(action->menu()->actions(), reached);
  }
}

}  // namespace

class ActionsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    applyTheme(*qApp, Theme::Light);
    m_desk.emplace();
  }

  void everyActionIsInAMenuAndExplained() {
    QWidget window;
    const Actions actions(&window);
    QMenuBar bar;
    MessageBar messages;
    buildMenus(&bar, actions, {}, {}, &messages);
    QSet<QAction*> reached;
    collect(bar.actions(), reached);
    for (QAction* action : window.actions()) {
      QVERIFY2(reached.contains(action), qPrintable(action->objectName()));
      QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
      QVERIFY2(action->text().contains(QLatin1Char('&')), qPrintable(action->text()));
    }
  }

  void noKeyIsTakenTwice() {
    QWidget window;
    const Actions actions(&window);
    QSet<QKeySequence> keys;
    for (const QAction* action : window.actions()) {
      for (const QKeySequence& key : action->shortcuts()) {
        QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
        keys << key;
      }
    }
  }

  void iconsFollowTheTheme() {
    MainWindow window;
    window.show();
    const auto colorOfIcon = [&] {
      const QImage image = window.actions()[Command::Reset]->icon().pixmap(24, 24).toImage();
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
          if (qAlpha(image.pixel(x, y)) == 255) return QColor(image.pixel(x, y));
      return QColor();
    };
    window.setTheme(Theme::Light);
    QVERIFY(colorOfIcon().isValid());
    QVERIFY(colorOfIcon().lightnessF() < 0.5F);
    window.setTheme(Theme::Dark);
    QVERIFY(colorOfIcon().lightnessF() > 0.5F);
    QVERIFY(window.actions()[Command::DarkTheme]->isChecked());
  }

  void theTrainButtonAndTheHeadingsFollowTheTheme() {
    MainWindow window;
    window.show();
    const auto pictureOf = [&](const QString& text) {
      for (QToolButton* button : window.findChildren<QToolButton*>())
        if (button->text() == text && button->isVisible()) return button->grab().toImage();
      return QImage();
    };
    const auto has = [](const QImage& image, const QColor& color) {
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
          if (image.pixelColor(x, y) == color) return true;
      return false;
    };
    for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Dark}) {
      window.setTheme(theme);
      const QPalette palette = themePalette(theme);
      window.actions()[Command::Train]->setEnabled(true);
      QTRY_VERIFY(has(pictureOf(QStringLiteral("Train")), palette.color(QPalette::Highlight)));
      const QImage train = pictureOf(QStringLiteral("Train"));
      QVERIFY(has(train.copy(0, 0, 30, train.height()), palette.color(QPalette::HighlightedText)));  // the icon
      QVERIFY(has(pictureOf(QStringLiteral("Training")), palette.color(QPalette::WindowText)));
    }
  }

  void themeAndTextSizeAreRemembered() {
    {
      MainWindow window;
      window.setTheme(Theme::Dark);
      const double usual = QApplication::font().pointSizeF();
      window.actions()[Command::LargerText]->trigger();
      QVERIFY(QApplication::font().pointSizeF() > usual);
    }
    const double larger = QApplication::font().pointSizeF();
    QApplication::setPalette(themePalette(Theme::Light));
    MainWindow window;
    window.show();
    QTRY_COMPARE(themeOf(window.palette()), Theme::Dark);
    QCOMPARE(QApplication::font().pointSizeF(), larger);
    window.actions()[Command::NormalText]->trigger();
    QVERIFY(QApplication::font().pointSizeF() < larger);
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(ActionsTest)
#include "actions_test.moc"
