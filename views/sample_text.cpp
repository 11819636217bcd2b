#include "views/sample_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

namespace encoderlab {
namespace {

struct SampleText {
  Q_DECLARE_TR_FUNCTIONS(SampleText)
};

constexpr std::size_t mostListedTokens = 40;

QString nameAt(const std::vector<std::string>& names, std::int64_t index) {
  const bool known = index >= 0 && static_cast<std::size_t>(index) < names.size();
  return known ? QString::fromStdString(names[static_cast<std::size_t>(index)]) : QString::number(index);
}

QString number(double value) { return QLocale().toString(value, 'g', 4); }

bool isSpecial(const QString& name) {
  if (name.size() < 3) return false;
  return (name.startsWith(u'<') && name.endsWith(u'>')) || (name.startsWith(u'[') && name.endsWith(u']'));
}

bool isOneCharacter(const QString& name) { return name.toUcs4().size() == 1; }

double scaled(const Scaler& scaler, std::size_t index, double value) {
  return scaler.scale.empty()
             ? value
             : value * scaler.scale[index % scaler.scale.size()] + scaler.mean[index % scaler.mean.size()];
}

/// The value in the data's own unit without the digits that a float of the scaled value cannot have kept: a pixel that
/// was 0 is 0 again, and not the rounding error around it.
double inUnit(const Scaler& scaler, std::size_t index, double value) {
  const double exact = scaled(scaler, index, value);
  if (scaler.scale.empty()) return exact;
  const double spread = std::abs(scaler.scale[index % scaler.scale.size()]);
  const double grain = std::pow(10.0, std::floor(std::log10(spread)) - 6.0);
  return std::round(exact / grain) * grain;
}

/// The longest special name that `text` has at `start`, else one character.
QString nextToken(const Dataset& dataset, const QString& text, qsizetype start) {
  QString longest;
  for (const std::string& candidate : dataset.tokenNames) {
    const QString name = QString::fromStdString(candidate);
    if (isSpecial(name) && name.size() > longest.size() && QStringView(text).mid(start).startsWith(name)) {
      longest = name;
    }
  }
  if (!longest.isEmpty()) return longest;
  return text.mid(start, text[start].isHighSurrogate() ? 2 : 1);
}

QStringList pieces(const Dataset& dataset, const QString& text) {
  if (!isSplitIntoCharacters(dataset)) return text.split(u' ', Qt::SkipEmptyParts);
  QStringList found;
  for (qsizetype at = 0; at < text.size(); at += found.back().size()) found += nextToken(dataset, text, at);
  return found;
}

}  // namespace

QString tokenName(const Dataset& dataset, std::int32_t token) {
  const QString name = nameAt(dataset.tokenNames, token);
  return name == QStringLiteral(" ") ? QStringLiteral("␣") : name;
}

QString className(const Dataset& dataset, std::int64_t target) {
  return target == ignoredTarget ? QStringLiteral("·") : nameAt(dataset.classNames, target);
}

QStringList inputTexts(const Dataset& dataset, const Sample& sample) {
  QStringList texts;
  if (dataset.input.kind == InputKind::Tokens) {
    for (const std::int32_t token : sample.tokens) texts += tokenName(dataset, token);
    return texts;
  }
  const auto features = static_cast<std::size_t>(dataset.input.features);
  for (std::size_t start = 0; start + features <= sample.vectors.size(); start += features) {
    QStringList values;
    for (std::size_t f = 0; f < features; ++f) {
      values += number(inputInUnit(dataset, start + f, static_cast<double>(sample.vectors[start + f])));
    }
    texts += values.join(u' ');
  }
  return texts;
}

QString inputText(const Dataset& dataset, const Sample& sample) {
  const InputConfiguration& input = dataset.input;
  if (input.kind != InputKind::Patches) return inputTexts(dataset, sample).join(u' ');
  if (input.isVideo())
    return SampleText::tr("video of %n frame(s), %1 × %2 pixels", nullptr, input.frames)
        .arg(input.height)
        .arg(input.width);
  return SampleText::tr("picture of %1 × %2 pixels").arg(input.height).arg(input.width);
}

QStringList targetTexts(const Dataset& dataset, const Sample& sample) {
  QStringList texts;
  for (const std::int64_t target : sample.classes) texts += className(dataset, target);
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    texts += number(outputInUnit(dataset, i, static_cast<double>(sample.values[i])));
  }
  return texts;
}

bool isAsked(const Sample& sample, std::size_t place) {
  return place >= sample.classes.size() || sample.classes[place] != ignoredTarget;
}

QStringList predictionTexts(const Dataset& dataset, const Sample& sample, const Prediction& prediction) {
  QStringList texts;
  for (std::size_t i = 0; i < prediction.classes.size(); ++i) {
    texts += className(dataset, isAsked(sample, i) ? prediction.classes[i] : ignoredTarget);
  }
  for (std::size_t i = 0; i < prediction.values.size(); ++i) {
    texts += number(outputInUnit(dataset, i, static_cast<double>(prediction.values[i])));
  }
  return texts;
}

QString shortProbability(double probability) {
  const QString text = QString::number(probability, 'f', 2);
  return text.startsWith(u'0') ? text.mid(1) : text.left(3);
}

std::vector<bool> wrongTargets(const Sample& sample, const Prediction& prediction) {
  std::vector<bool> wrong(prediction.classes.size(), false);
  for (std::size_t i = 0; i < std::min(wrong.size(), sample.classes.size()); ++i) {
    wrong[i] = isAsked(sample, i) && sample.classes[i] != prediction.classes[i];
  }
  return wrong;
}

