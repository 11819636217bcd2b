#include "app/offscreen_display.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace encoderlab {

namespace {

constexpr int dotsPerInch = 96;

QtMessageHandler otherMessages = nullptr;

/// The platform says at every window that it has no window manager, which nobody needs to know.
void skipMissingWindowManager(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (!message.contains(QLatin1String("propagateSizeHints"))) otherMessages(type, context, message);
}

}  // namespace

OffscreenDisplay::OffscreenDisplay(QSize windowSize) {
  const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
  if (!platform.isEmpty() && platform != "offscreen") return;
  const QJsonObject screen{{QStringLiteral("name"), QStringLiteral("screen")},
                           {QStringLiteral("x"), 0},
                           {QStringLiteral("y"), 0},
                           {QStringLiteral("width"), std::max(1920, windowSize.width())},
                           {QStringLiteral("height"), std::max(1080, windowSize.height())},
                           {QStringLiteral("logicalDpi"), dotsPerInch},
                           {QStringLiteral("logicalBaseDpi"), dotsPerInch},
                           {QStringLiteral("dpr"), 1}};
  if (!m_configuration.open()) return;
  m_configuration.write(QJsonDocument(QJsonObject{{QStringLiteral("screens"), QJsonArray{screen}}}).toJson());
  m_configuration.close();
  otherMessages = qInstallMessageHandler(skipMissingWindowManager);
  qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + m_configuration.fileName().toUtf8());
}

}  // namespace encoderlab
