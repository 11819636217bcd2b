#include "model/data/labelled_samples.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "model/data/number_text.h"

namespace encoderlab {
namespace {

/// The share of `samples` whose class is the one that `training` holds most often.
double majorityAccuracy(const std::vector<std::size_t>& trainingCounts, const std::vector<std::size_t>& counts,
                        std::size_t total) {
  const auto majority = std::max_element(trainingCounts.begin(), trainingCounts.end()) - trainingCounts.begin();
  return static_cast<double>(counts[static_cast<std::size_t>(majority)]) / static_cast<double>(total);
}

std::vector<std::size_t> countClasses(const std::vector<Sample>& samples, std::size_t classCount) {
  std::vector<std::size_t> counts(classCount);
  for (const Sample& sample : samples) ++counts[static_cast<std::size_t>(sample.classes.front())];
  return counts;
}

/// Names the classes that one part lacks, if there are any.
void noteAbsent(const std::string& part, const std::vector<std::string>& names, const std::vector<std::size_t>& counts,
                std::vector<std::string>& notes) {
  std::vector<std::string> absent;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (counts[i] == 0) absent.push_back("'" + names[i] + "'");
  }
  constexpr std::size_t mostNamed = 10;
  if (absent.empty()) return;
  const std::string count = counted(absent.size(), "class", "classes");
  if (absent.size() > mostNamed) {
    absent.resize(mostNamed);
    absent.emplace_back("…");
  }
  notes.push_back("The " + part + " part has no example of " + count + ": " + joined(absent) + ".");
}

std::vector<Sample> moved(std::vector<Sample>& samples, const std::vector<std::size_t>& indices) {
  std::vector<Sample> chosen;
  chosen.reserve(indices.size());
  for (const std::size_t index : indices) chosen.push_back(std::move(samples[index]));
  return chosen;
}

std::vector<std::int64_t> classesOf(const std::vector<Sample>& samples) {
  std::vector<std::int64_t> classes;
  classes.reserve(samples.size());
  for (const Sample& sample : samples) classes.push_back(sample.classes.front());
  return classes;
}

/// Head, measure and baseline of a data set with its class names and both parts, and what a part lacks.
void describeClasses(Dataset& dataset) {
  const std::size_t count = dataset.classNames.size();
  dataset.head = {HeadKind::Sequence, Pooling::Mean, LossKind::CrossEntropy, static_cast<int>(count)};
  dataset.measure = "accuracy";
  const std::vector<std::size_t> trainingCounts = countClasses(dataset.training, count);
  const std::vector<std::size_t> validationCounts = countClasses(dataset.validation, count);
  dataset.baseline = {"majority class", majorityAccuracy(trainingCounts, validationCounts, dataset.validation.size())};
  noteAbsent("training", dataset.classNames, trainingCounts, dataset.notes);
  noteAbsent("validation", dataset.classNames, validationCounts, dataset.notes);
}

}  // namespace

ClassLabels::ClassLabels(const std::vector<std::string>& known) : m_isFixed(true) {
  for (std::size_t i = 0; i < known.size(); ++i) m_classes.emplace(known[i], static_cast<std::int64_t>(i));
}

std::int64_t ClassLabels::classOf(const DelimitedReader& reader, std::size_t column) {
  const std::string_view label = reader.field(column);
  const auto found = m_classes.find(label);
  if (found != m_classes.end()) return found->second;
  if (m_isFixed) {
    reader.fail(column, "the model was not trained on a class '" + std::string(label) +
                            "'; correct it, or leave the column out to predict without labels.");
  }
  if (m_classes.size() == mostClasses) {
    reader.fail(column, "the label column holds more than " + std::to_string(mostClasses) +
                            " different values, too many for classes; choose another label_column.");
  }
  return m_classes.emplace(label, static_cast<std::int64_t>(m_classes.size())).first->second;
}

