#include "views/ledger_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "views/cell_text.h"

namespace encoderlab {
namespace {

QString sentenceOf(const LedgerPhrase& phrase) {
  QString sentence = ledgerText(phrase.text);
  for (const std::string& argument : phrase.arguments) sentence = sentence.arg(QString::fromStdString(argument));
  return sentence;
}

}  // namespace

QString ledgerText(const std::string& text) { return QCoreApplication::translate("Ledger", text.c_str()); }

QString ledgerStepName(const std::string& name) {
  constexpr std::string_view via(phrases::via);
  constexpr std::string_view before = via.substr(0, via.find('%'));
  if (!name.starts_with(before)) return shortTensorName(ledgerText(name).toStdString());
  return ledgerText(phrases::via).arg(shortTensorName(name.substr(before.size())));
}

QString ledgerChangesText(const CellExplanation& explanation) {
  QStringList lines;
  for (const LedgerPhrase& change : explanation.changes) lines.append(QStringLiteral("◆ ") + sentenceOf(change));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace encoderlab
