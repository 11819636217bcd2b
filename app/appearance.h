#pragma once

#include <QObject>

#include "views/theme.h"

namespace encoderlab {

/// Theme and size of all text, remembered between starts.
class Appearance : public QObject {
  Q_OBJECT

 public:
  /// Applies what was remembered; at the first start the theme of the desktop.
  explicit Appearance(QObject* parent = nullptr);

  Theme theme() const { return m_theme; }
  void setTheme(Theme theme);
  void enlargeText() { setTextLevel(m_textLevel + 1); }
  void reduceText() { setTextLevel(m_textLevel - 1); }
  void resetText() { setTextLevel(0); }

 signals:
  void changed();

 private:
  void setTextLevel(int level);
  void apply();

  Theme m_theme;
  int m_textLevel = 0;  ///< 0: usual; each level is 12 % larger
};

}  // namespace encoderlab
