#include "model/data/text_dataset.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/data/labelled_samples.h"
#include "model/data/number_text.h"
#include "model/data/table_header.h"
#include "model/data/vocabulary.h"

namespace encoderlab {
namespace {

constexpr std::size_t defaultLongest = 128;
constexpr std::size_t mostTokens = 8'000;
constexpr std::size_t leastWordCount = 2;

struct TextColumns {
  std::size_t text;
  std::optional<std::size_t> label;
};

std::vector<Sample> readTexts(DelimitedReader& reader, const TextColumns& columns, ClassLabels& labels,
                              RowReading& reading) {
  return readSamples(reader, reading, [&](Sample& sample) -> std::optional<std::size_t> {
    if (isBlank(reader.field(columns.text))) return columns.text;
    if (columns.label && isBlank(reader.field(*columns.label))) return columns.label;
    sample.source = reader.field(columns.text);
    if (columns.label) sample.classes = {labels.classOf(reader, *columns.label)};
    return std::nullopt;
  });
}

/// The text as the model will see it at most: its first `longest` tokens.
std::vector<std::string> keysOf(const std::vector<Sample>& samples, TokenUnit unit, std::size_t longest) {
  std::vector<std::string> keys;
  keys.reserve(samples.size());
  std::vector<std::string_view> tokens;
  for (const Sample& sample : samples) {
    splitIntoTokens(sample.source, unit, tokens);
    if (tokens.size() > longest) tokens.resize(longest);
    std::string& key = keys.emplace_back();
    for (const std::string_view token : tokens) key.append(token).push_back('\0');
  }
  return keys;
}

/// Turns texts into ids and counts what that loses.
class TextEncoder {
 public:
  TextEncoder(const Vocabulary& vocabulary, TokenUnit unit, std::size_t longest)
      : m_vocabulary(vocabulary), m_unit(unit), m_longest(longest) {}

  void encode(std::vector<Sample>& samples) {
    for (Sample& sample : samples) {
      splitIntoTokens(sample.source, m_unit, m_tokens);
      if (m_tokens.size() > m_longest) {
        m_tokens.resize(m_longest);
        ++m_truncated;
      }
      sample.tokens.reserve(m_tokens.size());
      for (const std::string_view token : m_tokens) sample.tokens.push_back(m_vocabulary.idOf(token));
      m_unknown +=
          static_cast<std::size_t>(std::count(sample.tokens.begin(), sample.tokens.end(), Vocabulary::unknown));
      m_longestMade = std::max(m_longestMade, sample.tokens.size());
    }
  }

  std::size_t longestMade() const { return m_longestMade; }

  void note(std::vector<std::string>& notes) const {
    if (m_truncated > 0) {
      notes.push_back("Cut " + counted(m_truncated, "text", "texts") + " after " +
                      counted(m_longest, "token", "tokens") + ".");
    }
    if (m_unknown > 0) {
      notes.push_back(counted(m_unknown, "token is", "tokens are") + " not in the vocabulary and read as <unk>.");
    }
  }

