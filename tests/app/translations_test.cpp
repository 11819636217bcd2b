#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <optional>

#include "model/inspect/ledger_phrases.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

struct Message {
  QString context;
  QString source;
  QString comment;
  bool counted = false;  ///< has plural forms
  QString type;          ///< empty: finished
  QStringList translations;

  /// What lupdate finds in the sources.
  QString identity() const {
    return QStringList{context, source, comment, QString::number(counted)}.join(QStringLiteral(" | "));
  }
};

Message readMessage(QXmlStreamReader& xml, const QString& context) {
  Message message;
  message.context = context;
  message.counted = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
  while (xml.readNextStartElement()) {
    if (xml.name() == QLatin1String("source")) {
      message.source = xml.readElementText();
    } else if (xml.name() == QLatin1String("comment")) {
      message.comment = xml.readElementText();
    } else if (xml.name() == QLatin1String("translation")) {
      message.type = xml.attributes().value(QLatin1String("type")).toString();
      if (message.counted) {
        while (xml.readNextStartElement()) message.translations << xml.readElementText();
      } else {
        message.translations << xml.readElementText();
      }
    } else {
      xml.skipCurrentElement();
    }
  }
  return message;
}

QList<Message> readMessages(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(path));
  QXmlStreamReader xml(&file);
  QList<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("message")) messages << readMessage(xml, context);
  }
  if (xml.hasError()) qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
  return messages;
}

QString translationFile(const QString& language) {
  return QStringLiteral(RESOURCES_DIR "/translations/encoder_lab_%1.ts").arg(language);
}

/// %1, %n, &lt;b&gt; and the like, sorted.
QStringList marksOf(const QString& text) {
  static const QRegularExpression mark(QStringLiteral("%L?(?:\\d+|n)|</?[a-z][^>]*>"));
  QStringList marks;
  for (auto found = mark.globalMatch(text); found.hasNext();) marks << found.next().captured();
  marks.sort();
  return marks;
}

bool hasMnemonic(QString text) {
  static const QRegularExpression mnemonic(QStringLiteral("&[^& ]"));
  return text.replace(QStringLiteral("&&"), QString()).contains(mnemonic);
}

}  // namespace

class TranslationsTest : public QObject {
  Q_OBJECT

 private slots:
  void filesHoldWhatTheSourcesSay_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN");
  }
  void filesHoldWhatTheSourcesSay() {
    QFETCH(QString, language);
    const QTemporaryDir directory;
    const QString fresh = directory.filePath(QStringLiteral("fresh_%1.ts").arg(language));
    QProcess lupdate;
    const QString top = QStringLiteral(RESOURCES_DIR "/..");
    lupdate.start(QStringLiteral(LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-I"), top, top + QStringLiteral("/app"),
                   top + QStringLiteral("/model"), top + QStringLiteral("/views"), QStringLiteral("-ts"), fresh});
    QVERIFY2(lupdate.waitForFinished(120'000) && lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

    const auto identities = [](const QString& path) {
      QStringList all;
      for (const Message& message : readMessages(path)) all << message.identity();
      all.sort();
      return all;
    };
    const QStringList expected = identities(fresh);
    const QStringList found = identities(translationFile(language));
    QVERIFY(!expected.isEmpty());
    for (const QString& identity : expected) {
      QVERIFY2(found.contains(identity), qPrintable(QStringLiteral("missing, run update_translations: ") + identity));
    }
    QCOMPARE(found, expected);
  }

  void englishHasItsPluralForms() {
    for (const Message& message : readMessages(translationFile(QStringLiteral("en")))) {
      if (!message.counted) continue;
      QVERIFY2(message.type.isEmpty() && message.translations.size() == 2, qPrintable(message.identity()));
      for (const QString& form : message.translations) {
        QVERIFY2(!form.isEmpty() && !form.contains(QLatin1String("(s)")), qPrintable(message.identity()));
      }
    }
  }

  void chineseIsComplete() {
    for (const Message& message : readMessages(translationFile(QStringLiteral("zh_CN")))) {
      QVERIFY2(message.type.isEmpty(), qPrintable(message.type + QStringLiteral(": ") + message.identity()));
      QVERIFY2(message.translations.size() == 1, qPrintable(message.identity()));
      QVERIFY2(!message.translations.first().isEmpty(), qPrintable(message.identity()));
      QCOMPARE(marksOf(message.translations.first()), marksOf(message.source));
      QVERIFY2(hasMnemonic(message.translations.first()) == hasMnemonic(message.source),
               qPrintable(message.identity()));
    }
  }

  void everyTextOfATaskIsTranslated() {
    QTranslator chinese;
    QVERIFY(chinese.load(QStringLiteral(":/i18n/encoder_lab_zh_CN.qm")));
    const auto verify = [&chinese](const std::string& text) {
      QVERIFY2(!chinese.translate("Task", text.c_str()).isEmpty(), text.c_str());
    };
    for (const Task& task : allTasks()) {
      for (const std::string& text : {task.title, task.teaches, task.lookFor}) verify(text);
      for (const TaskOption& option : task.options) verify(option.explanation);
    }
  }

  void everyPhraseOfALedgerIsTranslated() {
    QTranslator chinese;
    QVERIFY(chinese.load(QStringLiteral(":/i18n/encoder_lab_zh_CN.qm")));
    for (const char* phrase : phrases::all) QVERIFY2(!chinese.translate("Ledger", phrase).isEmpty(), phrase);
  }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
