#include "model/io/configuration_json.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/tasks/task.h"

using namespace encoderlab;
using Json = nlohmann::ordered_json;

namespace {

QString errorOf(const auto& function) {
  try {
    function();
  } catch (const std::exception& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

QString readError(const char* json) {
  return errorOf([&] { configurationFromJson(Json::parse(json)); });
}

Configuration fromSettings(std::vector<std::string> settings, const std::string& task = {}) {
  return resolveConfiguration({task, {}, std::move(settings)});
}

}  // namespace

class ConfigurationJsonTest : public QObject {
  Q_OBJECT

 private slots:
  void roundTripKeepsEveryValue() {
    Configuration configuration;
    configuration.model = {
        48, 6, 3, 100, 0.25, Activation::Gelu, Block::Post, true, Position::Learned, 33, Stem::Convolution, 5, {}, {}};
    configuration.model.input = {InputKind::Vectors, InputConfiguration().vocabulary, 3};
    configuration.model.head = {HeadKind::Sequence, Pooling::Cls, LossKind::MeanSquaredError, 5};
    configuration.training.optimizer = OptimizerKind::AdamW;
    configuration.training.learningRate = 0.1 + 0.2;
    configuration.training.schedule = ScheduleKind::Cosine;
    configuration.training.seed = 18'446'744'073'709'551'615U;
    configuration.training.weightDecay = 1e-5;
    configuration.task = {"data", {}, DataConfiguration{"a \"b\".csv", "series", "", "", "", 0, "价格", 12, 3, "mean"}};
    const std::string text = toJson(configuration).dump();
    QVERIFY(configurationFromJson(Json::parse(text)) == configuration);
  }

  void patchesSayTheirSizesAndNotWhatFollowsFromThem() {
    Configuration configuration;
    configuration.model.input =
        patchesInput({.channels = 3, .frames = 8, .height = 12, .width = 6, .patch = 6, .patchFrames = 2});
    const Json json = toJson(configuration);
    QCOMPARE(QString::fromStdString(json["model"]["input"].dump()),
             QStringLiteral("{\"kind\":\"patches\",\"channels\":3,\"frames\":8,\"height\":12,\"width\":6,"
                            "\"patch\":6,\"patch_frames\":2}"));
    const Configuration read = configurationFromJson(json);
    QCOMPARE(read.model.input.features, 3 * 2 * 6 * 6);
    QVERIFY(read == configuration);
  }

  void everyGeneratedTaskRoundTrips() {
    for (const Task& task : allTasks()) {
      QVERIFY2(configurationFromJson(toJson(task.defaults)) == task.defaults, task.name.c_str());
    }
  }

  void everyKeyOfTheFormatIsWritten() {
    const Json json = toJson(taskByName("reverse").defaults);
    QCOMPARE(json.at("version").get<int>(), 1);
    for (const char* key : {"d_model", "nhead", "num_layers", "dim_feedforward", "dropout", "activation", "block",
                            "final_norm", "position", "stem", "max_length", "input", "head"}) {
      QVERIFY2(json.at("model").contains(key), key);
    }
    for (const char* key : {"optimizer", "learning_rate", "momentum", "beta1", "beta2", "epsilon", "weight_decay",
                            "schedule", "warmup_steps", "step_size", "gamma", "batch_size", "steps", "seed",
                            "clip_norm", "validation_fraction", "evaluate_every"}) {
      QVERIFY2(json.at("training").contains(key), key);
    }
    QCOMPARE(json.at("task").at("name").get<std::string>(), std::string("reverse"));
  }

  void aStemRoundTripsAndItsKernelBelongsToAConvolution() {
    Configuration configuration;
    configuration.model.stem = Stem::Convolution;
    configuration.model.stemKernel = 7;
    QVERIFY(configurationFromJson(toJson(configuration)) == configuration);
    configuration.model.stem = Stem::Recurrent;
    configuration.model.stemKernel = ModelConfiguration().stemKernel;
    QVERIFY(configurationFromJson(toJson(configuration)) == configuration);
    QVERIFY(!toJson(configuration).at("model").contains("stem_kernel"));
    try {
      configurationFromJson(Json::parse(R"({"model":{"stem":"recurrent","stem_kernel":3}})"));
      QFAIL("nothing was thrown");
    } catch (const std::invalid_argument& error) {
      QCOMPARE(QString::fromUtf8(error.what()),
               QStringLiteral("model.stem_kernel has no place here: it belongs to the stem \"convolution\"."));
    }
  }

  void whatIsMissingKeepsItsDefault() {
    Configuration defaults;
    defaults.model.numLayers = 5;
    defaults.training.steps = 77;
    const Configuration read = configurationFromJson(Json::parse(R"({"model":{"d_model":64}})"), defaults);
    QCOMPARE(read.model.dModel, 64);
    QCOMPARE(read.model.numLayers, 5);
    QCOMPARE(read.training.steps, 77);
    QCOMPARE(read.task.name, std::string("custom"));
  }

  void finalNormFollowsTheBlockUnlessNamed() {
    const auto finalNorm = [](const char* json) { return configurationFromJson(Json::parse(json)).model.finalNorm; };
    QCOMPARE(finalNorm(R"({})"), true);
    QCOMPARE(finalNorm(R"({"model":{"block":"pre"}})"), true);
    QCOMPARE(finalNorm(R"({"model":{"block":"post"}})"), false);
    QCOMPARE(finalNorm(R"({"model":{"block":"as_printed"}})"), false);
    QCOMPARE(finalNorm(R"({"model":{"block":"post","final_norm":true}})"), true);
    QCOMPARE(finalNorm(R"({"model":{"final_norm":false}})"), false);
    QCOMPARE(fromSettings({"model.block=post"}).model.finalNorm, false);
    QCOMPARE(fromSettings({"model.final_norm=true", "model.block=post"}).model.finalNorm, true);
  }

  void asPrintedTakesBothActivations() {
    for (const char* activation : {"relu", "gelu"}) {
      const Json json = {{"model", {{"block", "as_printed"}, {"activation", activation}}}};
      QVERIFY(toJson(configurationFromJson(json)).at("model").at("activation") == activation);
    }
  }

  void wrongValuesAreNamed_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* json, const char* error) {
      QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(error);
    };
    row(R"(3)", "The configuration must be a JSON object, not 3.");
    row(R"({"model":3})", "model must be a JSON object, not 3.");
    row(R"({"version":2})", "version must be 1, not 2.");
    row(R"({"modle":{}})", "modle is not a known key; did you mean model?");
    row(R"({"model":{"num_layer":2}})", "model.num_layer is not a known key; did you mean model.num_layers?");
    row(R"({"model":{"head":{"output":2}}})", "model.head.output is not a known key; did you mean model.head.outputs?");
    row(R"({"training":{"seed":-1}})", "training.seed must be a whole number from 0 to 18446744073709551615, not -1.");
    row(R"({"model":{"nhead":"four"}})", "model.nhead must be a whole number from 1 to 4096, not \"four\".");
    row(R"({"model":{"nhead":2.5}})", "model.nhead must be a whole number from 1 to 4096, not 2.5.");
    row(R"({"model":{"nhead":null}})", "model.nhead must be a whole number from 1 to 4096, not null.");
    row(R"({"model":{"nhead":1e30}})", "model.nhead must be a whole number from 1 to 4096, not 1e+30.");
    row(R"({"model":{"d_model":18446744073709551615}})",
        "model.d_model must be a whole number from 1 to 4096, not 18446744073709551615.");
    row(R"({"model":{"d_model":30}})", "model.d_model must be a multiple of model.nhead, but 30 is no multiple of 4.");
    row(R"({"model":{"dropout":1}})", "model.dropout must be a number from 0 to below 1, not 1.");
    row(R"({"model":{"final_norm":1}})", "model.final_norm must be true or false, not 1.");
    row(R"({"model":{"block":"Pre"}})", "model.block must be \"pre\", \"post\" or \"as_printed\", not \"Pre\".");
    row(R"({"model":{"head":{"kind":"token","pooling":"cls"}}})",
        "model.head.pooling has no place here: it belongs to a head of the kind \"sequence\".");
    row(R"({"model":{"input":{"kind":"vectors","vocabulary":3}}})",
        "model.input.vocabulary has no place here: it belongs to an input of the kind \"tokens\".");
    row(R"({"training":{"learning_rate":0}})", "training.learning_rate must be a number above 0 up to 1000, not 0.");
    row(R"({"task":{"name":"custom","length":3}})", "task.length is not a known key; known here are \"name\".");
    row(R"({"task":{"name":"data"}})", "task.file must name the file that holds the data.");
    row(R"({"task":{"name":"data","file":3}})", "task.file must be a text in quotation marks, not 3.");
  }

