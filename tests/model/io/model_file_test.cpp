#include "model/io/model_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/io/configuration_json.h"
#include "model/io/safetensors.h"
#include "model/nn/parameters.h"

using namespace encoderlab;

namespace {

Configuration smallConfiguration() {
  Configuration configuration;
  configuration.model.dModel = 4;
  configuration.model.nhead = 2;
  configuration.model.numLayers = 1;
  configuration.model.dimFeedforward = 6;
  configuration.model.maxLength = 8;
  configuration.model.input.vocabulary = 3;
  configuration.model.head.outputs = 3;
  return configuration;
}

/// Weights and moments whose every value differs.
TrainingState countingState(const Configuration& configuration) {
  const std::size_t size = ParameterLayout(configuration.model).size();
  TrainingState state;
  state.step = 123;
  for (std::size_t i = 0; i < size; ++i) {
    state.weights.push_back(0.1F + static_cast<float>(i));
    state.firstMoment.push_back(-1e-9F * static_cast<float>(i));
    state.secondMoment.push_back(1e-20F * static_cast<float>(i));
  }
  return state;
}

Dataset ownData() {
  Dataset dataset;
  dataset.input = {InputKind::Tokens, 3, 1};
  dataset.head = {HeadKind::Token, Pooling::Mean, LossKind::CrossEntropy, 3};
  dataset.maxLength = 7;
  dataset.tokenNames = {"<pad>", "\"é\"", "汉"};
  dataset.classNames = {"a", "b", "c"};
  dataset.measure = "exact_match";
  dataset.baseline = {"majority class", 0.1};
  dataset.unknownToken = 2;
  dataset.notes = {"Skipped 2 rows."};
  dataset.training.resize(5);
  return dataset;
}

}  // namespace

class ModelFileTest : public QObject {
  Q_OBJECT

 private slots:
  void roundTripKeepsEveryBit() {
    const Configuration configuration = smallConfiguration();
    const TrainingState state = countingState(configuration);
    saveModel(path(), configuration, state, nullptr);
    const ModelFile file = loadModel(path());
    QVERIFY(file.configuration == configuration);
    QVERIFY(file.resumable);
    QVERIFY(!file.encoding);
    QCOMPARE(file.state.step, state.step);
    QCOMPARE(file.state.weights, state.weights);
    QCOMPARE(file.state.firstMoment, state.firstMoment);
    QCOMPARE(file.state.secondMoment, state.secondMoment);
  }

  void momentsThatAreNotThereStayEmpty() {
    const Configuration configuration = smallConfiguration();
    TrainingState state = countingState(configuration);
    state.secondMoment.clear();
    saveModel(path(), configuration, state, nullptr);
    const ModelFile file = loadModel(path());
    QCOMPARE(file.state.firstMoment, state.firstMoment);
    QVERIFY(file.state.secondMoment.empty());
  }

  void namesAndShapesArePyTorchs() {
    saveModel(path(), smallConfiguration(), countingState(smallConfiguration()), nullptr);
    const SafetensorsFile file = readSafetensors(path());
    QCOMPARE(file.metadata.at("format"), std::string("pt"));
    const auto shapeOf = [&](const char* name) { return std::get<Tensor<float>>(file.tensors.at(name)).shape; };
    QCOMPARE(shapeOf("encoder.layers.0.self_attn.in_proj_weight"), (std::vector<std::size_t>{12, 4}));
    QCOMPARE(shapeOf("encoder.layers.0.linear1.weight"), (std::vector<std::size_t>{6, 4}));
    QCOMPARE(shapeOf("head.bias"), (std::vector<std::size_t>{3}));
    QCOMPARE(shapeOf("training.first_moment.head.bias"), (std::vector<std::size_t>{3}));
    for (const auto& [name, tensor] : file.tensors) {
      const bool known = ParameterLayout(smallConfiguration().model).contains(name);
      QVERIFY2(known || name.starts_with("training."), name.c_str());
    }
  }

