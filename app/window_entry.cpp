#include "app/window_entry.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/console.h"
#include "app/launch_options.h"
#include "app/main_window.h"
#include "app/offscreen_display.h"
#include "app/screenshot_series.h"
#include "app/space_key.h"
#include "app/translation.h"
#include "app/version.h"
#include "model/data/own_data.h"
#include "model/io/configuration_json.h"

namespace encoderlab {

namespace {

constexpr int failure = 1;
constexpr int wrongUsage = 2;

/// Qt's application with a command line of its own: the words of the real one are not Qt's.
class WindowApplication {
 public:
  WindowApplication() : m_application(m_count, m_words) {
    QCoreApplication::setOrganizationName(QStringLiteral("encoder-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("encoder-lab"));
    QCoreApplication::setApplicationVersion(versionText());
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Encoder Lab"));
    QGuiApplication::setDesktopFileName(QStringLiteral("encoder-lab"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/encoder-lab.svg")));
    m_application.installEventFilter(&m_spaceKey);
  }

 private:
  int m_count = 1;
  char m_name[12] = "encoder-lab";
  char* m_words[2] = {m_name, nullptr};
  QApplication m_application;
  SpaceKey m_spaceKey;
};

Configuration screenshotConfiguration(const ScreenshotOptions& options) {
  Configuration configuration;
  if (options.dataFile.isEmpty()) {
    configuration = resolveConfiguration({options.task.toStdString(), {}, {}});
  } else {
    DataConfiguration wanted;
    wanted.file = QFile::encodeName(options.dataFile).toStdString();
    configuration = suggestConfiguration(previewData(wanted));
  }
  if (options.steps > 0) configuration.training.steps = options.steps;
  return configuration;
}

int takeScreenshots(const ScreenshotOptions& options) {
  const QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  const OffscreenDisplay display(options.size);
  const WindowApplication application;
  installTranslations(options.language);
  Configuration configuration = screenshotConfiguration(options);

  MainWindow window;
  window.setTheme(options.theme);
  window.resize(options.size);
  window.resetLayout();
  window.show();
  const QString suffix = QStringLiteral("%1-%2x%3")
                             .arg(options.theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                             .arg(options.size.width())
                             .arg(options.size.height());
  auto* series = new ScreenshotSeries(&window, options.directory, suffix, options.steps);
  QObject::connect(series, &ScreenshotSeries::saved, series,
                   [](const QString& path) { std::printf("%s\n", qPrintable(path)); });
  QObject::connect(series, &ScreenshotSeries::finished, series, [] { QCoreApplication::exit(0); });
  QObject::connect(series, &ScreenshotSeries::failed, series, [](const QString& sentence) {
    printError(sentence);
    QCoreApplication::exit(failure);
  });
  QMetaObject::invokeMethod(series, &ScreenshotSeries::start, Qt::QueuedConnection);
  window.session()->startExperiment(configuration);
  return QCoreApplication::exec();
}

/// Where there is none, Qt would end the program with a core dump.
bool hasDisplay() {
#ifdef Q_OS_LINUX
  constexpr std::array variables = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
  return std::ranges::any_of(variables, [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
#else
  return true;
#endif
}

int openWindow(const WindowOptions& options) {
  const WindowApplication application;
  installTranslations(options.language.isEmpty() ? rememberedLanguage() : options.language);
  MainWindow window;
  if (options.theme) window.setTheme(*options.theme);
  window.show();
  window.begin(options.file);
  return QCoreApplication::exec();
}

}  // namespace

int runWindow(const QStringList& arguments) {
  try {
    const WindowOptions options = parseWindowOptions(arguments);
    if (!hasDisplay()) {
      printError(
          CommandText::tr("There is no display to open a window on; see encoder-lab --help for what needs none."));
      return failure;
    }
    return openWindow(options);
  } catch (const UsageError& error) {
    printError(QString::fromUtf8(error.what()));
    return wrongUsage;
  }
}

int runScreenshot(const QStringList& arguments) {
  try {
    const auto options = parseScreenshotOptions(arguments);
    return options ? takeScreenshots(*options) : 0;
  } catch (const UsageError& error) {
    printError(QString::fromUtf8(error.what()));
    return wrongUsage;
  } catch (const std::exception& error) {
    printError(QString::fromUtf8(error.what()));
    return failure;
  }
}

}  // namespace encoderlab
