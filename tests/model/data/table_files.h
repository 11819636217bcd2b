#pragma once

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <QtGlobal>
#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "model/configuration.h"

namespace encoderlab {

/// Small files for one test.
class TableFiles {
 public:
  /// Writes `bytes` as they are; returns the path.
  std::string write(const QByteArray& bytes, const QString& name = QStringLiteral("table.csv")) const {
    QFile file(m_directory.filePath(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (!written) qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName().toStdString();
  }
  std::string directory() const { return m_directory.path().toStdString(); }

 private:
  QTemporaryDir m_directory;
};

inline DataConfiguration with() { return {}; }

/// The configuration with these options given, the others left open: with(&DataConfiguration::kind, "text", …).
template <typename Value, typename Given, typename... More>
DataConfiguration with(Value DataConfiguration::*option, const Given& value, const More&... more) {
  DataConfiguration configuration = with(more...);
  configuration.*option = value;
  return configuration;
}

/// The sentence of the `Error` that `call` throws, empty if it throws none.
template <typename Error, typename Call>
QString sentenceOf(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

/// What of `parts` the sentence does not say, with the sentence; empty if it says all: QCOMPARE it to QString().
inline QString unsaid(const QString& sentence, const QStringList& parts) {
  for (const QString& part : parts) {
    if (!sentence.contains(part)) return "no \"" + part + "\" in: " + sentence;
  }
  return {};
}

inline bool notesSay(const std::vector<std::string>& notes, const QString& part) {
  return std::any_of(notes.begin(), notes.end(),
                     [&](const std::string& note) { return QString::fromStdString(note).contains(part); });
}

}  // namespace encoderlab
