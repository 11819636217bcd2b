#include "model/training/experiment.h"

#include <QTest>

#include <functional>
#include <stdexcept>

#include "model/tasks/task.h"
#include "model/training/trainer.h"

using namespace encoderlab;

namespace {

/// The defaults of a task with few samples.
Configuration smallConfiguration(const char* taskName) {
  Configuration configuration = taskByName(taskName).defaults;
  configuration.task.options["samples"] = 200;
  return configuration;
}

std::string refusalOf(const char* taskName, const std::function<void(Configuration&)>& change) {
  Configuration configuration = smallConfiguration(taskName);
  change(configuration);
  try {
    makeExperiment(configuration);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

}  // namespace

class ExperimentTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTaskMakesAnExperimentOfItsDefaults() {
    for (const Task& task : allTasks()) {
      const Configuration configuration = smallConfiguration(task.name.c_str());
      const Experiment experiment = makeExperiment(configuration);
      QVERIFY2(experiment.configuration == configuration, task.name.c_str());
      QCOMPARE(experiment.dataset->training.size() + experiment.dataset->validation.size(), std::size_t{200});
    }
  }

  void optionsLeftOutAreFilledIn() {
    Configuration configuration = taskByName("reverse").defaults;
    configuration.task.options = {{"length", 5}, {"samples", 100}};
    const Experiment experiment = makeExperiment(configuration);
    QCOMPARE(experiment.configuration.task.options.at("symbols"), 16.0);
    QCOMPARE(experiment.dataset->maxLength, 5);
  }

  void theSeedOfTrainingMakesTheData() {
    Configuration configuration = smallConfiguration("copy");
    const Experiment first = makeExperiment(configuration);
    QVERIFY(makeExperiment(configuration).dataset->training == first.dataset->training);
    configuration.training.seed = 2;
    QVERIFY(makeExperiment(configuration).dataset->training != first.dataset->training);
  }

  void aCustomModelHasNoData() {
    const Experiment experiment = makeExperiment({});
    QVERIFY(experiment.dataset == nullptr);
  }

  void whatNobodyChoseFollowsTheOptions() {
    Configuration configuration = smallConfiguration("reverse");
    configuration.task.options["symbols"] = 20;
    configuration.task.options["length"] = 100;
    const ModelConfiguration model = makeExperiment(configuration).configuration.model;
    QCOMPARE(model.input.vocabulary, 20);
    QCOMPARE(model.head.outputs, 20);
    QCOMPARE(model.maxLength, 100);
  }

  void theClsTokenNeedsAPlaceToo() {
    Configuration configuration = smallConfiguration("most_frequent");
    configuration.task.options["length"] = 100;
    configuration.task.options["min_length"] = 100;
    QCOMPARE(makeExperiment(configuration).configuration.model.maxLength, 101);
    configuration.model.head.pooling = Pooling::Mean;
    QCOMPARE(makeExperiment(configuration).configuration.model.maxLength, 100);
    QCOMPARE(makeExperiment(configuration).configuration.model.head.pooling, Pooling::Mean);
  }

  void aLargerVocabularyIsKeptAndItsIdsAreNamed() {
    Configuration configuration = smallConfiguration("reverse");
    configuration.task.options["symbols"] = 3;
    const Experiment experiment = makeExperiment(configuration);
    QCOMPARE(experiment.configuration.model.input.vocabulary, 16);
    QCOMPARE(experiment.dataset->tokenNames.size(), std::size_t{16});
    QCOMPARE(experiment.dataset->classNames.size(), std::size_t{16});
    QCOMPARE(experiment.dataset->tokenNames.at(2), "c");
    QCOMPARE(experiment.dataset->tokenNames.at(3), "#3");
  }

  void theKindOfInputAndHeadIsTheTasks() {
    Configuration configuration = smallConfiguration("reverse");
    configuration.task = smallConfiguration("forecast").task;
    const ModelConfiguration model = makeExperiment(configuration).configuration.model;
    QVERIFY(model.input == taskByName("forecast").defaults.model.input);
    QVERIFY(model.head == taskByName("forecast").defaults.model.head);
  }

  void valuesThatCannotWorkAreRefusedWithWhatIsNeeded() {
    QCOMPARE(refusalOf("reverse", [](Configuration& chosen) { chosen.model.input.vocabulary = 8; }),
             "model.input.vocabulary is 8, but the task \"reverse\" needs 16.");
    QCOMPARE(refusalOf("reverse", [](Configuration& chosen) { chosen.model.head.outputs = 4; }),
             "model.head.outputs is 4, but the task \"reverse\" needs 16.");
    QCOMPARE(refusalOf("reverse", [](Configuration& chosen) { chosen.model.maxLength = 10; }),
             "model.max_length is 10, but the task \"reverse\" needs 12.");
    QCOMPARE(refusalOf("most_frequent", [](Configuration& chosen) { chosen.model.maxLength = 16; }),
             "model.max_length is 16, but the task \"most_frequent\" needs 17.");
    QCOMPARE(refusalOf("waveforms", [](Configuration& chosen) { chosen.model.input.features = 2; }),
             "model.input.features is 2, but the task \"waveforms\" needs 1.");
    QCOMPARE(refusalOf("forecast", [](Configuration& chosen) { chosen.model.head.outputs = 9; }),
             "model.head.outputs is 9, but the task \"forecast\" needs 8.");
  }

  void mistakesInTheConfigurationAreRefused() {
    QCOMPARE(refusalOf("reverse", [](Configuration& chosen) { chosen.task.options["length"] = 300; }),
             "task.length must be a whole number from 2 to 128, not 300.");
    QVERIFY(
        refusalOf("reverse", [](Configuration& chosen) { chosen.task.name = "revers"; }).starts_with("There is no"));
    QVERIFY(refusalOf("reverse", [](Configuration& chosen) { chosen.model.nhead = 5; }).starts_with("model.d_model"));
    QVERIFY(refusalOf("reverse", [](Configuration& chosen) {
              chosen.training.batchSize = 0;
            }).starts_with("training.batch_size"));
    QCOMPARE(refusalOf("reverse",
                       [](Configuration& chosen) {
                         chosen.task = {"data", {}, {}};
                       }),
             "task.file is missing: the task \"data\" needs a file to read.");
  }

  void aSmallReverseReachesTheGoal() {
    Configuration configuration = taskByName("reverse").defaults;
    configuration.task.options = {{"length", 6}, {"symbols", 8}, {"samples", 5000}};
    configuration.model.numLayers = 1;
    configuration.training.learningRate = 0.003;
    Trainer trainer(makeExperiment(configuration));
    const double untrained = trainer.evaluateValidation().measure;
    for (int step = 0; step < 800; ++step) trainer.runStep();
    QVERIFY(untrained < 0.3);
    QVERIFY(trainer.evaluateValidation().measure >= taskByName("reverse").goal);
  }
};

QTEST_APPLESS_MAIN(ExperimentTest)
#include "experiment_test.moc"