  void wrongValuesAreNamed() {
    QFETCH(const QByteArray, json);
    QFETCH(const QString, error);
    QCOMPARE(readError(json.constData()), error);
  }

  void wholeNumbersMayBeWrittenAsDoubles() { QCOMPARE(fromSettings({"training.steps=1e3"}).training.steps, 1000); }

  void optionsOfATaskAreChecked() {
    const Task& reverse = taskByName("reverse");
    QVERIFY(!reverse.options.empty());
    const TaskOption& option = reverse.options.front();
    const std::string key = "task." + option.name;
    const double middle = std::floor((option.minimum + option.maximum) / 2);
    QCOMPARE(fromSettings({key + "=" + Json(middle).dump()}).task.options.at(option.name), middle);
    QVERIFY(errorOf([&] {
              fromSettings({key + "=" + Json(option.maximum + 1).dump()});
            }).startsWith(QString::fromStdString(key + " must be ")));
    QVERIFY(errorOf([&] { fromSettings({key + "x=1"}); }).contains(QString::fromStdString("did you mean " + key)));
    QVERIFY(errorOf([] { fromSettings({}, "revers"); }).contains(QStringLiteral("reverse")));
  }

  void missingOptionsTakeTheirDefaults() {
    const Task& reverse = taskByName("reverse");
    const Configuration read = configurationFromJson(Json::parse(R"({"task":{"name":"reverse"}})"));
    QCOMPARE(read.task.options.size(), reverse.options.size());
    for (const TaskOption& option : reverse.options) QCOMPARE(read.task.options.at(option.name), option.defaultValue);
  }

