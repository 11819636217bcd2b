#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace encoderlab::testing {

constexpr int patience = 60'000;  ///< milliseconds

struct Result {
  int status = -1;
  QString output;
  QString errors;

  QJsonObject json() const {
    return QJsonDocument::fromJson(output.trimmed().section(QLatin1Char('\n'), -1).toUtf8()).object();
  }
};

/// Runs the program itself, as a user would, until it ends.
inline Result run(const QStringList& words,
                  const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(PROGRAM), words);
  if (!process.waitForFinished(patience)) return {};
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace encoderlab::testing