bool hasClassPerPatch(const Dataset& dataset) {
  return dataset.input.kind == InputKind::Patches && dataset.head.kind == HeadKind::Token &&
         dataset.head.loss == LossKind::CrossEntropy;
}

RightPatches rightPatches(const Sample& sample, const Prediction& prediction) {
  const std::vector<bool> wrong = wrongTargets(sample, prediction);
  RightPatches patches;
  for (std::size_t i = 0; i < wrong.size(); ++i) patches.asked += isAsked(sample, i) ? 1 : 0;
  patches.right = patches.asked - static_cast<int>(std::ranges::count(wrong, true));
  return patches;
}

QString rightPatchesText(const Sample& sample, const Prediction& prediction) {
  const RightPatches patches = rightPatches(sample, prediction);
  return SampleText::tr("%1 of %n patch(es) right", nullptr, patches.asked).arg(patches.right);
}

double outputInUnit(const Dataset& dataset, std::size_t index, double value) {
  return inUnit(dataset.outputScaler, index, value);
}

std::vector<double> outputsInUnit(const Dataset& dataset, const std::vector<float>& outputs) {
  std::vector<double> result;
  result.reserve(outputs.size());
  for (const float output : outputs) {
    result.push_back(outputInUnit(dataset, result.size(), static_cast<double>(output)));
  }
  return result;
}

QStringList tokenTexts(const Dataset& dataset) {
  QStringList texts;
  for (const std::string& name : dataset.tokenNames) texts += QString::fromStdString(name);
  return texts;
}

QStringList featureTexts(const Dataset& dataset) {
  // A name a token and feature says nothing of all tokens.
  const bool known = dataset.featureNames.size() == static_cast<std::size_t>(dataset.input.features);
  QStringList texts;
  for (int feature = 0; feature < dataset.input.features; ++feature) {
    texts += known ? QString::fromStdString(dataset.featureNames[static_cast<std::size_t>(feature)])
                   : SampleText::tr("feature %1").arg(feature + 1);
  }
  return texts;
}

double inputInUnit(const Dataset& dataset, std::size_t index, double value) {
  return inUnit(dataset.inputScaler, index, value);
}

double inputFromUnit(const Dataset& dataset, std::size_t index, double value) {
  const double offset = scaled(dataset.inputScaler, index, 0.0);
  return (value - offset) / (scaled(dataset.inputScaler, index, 1.0) - offset);
}

double sampleError(const Dataset& dataset, const Sample& sample, const Prediction& prediction) {
  if (sample.values.empty() || sample.values.size() != prediction.values.size()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  double squares = 0.0;
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    const double difference = outputInUnit(dataset, i, static_cast<double>(prediction.values[i])) -
                              outputInUnit(dataset, i, static_cast<double>(sample.values[i]));
    squares += difference * difference;
  }
  return std::sqrt(squares / static_cast<double>(sample.values.size()));
}

QString lossChangeText(const Prediction& before, const Prediction& after) {
  const QLocale locale;
  const double change = after.loss - before.loss;
  const QString difference = locale.toString(change, 'f', 4);
  return SampleText::tr("Loss of this sample: %1 instead of %2 (Δ %3).")
      .arg(locale.toString(after.loss, 'f', 4), locale.toString(before.loss, 'f', 4),
           change > 0 ? QLatin1Char('+') + difference : difference);
}

bool isSplitIntoCharacters(const Dataset& dataset) {
  return std::all_of(dataset.tokenNames.begin(), dataset.tokenNames.end(), [](const std::string& candidate) {
    const QString name = QString::fromStdString(candidate);
    return isOneCharacter(name) || isSpecial(name);
  });
}

QString textOf(const Dataset& dataset, const std::vector<std::int32_t>& tokens) {
  QStringList names;
  for (const std::int32_t token : tokens) names += nameAt(dataset.tokenNames, token);
  return names.join(isSplitIntoCharacters(dataset) ? QString() : QStringLiteral(" "));
}

std::optional<std::vector<std::int32_t>> tokensOf(const Dataset& dataset, const QString& text, QStringList& missing) {
  missing.clear();
  std::vector<std::int32_t> tokens;
  for (const QString& piece : pieces(dataset, text)) {
    const auto found = std::find(dataset.tokenNames.begin(), dataset.tokenNames.end(), piece.toStdString());
    if (found == dataset.tokenNames.end() && dataset.unknownToken < 0) {
      if (!missing.contains(piece)) missing += piece;
      continue;
    }
    tokens.push_back(found == dataset.tokenNames.end() ? dataset.unknownToken
                                                       : static_cast<std::int32_t>(found - dataset.tokenNames.begin()));
  }
  return missing.isEmpty() ? std::optional(tokens) : std::nullopt;
}

QString unknownTokensText(const Dataset& dataset, const QStringList& names) {
  const std::size_t count = dataset.tokenNames.size();
  QStringList known;
  for (std::size_t id = 0; id < std::min(count, mostListedTokens); ++id) {
    known += tokenName(dataset, static_cast<std::int32_t>(id));
  }
  if (count > mostListedTokens) known += QStringLiteral("…");
  return SampleText::tr("The vocabulary has no “%1”. It has: %2", "unknown tokens, known tokens")
      .arg(names.join(QStringLiteral("”, “")), known.join(u' '));
}

}  // namespace encoderlab
