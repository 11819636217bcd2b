#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

#include "views/theme.h"

namespace encoderlab {

/// How the window opens.
struct WindowOptions {
  QString file;  ///< a model or data; empty: the default experiment
  QString language;
  std::optional<Theme> theme;
};

/// What `screenshot` takes pictures of.
struct ScreenshotOptions {
  QString directory;
  QString task;      ///< empty: the default
  QString dataFile;  ///< instead of a task
  QString language;
  std::int64_t steps = 300;
  Theme theme = Theme::Light;
  QSize size = {1600, 1000};
};

/// `arguments` as runWindow and runScreenshot take them. Throw UsageError with one sentence.
WindowOptions parseWindowOptions(const QStringList& arguments);
/// Empty if help was asked for: it has been printed.
std::optional<ScreenshotOptions> parseScreenshotOptions(const QStringList& arguments);

}  // namespace encoderlab
