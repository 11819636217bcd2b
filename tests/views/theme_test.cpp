#include "views/theme.h"

#include <QApplication>
#include <QStyle>
#include <QTest>
#include <cmath>

using namespace encoderlab;

namespace {

double luminance(const QColor& color) {
  const auto linear = [](double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG's contrast ratio, 1 to 21.
double contrast(const QColor& first, const QColor& second) {
  const double a = luminance(first);
  const double b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
  Q_OBJECT

 private slots:
  void colorsFollowThePalette() {
    QCOMPARE(themeOf(themePalette(Theme::Light)), Theme::Light);
    QCOMPARE(themeOf(themePalette(Theme::Dark)), Theme::Dark);
    QCOMPARE(themeColors(themePalette(Theme::Light)).panel, themePalette(Theme::Light).color(QPalette::Base));
    QCOMPARE(themeColors(themePalette(Theme::Dark)).panel, themePalette(Theme::Dark).color(QPalette::Base));
    QVERIFY(themeColors(themePalette(Theme::Dark)).panel.lightnessF() < 0.3F);
  }

  void textIsReadable_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }

  void textIsReadable() {
    QFETCH(bool, dark);
    const QPalette palette = themePalette(dark ? Theme::Dark : Theme::Light);
    const ThemeColors& colors = themeColors(palette);
    const QColor window = palette.color(QPalette::Window);
    for (const QColor& background : {colors.panel, window}) {
      QVERIFY(contrast(colors.text, background) > 10);
      for (const QColor& color : {colors.mutedText, colors.accent, colors.forward, colors.backward, colors.update,
                                  colors.positive, colors.negative}) {
        QVERIFY2(contrast(color, background) >= 4.4, qPrintable(color.name()));
      }
    }
    QVERIFY(contrast(colors.text, colors.selectionFill) > 7);
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) > 4.5);
    QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) > 7);
    QVERIFY(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) > 7);
  }

  void changesAtRunTime() {
    for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Dark}) {
      applyTheme(*qApp, theme);
      QCOMPARE(themeOf(QApplication::palette()), theme);
      QCOMPARE(QApplication::style()->name().toLower(), QString("fusion"));
      QVERIFY(QApplication::font().pointSizeF() >= 10.5);
      const QPalette checkBox = QApplication::palette("QCheckBox");
      const QColor box = checkBox.color(QPalette::Base);
      QVERIFY(theme == Theme::Light || contrast(box, checkBox.color(QPalette::Window)) > 2.8);
      QVERIFY(contrast(box, checkBox.color(QPalette::Text)) > 4.5);
    }
  }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
