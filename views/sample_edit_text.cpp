#include "views/sample_edit_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "views/sample_editing.h"
#include "views/sample_text.h"

namespace encoderlab {
namespace {

struct SampleEditText {
  Q_DECLARE_TR_FUNCTIONS(SampleEditText)
};

QString numberEditText(const Dataset& dataset, const Sample& original, const Sample& edited, const SampleEdit& edit) {
  const std::size_t place = edit.token * static_cast<std::size_t>(dataset.input.features) + edit.feature;
  const auto text = [&](const Sample& sample) {
    return QLocale().toString(inputInUnit(dataset, place, static_cast<double>(sample.vectors[place])), 'g', 6);
  };
  if (dataset.input.features == 1)
    return SampleEditText::tr("Number %1 of the sample is %2 instead of %3.")
        .arg(QString::number(edit.token + 1), text(edited), text(original));
  return SampleEditText::tr("Number %1 of token %2 of the sample is %3 instead of %4.")
      .arg(QString::number(edit.feature + 1), QString::number(edit.token + 1), text(edited), text(original));
}

}  // namespace

QString sampleEditText(const Dataset& dataset, const Sample& original, const Sample& edited, const SampleEdit& edit) {
  const QString token = QString::number(edit.token + 1);
  switch (edit.kind) {
    case SampleEdit::Kind::Token:
      return SampleEditText::tr("Token %1 of the sample is %2 instead of %3.")
          .arg(token, tokenName(dataset, edited.tokens[edit.token]), tokenName(dataset, original.tokens[edit.token]));
    case SampleEdit::Kind::Number:
      return numberEditText(dataset, original, edited, edit);
    case SampleEdit::Kind::Padding:
      return isPadding(edited, edit.token) ? SampleEditText::tr("Token %1 of the sample is padding.").arg(token)
                                           : SampleEditText::tr("Token %1 of the sample is no padding.").arg(token);
    case SampleEdit::Kind::Whole:
      break;
  }
  return SampleEditText::tr("The sample is %1 instead of %2.")
      .arg(inputTexts(dataset, edited).join(u' '), inputTexts(dataset, original).join(u' '));
}

QString sampleChangesText(const Inspection& inspection) {
  if (!inspection.original || !inspection.dataset) return {};
  constexpr qsizetype mostLines = 5;
  const auto edits = sampleEdits(inspection.model.input, *inspection.original, inspection.sample);
  QStringList lines;
  for (const SampleEdit& edit : edits) {
    if (lines.size() == mostLines) break;
    lines += QStringLiteral("◆ ") + sampleEditText(*inspection.dataset, *inspection.original, inspection.sample, edit);
  }
  if (const int more = static_cast<int>(edits.size()) - static_cast<int>(lines.size()); more > 0)
    lines += SampleEditText::tr("◆ and %n more number(s)", nullptr, more);
  return lines.join(u'\n');
}

}  // namespace encoderlab