  void encodingOfOwnDataIsKept() {
    Configuration configuration = smallConfiguration();
    configuration.task = {"data", {}, DataConfiguration{}};
    configuration.task.data->file = "names.tsv";
    const Dataset dataset = ownData();
    saveModel(path(), configuration, countingState(configuration), &dataset);
    const ModelFile file = loadModel(path());
    QVERIFY(file.encoding.has_value());
    QVERIFY(file.encoding->training.empty());
    QCOMPARE(file.encoding->tokenNames, dataset.tokenNames);
    QCOMPARE(file.encoding->classNames, dataset.classNames);
    QCOMPARE(file.encoding->measure, dataset.measure);
    QCOMPARE(file.encoding->baseline.name, dataset.baseline.name);
    QCOMPARE(file.encoding->baseline.value, dataset.baseline.value);
    QCOMPARE(file.encoding->unknownToken, dataset.unknownToken);
    QCOMPARE(file.encoding->maxLength, dataset.maxLength);
    QCOMPARE(file.encoding->notes, dataset.notes);
    QVERIFY(file.encoding->input == configuration.model.input);
  }

  void scalersAreKeptExactly() {
    Configuration configuration = smallConfiguration();
    configuration.model.input = {InputKind::Vectors, InputConfiguration().vocabulary, 2};
    configuration.model.head = {HeadKind::Sequence, Pooling::Mean, LossKind::MeanSquaredError, 1};
    configuration.task = {"data", {}, DataConfiguration{}};
    configuration.task.data->file = "sunspots.csv";
    Dataset dataset;
    dataset.maxLength = 8;
    dataset.inputScaler = {{0.1, 1e300}, {1.0 / 3.0, 5e-324}};
    dataset.outputScaler = {{-7}, {2}};
    dataset.featureNames = {"a", "b"};
    dataset.outputNames = {"a +1"};
    dataset.measure = "rmse";
    saveModel(path(), configuration, countingState(configuration), &dataset);
    const ModelFile file = loadModel(path());
    QCOMPARE(file.encoding->inputScaler.mean, dataset.inputScaler.mean);
    QCOMPARE(file.encoding->inputScaler.scale, dataset.inputScaler.scale);
    QCOMPARE(file.encoding->outputScaler.mean, dataset.outputScaler.mean);
  }

  void encodingThatDoesNotFitTheModelIsRefused() {
    Configuration configuration = smallConfiguration();
    configuration.task = {"data", {}, DataConfiguration{}};
    configuration.task.data->file = "names.tsv";
    Dataset dataset = ownData();
    dataset.tokenNames.pop_back();
    saveModel(path(), configuration, countingState(configuration), &dataset);
    QCOMPARE(loadError(), QStringLiteral(" cannot be used: encoding.token_names holds 2 names where the model has 3."));
    dataset = ownData();
    dataset.unknownToken = 3;
    saveModel(path(), configuration, countingState(configuration), &dataset);
    QCOMPARE(loadError(), QStringLiteral(" cannot be used: encoding.unknown_token is not in the vocabulary."));
  }

  void fileMadeElsewhereLoadsWithoutBeingResumable() {
    SafetensorsFile file = foreignFile();
    Tensor<float> narrow = std::get<Tensor<float>>(file.tensors.at("head.bias"));
    file.tensors["head.bias"] = Tensor<double>{narrow.shape, {0.1, 0.2, 0.3}};
    writeSafetensors(path(), file);
    const ModelFile model = loadModel(path());
    QVERIFY(!model.resumable);
    QCOMPARE(model.state.step, 0);
    QVERIFY(model.state.firstMoment.empty());
    QCOMPARE(model.configuration.task.name, std::string("custom"));
    const std::size_t offset = ParameterLayout(model.configuration.model).at("head.bias").offset;
    QCOMPARE(model.state.weights.at(offset), 0.1F);
  }

  void tensorsThatDoNotFitAreNamed() {
    SafetensorsFile file = foreignFile();
    file.tensors.erase("head.bias");
    QCOMPARE(errorOf(file), QStringLiteral(" lacks the tensor \"head.bias\" of shape (3,)."));
    file = foreignFile();
    file.tensors["head.bias"] = Tensor<float>{{1, 3}, {1, 2, 3}};
    QCOMPARE(errorOf(file), QStringLiteral(" holds \"head.bias\" with the shape (1, 3), but the configuration makes it "
                                           "(3,)."));
    file = foreignFile();
    file.tensors["head.bias"] = Tensor<std::int64_t>{{3}, {1, 2, 3}};
    QCOMPARE(errorOf(file), QStringLiteral(" holds \"head.bias\" as whole numbers; it must be F32."));
    file = foreignFile();
    file.tensors["decoder.weight"] = Tensor<float>{{1}, {1}};
    QCOMPARE(errorOf(file),
             QStringLiteral(" holds the tensor \"decoder.weight\", for which the configuration has no place."));
  }

