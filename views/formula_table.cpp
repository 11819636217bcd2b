#include "views/formula_table.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

namespace encoderlab {
namespace {

struct TypesetFormula {
  QString tex;
  QString file;
};

const QHash<QString, TypesetFormula>& typesetFormulas() {
  static const QHash<QString, TypesetFormula> formulas = [] {
    QHash<QString, TypesetFormula> read;
    QFile file(QStringLiteral(":/formulas/formulas.json"));
    if (!file.open(QIODevice::ReadOnly)) return read;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue entry : entries) {
      const QString name = entry[QStringLiteral("name")].toString();
      read.insert(entry[QStringLiteral("formula")].toString(),
                  {entry[QStringLiteral("tex")].toString(), QStringLiteral(":/formulas/svg/%1.svg").arg(name)});
    }
    return read;
  }();
  return formulas;
}

/// "₁₂" as 12.
int subscriptNumber(const QString& digits) {
  int number = 0;
  for (const QChar digit : digits) number = 10 * number + (digit.unicode() - 0x2080);
  return number;
}

/// What the residual stream is called between two layers, whatever their number.
QString streamName(const Op& op, int number) {
  if (op.layer < 0) return QStringLiteral("X_last");
  return number == op.layer ? QStringLiteral("Xₗ₋₁") : QStringLiteral("Xₗ");
}

/// A statement as the table of formulas writes it: without the numbers of layers and of the configuration.
QString tableKey(const Op& op, const QString& statement) {
  static const QRegularExpression stream(QStringLiteral("X([₀-₉]+)"));
  static const QRegularExpression bound(QStringLiteral("min\\(1, [0-9.e+-]+ /"));
  QString key = statement;
  key.replace(bound, QStringLiteral("min(1, c /"));
  if (op.hook == Hook::EncoderInput) return key;
  for (auto match = stream.match(key); match.hasMatch(); match = stream.match(key)) {
    key.replace(match.capturedStart(), match.capturedLength(), streamName(op, subscriptNumber(match.captured(1))));
  }
  return key;
}

/// Cuts at the commas outside brackets; what has no equals sign or arrow of its own belongs to the statement before it.
QStringList splitStatements(const QString& formula) {
  QStringList statements;
  QString piece;
  const auto finish = [&] {
    const bool isStatement = piece.contains(QLatin1Char('=')) || piece.contains(QChar(0x2190));
    if (isStatement || statements.isEmpty()) {
      statements.append(piece);
    } else {
      statements.last() += QStringLiteral(", ") + piece;
    }
    piece.clear();
  };
  int depth = 0;
  for (qsizetype i = 0; i < formula.size(); ++i) {
    const QChar letter = formula[i];
    if (letter == QLatin1Char('(') || letter == QLatin1Char('[')) ++depth;
    if (letter == QLatin1Char(')') || letter == QLatin1Char(']')) --depth;
    if (depth == 0 && formula.mid(i, 2) == QStringLiteral(", ")) {
      finish();
      ++i;
    } else {
      piece += letter;
    }
  }
  finish();
  return statements;
}

}  // namespace

std::vector<FormulaStatement> formulaStatements(const Op& op, const std::string& formula) {
  std::vector<FormulaStatement> statements;
  if (formula.empty()) return statements;
  const QStringList texts = splitStatements(QString::fromStdString(formula));
  for (const QString& text : texts) {
    const TypesetFormula typeset = typesetFormulas().value(tableKey(op, text));
    statements.push_back({text, typeset.tex, typeset.file});
  }
  return statements;
}

}  // namespace encoderlab