std::vector<std::string> ClassLabels::sort(std::vector<Sample>& samples) const {
  std::vector<std::string> names;
  for (const auto& [label, unused] : m_classes) names.push_back(label);
  const bool allNumbers =
      std::all_of(names.begin(), names.end(), [](const std::string& name) { return parseNumber(name).has_value(); });
  std::sort(names.begin(), names.end(), [allNumbers](const std::string& left, const std::string& right) {
    if (!allNumbers || parseNumber(left) == parseNumber(right)) return left < right;
    return parseNumber(left) < parseNumber(right);
  });
  std::vector<std::int64_t> sortedIndex(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    sortedIndex[static_cast<std::size_t>(m_classes.find(names[i])->second)] = static_cast<std::int64_t>(i);
  }
  for (Sample& sample : samples) sample.classes.front() = sortedIndex[static_cast<std::size_t>(sample.classes.front())];
  return names;
}

std::size_t SampleLimit::forSamplesOf(std::size_t values) {
  return std::clamp<std::size_t>(mostValues / std::max<std::size_t>(values, 1), 1, mostSamples);
}

std::vector<Sample> readSamples(DelimitedReader& reader, RowReading& reading,
                                const std::function<std::optional<std::size_t>(Sample&)>& readRow) {
  std::vector<Sample> samples;
  while (reader.next()) {
    if (reading.selection && !reading.selection->take()) continue;
    Sample sample;
    if (const std::optional<std::size_t> missing = readRow(sample)) {
      if (reading.missing != MissingRule::Skip) {
        reader.fail(
            *missing,
            "the value is missing; write it, or have such rows left out (on the command line: --missing skip).");
      }
      ++reading.skipped;
      continue;
    }
    if (!reading.selection && samples.size() == SampleLimit::mostPredicted) {
      throw std::runtime_error(reader.file() + " has more than " + std::to_string(SampleLimit::mostPredicted) +
                               " rows; split it into smaller files to predict them.");
    }
    samples.push_back(std::move(sample));
  }
  return samples;
}

void noteSkipped(const RowReading& reading, std::vector<std::string>& notes) {
  if (reading.skipped == 0) return;
  notes.push_back("Left out " + counted(reading.skipped, "row", "rows") + " with a missing value.");
}

void noteSelection(std::size_t total, std::size_t used, std::vector<std::string>& notes) {
  if (used >= total) return;
  notes.push_back("Of " + std::to_string(total) + " rows " + std::to_string(used) +
                  " are used, drawn by the seed, to keep within memory.");
}

Split splitIntoDataset(const DataPlan& plan, const ClassLabels& labels, const std::vector<std::string_view>& keys,
                       std::uint64_t seed, double validationFraction, std::vector<Sample> samples, Dataset& dataset) {
  const std::string place = plan.scan.file + ", column '" + plan.configuration.labelColumn + "': ";
  if (samples.empty()) throw std::runtime_error(plan.scan.file + ": every row has a missing value.");
  // The names of the classes are no measurement: taking them from the whole file tells training nothing.
  dataset.classNames = labels.sort(samples);
  if (dataset.classNames.size() < 2) {
    throw std::runtime_error(place + "every label is '" + dataset.classNames.front() +
                             "'; there must be two classes to tell apart.");
  }
  const std::vector<std::size_t> groups = groupEqual(keys);
  Split split = splitByClass(classesOf(samples), groups, validationFraction, seed);
  if (split.validation.empty()) {
    throw std::runtime_error(place + "no class has two different samples in " + counted(samples.size(), "row", "rows") +
                             ", so none can be held out for validation.");
  }
  if (groups.size() != *std::max_element(groups.begin(), groups.end()) + 1) {
    dataset.notes.emplace_back("Equal samples are kept in the same part.");
  }
  dataset.training = moved(samples, split.training);
  dataset.validation = moved(samples, split.validation);
  describeClasses(dataset);
  return split;
}

}  // namespace encoderlab