  void weightsThatAreNotFiniteAreNamed() {
    for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
      SafetensorsFile file = foreignFile();
      file.tensors["head.bias"] = Tensor<double>{{3}, {1, value, 3}};
      QCOMPARE(errorOf(file), QStringLiteral(" holds a number in \"head.bias\" that is not finite, so the model cannot "
                                             "compute anything."));
    }
  }

  void metadataThatCannotBeUsedIsNamed() {
    SafetensorsFile file = foreignFile();
    file.metadata.erase("encoder_lab");
    QVERIFY(errorOf(file).startsWith(QStringLiteral(" is no model of Encoder Lab:")));
    file.metadata["encoder_lab"] = "{";
    QCOMPARE(errorOf(file), QStringLiteral(" has metadata \"encoder_lab\" that is not JSON: line 1, column 2."));
    file.metadata["encoder_lab"] = "{}";
    QCOMPARE(errorOf(file), QStringLiteral(" has metadata \"encoder_lab\" without a \"model\"."));
    file.metadata["encoder_lab"] = R"({"model":{"nhead":3}})";
    QCOMPARE(errorOf(file),
             QStringLiteral(" cannot be used: model.d_model must be a multiple of model.nhead, but 32 is "
                            "no multiple of 3."));
    file = foreignFile();
    nlohmann::json json = nlohmann::json::parse(file.metadata.at("encoder_lab"));
    json["training_state"] = {{"step", -1}};
    file.metadata["encoder_lab"] = json.dump();
    QVERIFY(errorOf(file).startsWith(QStringLiteral(" has a \"training_state\" without a possible \"step\"")));
  }

  void aHugeModelIsRefusedBeforeMemoryIsTaken() {
    SafetensorsFile file;
    file.metadata["encoder_lab"] =
        R"({"model":{"d_model":4096,"num_layers":64,"dim_feedforward":65536,"input":{"kind":"tokens","vocabulary":1000000}}})";
    QVERIFY(errorOf(file).startsWith(QStringLiteral(" lacks the tensor \"")));
  }

  void stateThatDoesNotFitIsNotSaved() {
    const Configuration configuration = smallConfiguration();
    TrainingState state = countingState(configuration);
    state.firstMoment.pop_back();
    QVERIFY_EXCEPTION_THROWN(saveModel(path(), configuration, state, nullptr), std::invalid_argument);
    QVERIFY(!std::filesystem::exists(path()));
  }

  void traceIsWrittenAsF32() {
    Trace trace;
    trace.tensors["encoder.layers.0.output"] = {{1, 2, 1}, {1.5F, -2.5F}};
    trace.tensors["loss"] = {{}, {0.25F}};
    saveTrace(path(), trace);
    const SafetensorsFile file = readSafetensors(path());
    QCOMPARE(file.tensors.size(), std::size_t(2));
    const auto& loss = std::get<Tensor<float>>(file.tensors.at("loss"));
    QVERIFY(loss.shape.empty());
    QCOMPARE(loss.values, std::vector<float>{0.25F});
  }

  void cleanup() { std::filesystem::remove(path()); }

 private:
  std::filesystem::path path() const { return m_directory.filePath(QStringLiteral("m.safetensors")).toStdString(); }

  /// As PyTorch would write it: weights, and a configuration of nothing but the model.
  static SafetensorsFile foreignFile() {
    const Configuration configuration = smallConfiguration();
    SafetensorsFile file;
    float value = 0;
    const ParameterLayout layout(configuration.model);
    for (const Parameter& parameter : layout.parameters()) {
      file.tensors[parameter.name] = Tensor<float>{parameter.shape, std::vector<float>(parameter.size, value += 1.0F)};
    }
    nlohmann::ordered_json json;
    json["model"] = toJson(configuration).at("model");
    file.metadata["encoder_lab"] = json.dump();
    return file;
  }

  /// What loading complains of, without the file's name in front.
  QString loadError() const {
    try {
      loadModel(path());
    } catch (const std::runtime_error& error) {
      const QString name = QString::fromStdString(path().string());
      const QString text = QString::fromUtf8(error.what());
      return text.startsWith(name) ? text.mid(name.size()) : text;
    }
    return {};
  }

  QString errorOf(const SafetensorsFile& file) const {
    writeSafetensors(path(), file);
    return loadError();
  }

  QTemporaryDir m_directory;
};

QTEST_APPLESS_MAIN(ModelFileTest)
#include "model_file_test.moc"
