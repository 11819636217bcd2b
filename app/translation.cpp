#include "app/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace encoderlab {

namespace {

constexpr QLatin1String languageKey("language");

void install(const QLocale& locale, const QString& file, const QString& directory) {
  auto* translator = new QTranslator(qApp);
  if (translator->load(locale, file, QStringLiteral("_"), directory))
    QCoreApplication::installTranslator(translator);
  else
    delete translator;
}

}  // namespace

QString rememberedLanguage() { return QSettings().value(languageKey).toString(); }

void rememberLanguage(const QString& language) { QSettings().setValue(languageKey, language); }

void installTranslations(const QString& language) {
  const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
  QLocale::setDefault(locale);
  install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  // English has plural forms of its own, which a language without a translation falls back to.
  for (const QLocale& spoken : {QLocale(englishLanguage), locale})
    install(spoken, QStringLiteral("encoder_lab"), QStringLiteral(":/i18n"));
}

}  // namespace encoderlab
