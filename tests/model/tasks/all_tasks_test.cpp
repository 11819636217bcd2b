#include <QTest>

#include <algorithm>
#include <map>
#include <set>

#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

using Seen = std::pair<std::vector<std::int32_t>, std::vector<float>>;

Dataset generate(const Task& task, std::uint64_t seed = 1, const TaskOptions& options = {}) {
  return task.generate(completeOptions(task, options), seed, 0.1);
}

const Dataset& defaultDataset(const Task& task) {
  static std::map<std::string, Dataset> made;
  const auto found = made.find(task.name);
  return found != made.end() ? found->second : made.emplace(task.name, generate(task)).first->second;
}

std::vector<Sample> allSamples(const Dataset& dataset) {
  std::vector<Sample> samples = dataset.training;
  samples.insert(samples.end(), dataset.validation.begin(), dataset.validation.end());
  return samples;
}

std::size_t countDistinct(const std::vector<Sample>& samples) {
  std::set<Seen> seen;
  for (const Sample& sample : samples) seen.insert({sample.tokens, sample.vectors});
  return seen.size();
}

bool fits(const Dataset& dataset, const Sample& sample) {
  const std::size_t length = dataset.lengthOf(sample);
  const bool tokenHead = dataset.head.kind == HeadKind::Token;
  const auto outputs = static_cast<std::size_t>(dataset.head.outputs);
  const bool tokensKnown = std::ranges::all_of(
      sample.tokens, [&](std::int32_t token) { return token >= 0 && token < dataset.input.vocabulary; });
  const bool classesKnown = std::ranges::all_of(sample.classes, [&](std::int64_t target) {
    return (target >= 0 && target < dataset.head.outputs) || (tokenHead && target == ignoredTarget);
  });
  const bool anyTarget = dataset.head.loss == LossKind::MeanSquaredError ||
                         std::ranges::any_of(sample.classes, [](std::int64_t target) { return target >= 0; });
  const std::size_t targets = tokenHead ? length : 1;
  const bool targetsFit = dataset.head.loss == LossKind::CrossEntropy
                              ? sample.classes.size() == targets && sample.values.empty()
                              : sample.values.size() == targets * outputs && sample.classes.empty();
  return length > 0 && tokensKnown && classesKnown && anyTarget && targetsFit;
}

void addEveryTask() {
  QTest::addColumn<QString>("name");
  for (const Task& task : allTasks()) QTest::newRow(task.name.c_str()) << QString::fromStdString(task.name);
}

const Task& currentTask() {
  QFETCH_GLOBAL(QString, name);
  return taskByName(name.toStdString());
}

}  // namespace

class AllTasksTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase_data() { addEveryTask(); }

  void everyTaskIsDescribed() {
    const Task& task = currentTask();
    QVERIFY((std::set<std::string>{"tokens", "series", "images", "video"}.contains(task.kind)));
    QVERIFY(!task.title.empty());
    for (const std::string& sentences : {task.teaches, task.lookFor}) QVERIFY(sentences.ends_with("."));
    QVERIFY(task.goal > 0);
    for (const TaskOption& option : task.options) {
      QVERIFY(option.explanation.ends_with("."));
      QVERIFY(option.minimum <= option.defaultValue && option.defaultValue <= option.maximum);
    }
  }

  void defaultsFitTheirOwnData() {
    const Task& task = currentTask();
    const Dataset& dataset = defaultDataset(task);
    const ModelConfiguration& model = task.defaults.model;
    QCOMPARE(task.defaults.task.name, task.name);
    QCOMPARE(task.defaults.task.options.size(), task.options.size());
    QVERIFY(model.input == dataset.input);
    QVERIFY(model.head == dataset.head);
    QVERIFY(model.maxLength >= dataset.maxLength + (model.hasCls() ? 1 : 0));
  }

  void everySampleFitsTheDescription() {
    const Dataset& dataset = defaultDataset(currentTask());
    std::size_t longest = 0;
    for (const Sample& sample : allSamples(dataset)) {
      QVERIFY(fits(dataset, sample));
      longest = std::max(longest, dataset.lengthOf(sample));
    }
    QCOMPARE(static_cast<std::size_t>(dataset.maxLength), longest);
    if (dataset.input.kind == InputKind::Tokens) {
      QCOMPARE(static_cast<int>(dataset.tokenNames.size()), dataset.input.vocabulary);
    } else {
      QCOMPARE(static_cast<int>(dataset.featureNames.size()), dataset.input.features);
    }
    const bool classes = dataset.head.loss == LossKind::CrossEntropy;
    QCOMPARE(static_cast<int>((classes ? dataset.classNames : dataset.outputNames).size()), dataset.head.outputs);
  }

  void noSampleOccursTwiceNorInBothParts() {
    const Task& task = currentTask();
    const std::vector<Sample> samples = allSamples(defaultDataset(task));
    QCOMPARE(countDistinct(samples), samples.size());
    QCOMPARE(samples.size(), countOption(task.defaults.task.options, "samples"));
  }

  void validationIsTheShareAskedForUpToALimit() {
    const Task& task = currentTask();
    QCOMPARE(generate(task, 1, {{"samples", 200}}).validation.size(), std::size_t{20});
    QCOMPARE(defaultDataset(task).validation.size(), std::size_t{1000});
    for (const double fraction : {0.0, 1.0}) {
      const Dataset dataset = task.generate(completeOptions(task, {{"samples", 100}}), 1, fraction);
      QVERIFY(!dataset.validation.empty() && !dataset.training.empty());
    }
  }

  void theSeedAloneDecides() {
    const Task& task = currentTask();
    const TaskOptions few = {{"samples", 500}};
    const Dataset first = generate(task, 7, few);
    const Dataset again = generate(task, 7, few);
    const Dataset other = generate(task, 8, few);
    QVERIFY(first.training == again.training && first.validation == again.validation);
    QVERIFY(first.training != other.training && first.validation != other.validation);
  }

  void theBaselineIsThatOfTheValidationPart() {
    const Dataset& dataset = defaultDataset(currentTask());
    QVERIFY(!dataset.baseline.name.empty());
    if (dataset.baseline.name != "majority class") return;
    std::vector<std::int64_t> targets;
    for (const Sample& sample : dataset.validation) {
      std::ranges::copy_if(sample.classes, std::back_inserter(targets),
                           [](std::int64_t target) { return target != ignoredTarget; });
    }
    std::ptrdiff_t most = 0;
    for (int i = 0; i < dataset.head.outputs; ++i) most = std::max(most, std::ranges::count(targets, i));
    QCOMPARE(dataset.baseline.value, static_cast<double>(most) / static_cast<double>(targets.size()));
  }

  void everyOptionWorksAtItsBounds() {
    const Task& task = currentTask();
    for (const TaskOption& option : task.options) {
      for (const double value : {option.minimum, option.maximum}) {
        TaskOptions options = {{"samples", 200}};
        options[option.name] = value;
        if (option.name == "samples" && value > 200) continue;
        try {
          const Dataset dataset = generate(task, 1, options);
          for (const Sample& sample : allSamples(dataset)) QVERIFY(fits(dataset, sample));
        } catch (const std::invalid_argument& error) {
          QVERIFY2(QString(error.what()).contains("must be at most task."), error.what());
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(AllTasksTest)
#include "all_tasks_test.moc"