 private:
  const Vocabulary& m_vocabulary;
  TokenUnit m_unit;
  std::size_t m_longest;
  std::vector<std::string_view> m_tokens;
  std::size_t m_truncated = 0;
  std::size_t m_unknown = 0;
  std::size_t m_longestMade = 0;
};

/// What is fitted on the training part.
struct TextFit {
  Vocabulary vocabulary;
  std::size_t longest;
  std::string note;
};

TextFit fitTexts(const std::vector<Sample>& training, TokenUnit unit, std::size_t longest) {
  TokenCounts counts;
  std::size_t longestSeen = 0;
  std::vector<std::string_view> tokens;
  for (const Sample& sample : training) {
    splitIntoTokens(sample.source, unit, tokens);
    if (tokens.size() > longest) tokens.resize(longest);
    longestSeen = std::max(longestSeen, tokens.size());
    for (const std::string_view token : tokens) counts.add(token);
  }
  const bool isWords = unit == TokenUnit::Words;
  Vocabulary vocabulary = counts.vocabulary(mostTokens, isWords ? leastWordCount : 1);
  const bool noneTwice = vocabulary.names().size() == 2;
  if (noneTwice) vocabulary = counts.vocabulary(mostTokens, 1);
  const std::size_t known = vocabulary.names().size() - 2;
  std::string note = "The vocabulary is the " +
                     (isWords ? counted(known, "word", "words") : counted(known, "character", "characters")) +
                     " of the training part";
  if (isWords && !noneTwice) note += " that occur at least twice";
  if (known == mostTokens) note += " and are the most frequent";
  note +=
      known < counts.distinct() ? ", " + std::to_string(counts.distinct() - known) + " rarer ones are left out." : ".";
  return {std::move(vocabulary), longestSeen, std::move(note)};
}

void describeTokens(const Vocabulary& vocabulary, Dataset& dataset) {
  dataset.input.kind = InputKind::Tokens;
  dataset.input.vocabulary = static_cast<int>(vocabulary.names().size());
  dataset.tokenNames = vocabulary.names();
  dataset.paddingToken = Vocabulary::padding;
  dataset.unknownToken = Vocabulary::unknown;
}

/// A vocabulary with a token of several characters is one of words.
TokenUnit unitOf(const Vocabulary& vocabulary) {
  const auto& names = vocabulary.names();
  const bool hasWord =
      std::any_of(names.begin() + 2, names.end(), [](const std::string& name) { return countCharacters(name) > 1; });
  return hasWord ? TokenUnit::Words : TokenUnit::Characters;
}

}  // namespace

Dataset readTextData(const DataPlan& plan, std::uint64_t seed, double validationFraction, int maxLength) {
  const std::size_t longest = maxLength > 0 ? static_cast<std::size_t>(maxLength) : defaultLongest;
  DelimitedReader reader(plan.scan.file);
  ClassLabels labels;
  RowReading reading{RowSelection(plan.scan.rowCount, SampleLimit::forSamplesOf(longest), seed), plan.missing};
  std::vector<Sample> samples = readTexts(reader, {plan.textColumn, plan.labelColumn}, labels, reading);

  Dataset dataset;
  noteSelection(plan.scan.rowCount, samples.size() + reading.skipped, dataset.notes);
  noteSkipped(reading, dataset.notes);
  const std::vector<std::string> keys = keysOf(samples, plan.tokens, longest);
  splitIntoDataset(plan, labels, {keys.begin(), keys.end()}, seed, validationFraction, std::move(samples), dataset);

  const TextFit fit = fitTexts(dataset.training, plan.tokens, longest);
  TextEncoder encoder(fit.vocabulary, plan.tokens, fit.longest);
  encoder.encode(dataset.training);
  encoder.encode(dataset.validation);
  describeTokens(fit.vocabulary, dataset);
  dataset.maxLength = static_cast<int>(encoder.longestMade());
  dataset.notes.push_back(fit.note);
  encoder.note(dataset.notes);
  return dataset;
}

Dataset readTextDataFor(const Dataset& encoding, const DataConfiguration& configuration) {
  DelimitedReader reader(configuration.file);
  const Vocabulary vocabulary(encoding.tokenNames);
  const TokenUnit unit = configuration.tokens.empty() ? unitOf(vocabulary) : tokenUnitFrom(configuration.tokens);
  const TextColumns columns = {requireColumn(reader.file(), reader.columns(), configuration.textColumn, "text_column"),
                               findColumn(reader.columns(), configuration.labelColumn)};
  ClassLabels labels(encoding.classNames);
  RowReading reading{std::nullopt, missingRuleFrom(configuration.missing)};

  Dataset dataset = encoding;
  dataset.validation = readTexts(reader, columns, labels, reading);
  noteSkipped(reading, dataset.notes);
  TextEncoder encoder(vocabulary, unit, static_cast<std::size_t>(encoding.maxLength));
  encoder.encode(dataset.validation);
  encoder.note(dataset.notes);
  return dataset;
}

}  // namespace encoderlab
