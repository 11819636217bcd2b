#include "app/appearance.h"

#include <QApplication>
#include <QFont>
#include <QSettings>
#include <algorithm>
#include <cmath>

namespace encoderlab {

namespace {

constexpr int smallestLevel = -2;
constexpr int largestLevel = 8;
constexpr double factorOfLevel = 1.12;
constexpr QLatin1String themeKey("appearance/theme");
constexpr QLatin1String textLevelKey("appearance/textLevel");

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent), m_theme(themeOf(QApplication::palette())) {
  const QSettings settings;
  const QString theme = settings.value(themeKey).toString();
  if (theme == QLatin1String("dark")) m_theme = Theme::Dark;
  if (theme == QLatin1String("light")) m_theme = Theme::Light;
  m_textLevel = std::clamp(settings.value(textLevelKey, 0).toInt(), smallestLevel, largestLevel);
  apply();
}

void Appearance::setTheme(Theme theme) {
  if (theme == m_theme) return;
  m_theme = theme;
  QSettings().setValue(themeKey, theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
  apply();
}

void Appearance::setTextLevel(int level) {
  level = std::clamp(level, smallestLevel, largestLevel);
  if (level == m_textLevel) return;
  m_textLevel = level;
  QSettings().setValue(textLevelKey, level);
  apply();
}

void Appearance::apply() {
  applyTheme(*qApp, m_theme);
  if (m_textLevel != 0) {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * std::pow(factorOfLevel, m_textLevel));
    QApplication::setFont(font);
  }
  // The platform gives the titles of docks a font of their own, which would stay small.
  QApplication::setFont(QApplication::font(), "QDockWidgetTitle");
  emit changed();
}

}  // namespace encoderlab