  void withoutWordsReverseIsMeant() { QVERIFY(fromSettings({}) == taskByName("reverse").defaults); }

  void theTaskAskedForReplacesTheFilesWithItsOptions() {
    const auto file = writeFile(R"({"task":{"name":"reverse"},"model":{"num_layers":1}})");
    const Configuration configuration = resolveConfiguration({"copy", file, {}});
    QCOMPARE(configuration.task.name, std::string("copy"));
    QCOMPARE(configuration.task.options, taskByName("copy").defaults.task.options);
    QCOMPARE(configuration.model.numLayers, 1);
  }

  void settingsOverrideTheFileWhichOverridesTheTask() {
    const auto file = writeFile(R"({"model":{"num_layers":1,"nhead":2},"training":{"steps":5}})");
    const Configuration configuration =
        resolveConfiguration({"reverse", file, {"model.num_layers=3", "training.optimizer=sgd"}});
    QCOMPARE(configuration.model.numLayers, 3);
    QCOMPARE(configuration.model.nhead, 2);
    QCOMPARE(configuration.training.steps, 5);
    QVERIFY(configuration.training.optimizer == OptimizerKind::Sgd);
    QCOMPARE(configuration.training.learningRate, taskByName("reverse").defaults.training.learningRate);
  }

  void wrongSettingsAreNamed() {
    QCOMPARE(errorOf([] { fromSettings({"model.nhead"}); }),
             QStringLiteral("The setting \"model.nhead\" must have the form key=value, for example "
                            "model.num_layers=4."));
    for (const char* setting : {"=3", ".nhead=3", "model.=3", "model..nhead=3"}) {
      QVERIFY2(errorOf([&] { fromSettings({setting}); }).startsWith(QStringLiteral("The setting \"")), setting);
    }
    QCOMPARE(errorOf([] { fromSettings({"model.heads=3"}); }).left(35),
             QStringLiteral("model.heads is not a known key; did"));
    QCOMPARE(errorOf([] { fromSettings({"model.nhead.x=3"}); }),
             QStringLiteral("model.nhead must be a whole number from 1 to 4096, not {\"x\":3}."));
  }

  void wrongFilesAreNamed() {
    const auto complaint = [this](const char* text) {
      const auto file = writeFile(text);
      const QString error = errorOf([&] { resolveConfiguration({"reverse", file, {}}); });
      const QString name = QString::fromStdString(file.string());
      return error.startsWith(name) ? error.mid(name.size()) : error;
    };
    QCOMPARE(complaint("{\n  \"model\": {,}}"), QStringLiteral(" is not JSON: line 2, column 13."));
    QCOMPARE(complaint(R"({"model":{},"model":{}})"), QStringLiteral(" has the key \"model\" twice in one object."));
    QCOMPARE(complaint("[1]"), QStringLiteral(" must hold a JSON object."));
    QCOMPARE(complaint(R"({"training":{"steps":1e999}})"), QStringLiteral(" holds a number too large for a double."));
    QCOMPARE(complaint(R"({"model":{"nhead":0}})"),
             QStringLiteral(": model.nhead must be a whole number from 1 to 4096, not 0."));
    QVERIFY(errorOf([] {
              resolveConfiguration({"reverse", "/nowhere.json", {}});
            }).startsWith(QStringLiteral("/nowhere.json cannot be read.")));
  }

 private:
  std::filesystem::path writeFile(const char* text) const {
    const QString name = m_directory.filePath(QStringLiteral("configuration.json"));
    QFile file(name);
    if (file.open(QIODevice::WriteOnly)) file.write(text);
    return name.toStdString();
  }

  QTemporaryDir m_directory;
};

QTEST_APPLESS_MAIN(ConfigurationJsonTest)
#include "configuration_json_test.moc"
