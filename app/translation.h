#pragma once

#include <QString>

namespace encoderlab {

/// The languages the window speaks: the names of their locales.
inline constexpr QLatin1String englishLanguage("en");
inline constexpr QLatin1String chineseLanguage("zh_CN");

/// The language that the user chose, or an empty string: that of the system.
QString rememberedLanguage();
void rememberLanguage(const QString& language);

/// Installs the program's and Qt's own translations; `language` as above, empty for the system's. Before any widget is
/// made. Source texts are English, so what is not translated stays English.
void installTranslations(const QString& language);

}  // namespace encoderlab
