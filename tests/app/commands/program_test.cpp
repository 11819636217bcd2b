#include <csignal>

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/io/configuration_json.h"
#include "model/io/model_file.h"
#include "model/io/safetensors.h"
#include "model/nn/parameters.h"
#include "model/tasks/task.h"
#include "tests/app/commands/program_runner.h"

using namespace encoderlab;
using namespace encoderlab::testing;

/// Runs the program itself, as a user would.
class ProgramTest : public QObject {
  Q_OBJECT

 private slots:
  void versionAndHelp() {
    QCOMPARE(run({"--version"}).status, 0);
    const Result help = run({"--help"});
    QCOMPARE(help.status, 0);
    for (const char* command :
         {"tasks", "train", "resume", "evaluate", "predict", "trace", "explain", "bench", "screenshot"}) {
      QVERIFY2(help.output.contains(QString::fromLatin1(command)), command);
    }
    const Result train = run({"train", "--help"});
    QCOMPARE(train.status, 0);
    QVERIFY(train.output.startsWith(QStringLiteral("Usage: encoder-lab train [options]\n")));
    QVERIFY(train.output.contains(QStringLiteral("--values-per-token <N>")));
    QVERIFY(train.output.simplified().contains(QStringLiteral("Without --task and --data it is")));
    const QString resume = run({"resume", "--help"}).output.simplified();
    for (const char* said : {"Without --out the file itself is replaced", "not of those before"}) {
      QVERIFY2(resume.contains(QLatin1String(said)), said);
    }
  }

  void withoutADisplayThereIsNoWindow() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
      environment.remove(QString::fromLatin1(name));
    }
    const Result result = run({}, environment);
    QCOMPARE(result.status, 1);
    QCOMPARE(result.errors.count(QLatin1Char('\n')), 1);
    QVERIFY2(result.errors.contains(QStringLiteral("There is no display")), qPrintable(result.errors));
  }

  void wrongUsageIsStatusTwoInOneLine_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown command") << QStringList{"trian"};
    QTest::newRow("unknown option") << QStringList{"train", "--bogus"};
    QTest::newRow("missing value") << QStringList{"train", "--task"};
    QTest::newRow("not a number") << QStringList{"train", "--steps", "x"};
    QTest::newRow("no threads") << QStringList{"train", "--threads", "0"};
    QTest::newRow("no horizon") << QStringList{"train", "--data", "x", "--horizon", "0"};
    QTest::newRow("no such kind") << QStringList{"train", "--data", "x", "--kind", "foo"};
    QTest::newRow("no setting") << QStringList{"train", "--set", "foo"};
    QTest::newRow("missing file") << QStringList{"evaluate"};
    QTest::newRow("missing option") << QStringList{"resume", "m.safetensors"};
    QTest::newRow("one file too many") << QStringList{"evaluate", "a", "b"};
  }

  void wrongUsageIsStatusTwoInOneLine() {
    QFETCH(const QStringList, words);
    const Result result = run(words);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.errors.count(QLatin1Char('\n')), 1);
    QVERIFY(result.errors.contains(QStringLiteral("--help")));
    QCOMPARE(result.output, QString());
  }

  void failuresAreStatusOneInOneLine_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("error");
    QTest::newRow("task") << QStringList{"train", "--task", "revers"} << "reverse";
    QTest::newRow("setting") << QStringList{"train", "--set", "model.nhead=3"} << "model.d_model must be a multiple";
    QTest::newRow("custom") << QStringList{"train", "--task", "custom"} << "nothing to train on";
    QTest::newRow("no model") << QStringList{"evaluate", "/nowhere"} << "/nowhere does not exist.";
    QTest::newRow("out") << QStringList{"train", "--out", "/nowhere/m"} << "/nowhere/m cannot be written";
    QTest::newRow("metrics") << QStringList{"train", "--metrics", "/nowhere/m"} << "/nowhere/m cannot be written";
  }

  void failuresAreStatusOneInOneLine() {
    QFETCH(const QStringList, words);
    QFETCH(const QString, error);
    const Result result = run(words);
    QCOMPARE(result.status, 1);
    QCOMPARE(result.errors.count(QLatin1Char('\n')), 1);
    QVERIFY2(result.errors.contains(error), qPrintable(result.errors));
  }

  void tasksAreListedForMachinesToo() {
    const Result result = run({"tasks", "--json"});
    QCOMPARE(result.status, 0);
    const QJsonArray tasks = result.json().value(QStringLiteral("tasks")).toArray();
    QCOMPARE(static_cast<std::size_t>(tasks.size()), allTasks().size());
    for (const QJsonValue& task : tasks) {
      for (const char* key : {"name", "kind", "teaches"}) {
        QVERIFY2(!task.toObject().value(QLatin1String(key)).toString().isEmpty(), key);
      }
    }
  }

  void aModelIsHeldAgainstAGruOfItsSize() {
    const Result result = run({"rival", "--task", "reverse", "--steps", "2", "--longest", "16", "--json"});
    QCOMPARE(result.status, 0);
    const QJsonObject json = result.json();
    const double encoder =
        json.value(QStringLiteral("encoder")).toObject().value(QStringLiteral("parameters")).toDouble();
    const double gru = json.value(QStringLiteral("gru")).toObject().value(QStringLiteral("parameters")).toDouble();
    QVERIFY2(encoder > 0 && std::abs(gru / encoder - 1) < 0.05, qPrintable(QString::number(gru / encoder)));
    const QJsonArray lengths = json.value(QStringLiteral("lengths")).toArray();
    QCOMPARE(lengths.size(), 2);
    QCOMPARE(lengths.last().toObject().value(QStringLiteral("length")).toInt(), 16);
  }

  void trainReportsWhatItsJsonPromises() {
    const Result result = train({"--metrics", path("m.csv"), "--steps", "12"});
    QCOMPARE(result.status, 0);
    const QJsonObject json = result.json();
    QCOMPARE(json.value(QStringLiteral("task")).toString(), QStringLiteral("reverse"));
    QCOMPARE(json.value(QStringLiteral("steps")).toInt(), 12);
    QCOMPARE(json.value(QStringLiteral("seed")).toInt(), 5);
    for (const char* key :
         {"train_loss", "valid_loss", "valid_accuracy", "seconds", "steps_per_second", "parameters"}) {
      QVERIFY2(json.value(QLatin1String(key)).isDouble(), key);
    }
    QVERIFY(json.value(QStringLiteral("baseline")).toObject().contains(QStringLiteral("value")));
    QVERIFY(!json.contains(QStringLiteral("stopped")));
    const QStringList lines = contents("m.csv").trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 13);
    QCOMPARE(lines.first(), QStringLiteral("step,train_loss,train_accuracy,learning_rate,gradient_norm,seconds,"
                                           "valid_loss,valid_accuracy,valid_macro_f1"));
    QVERIFY(lines.at(1).startsWith(QStringLiteral("1,")) && lines.at(1).endsWith(QStringLiteral(",,,")));
    QVERIFY(lines.last().startsWith(QStringLiteral("12,")));
    QCOMPARE(lines.last().section(QLatin1Char(','), 6, 6).toDouble(),
             json.value(QStringLiteral("valid_loss")).toDouble());
  }

  void resumingGivesTheSameBitsOnAnyNumberOfThreads() {
    QCOMPARE(train({"--steps", "8", "--threads", "1", "--out", path("half")}).status, 0);
    QCOMPARE(run({"resume", path("half"), "--steps", "20", "--threads", "3", "--out", path("whole")}).status, 0);
    QCOMPARE(train({"--steps", "20", "--threads", "2", "--out", path("once")}).status, 0);
    QVERIFY(!bytes("once").isEmpty());
    QVERIFY(bytes("whole") == bytes("once"));
    const Result back = run({"resume", path("once"), "--steps", "19"});
    QCOMPARE(back.status, 1);
    QVERIFY(back.errors.contains(QStringLiteral("has already made 20 steps")));
  }

  void evaluateAgreesWithTraining() {
    const QJsonObject trained = train({"--steps", "10", "--out", path("model")}).json();
    const QJsonObject evaluated = run({"evaluate", path("model"), "--json"}).json();
    QCOMPARE(evaluated.value(QStringLiteral("valid_accuracy")).toDouble(),
             trained.value(QStringLiteral("valid_accuracy")).toDouble());
    QVERIFY(qAbs(evaluated.value(QStringLiteral("valid_loss")).toDouble() -
                 trained.value(QStringLiteral("valid_loss")).toDouble()) < 1e-5);
  }

  void ownTextIsTrainedOnAndPredicted() {
    writeWords("words.csv", 60);
    const Result trained = run({"train", "--data", path("words.csv"), "--steps", "60", "--set", "model.num_layers=1",
                                "--out", path("model"), "--json"});
    QCOMPARE(trained.errors, QString());
    QVERIFY(trained.json().value(QStringLiteral("valid_accuracy")).isDouble());
    write("new.csv", QStringLiteral("word\naeak\n\"e\"\"a,z\"\n"));
    const Result predicted = run({"predict", path("model"), "--data", path("new.csv")});
    QCOMPARE(predicted.errors, QString());
    const QStringList lines = predicted.output.trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0), QStringLiteral("word,prediction,probability"));
    QVERIFY(lines.at(1).startsWith(QStringLiteral("aeak,")));
    QVERIFY(lines.at(2).startsWith(QStringLiteral("\"e\"\"a,z\",")));
    const Result withoutLabels = run({"evaluate", path("model"), "--data", path("new.csv")});
    QCOMPARE(withoutLabels.status, 1);
    QVERIFY(withoutLabels.errors.contains(QStringLiteral("has no labels")));
    write("words.csv", contents("words.csv").replace(QLatin1Char('k'), QLatin1Char('m')));
    const Result changed = run({"evaluate", path("model")});
    QCOMPARE(changed.status, 1);
    QVERIFY2(changed.errors.contains(QStringLiteral("not those that")), qPrintable(changed.errors));
  }

  void evaluateMeasuresOnlyWhatTrainingHasNotSeen() {
    writeWords("words.csv", 40);
    const QJsonObject trained = run({"train", "--data", path("words.csv"), "--steps", "5", "--set",
                                     "model.num_layers=1", "--out", path("model"), "--json"})
                                    .json();
    const QString sameFile = m_directory.path() + QStringLiteral("/./words.csv");
    const Result heldOut = run({"evaluate", path("model"), "--data", sameFile, "--json"});
    QCOMPARE(heldOut.errors, QString());
    QVERIFY(heldOut.output.contains(QStringLiteral("only what was held out of it is measured")));
    QJsonObject json = heldOut.json();
    QCOMPARE(json.value(QStringLiteral("data")).toString(), sameFile);
    QCOMPARE(json.value(QStringLiteral("samples")).toInt(), 8);
    QCOMPARE(json.value(QStringLiteral("valid_accuracy")), trained.value(QStringLiteral("valid_accuracy")));
    QCOMPARE(json.value(QStringLiteral("baseline")), trained.value(QStringLiteral("baseline")));
    const Result asOtherData = run({"evaluate", path("model"), "--data", sameFile, "--missing", "skip"});
    QCOMPARE(asOtherData.status, 1);
    QVERIFY2(asOtherData.errors.contains(QStringLiteral("as it was read for training")),
             qPrintable(asOtherData.errors));

    write("others.csv", QStringLiteral("name,origin\naak,one\naaz,two\neek,one\naek,one\n"));
    const Result others = run({"evaluate", path("model"), "--data", path("others.csv"), "--text-column", "name",
                               "--label-column", "origin", "--json"});
    QCOMPARE(others.errors, QString());
    json = others.json();
    QCOMPARE(json.value(QStringLiteral("samples")).toInt(), 4);
    QCOMPARE(json.value(QStringLiteral("baseline")).toObject().value(QStringLiteral("value")).toDouble(), 0.75);
    QCOMPARE(run({"evaluate", path("model"), "--text-column", "name"}).status, 2);
  }

  void columnsOfOtherNamesArePredicted() {
    writeWords("words.csv", 20);
    QCOMPARE(run({"train", "--data", path("words.csv"), "--steps", "2", "--out", path("model")}).status, 0);
    write("names.csv", QStringLiteral("name,age\naek,3\n,4\n"));
    const QStringList predict = {"predict", path("model"), "--data", path("names.csv"), "--text-column"};
    const Result refused = run(predict + QStringList{"name"});
    QVERIFY2(refused.errors.contains(QStringLiteral("--missing skip")), qPrintable(refused.errors));
    const Result predicted = run(predict + QStringList{"name", "--missing", "skip"});
    QCOMPARE(predicted.errors, QString());
    QVERIFY2(predicted.output.startsWith(QStringLiteral("name,prediction,probability\naek,")),
             qPrintable(predicted.output));
    const Result unknown = run(predict + QStringList{"title"});
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.errors.contains(QStringLiteral("no column 'title' (--text-column)")), qPrintable(unknown.errors));
    const Result wrongKind = run({"predict", path("model"), "--data", path("names.csv"), "--value-column", "age"});
    QCOMPARE(wrongKind.status, 2);
    QVERIFY2(wrongKind.errors.contains(QStringLiteral("--value-column does not apply")), qPrintable(wrongKind.errors));
  }

  void ownSeriesIsForecastInItsOwnUnit() {
    QString table = QStringLiteral("year,spots\n");
    for (int i = 0; i < 200; ++i) table += QStringLiteral("%1,%2\n").arg(i).arg(1000 + 10 * (i % 7));
    write("series.csv", table);
    const Result trained =
        run({"train", "--data", path("series.csv"), "--kind", "series", "--value-column", "spots", "--window", "8",
             "--horizon", "2", "--steps", "5", "--set", "model.num_layers=1", "--out", path("model"), "--json"});
    QCOMPARE(trained.errors, QString());
    QCOMPARE(trained.json().value(QStringLiteral("measure")).toString(), QStringLiteral("rmse"));
    const Result predicted =
        run({"predict", path("model"), "--data", path("series.csv"), "--out", path("p.csv"), "--json"});
    QCOMPARE(predicted.errors, QString());
    const QStringList lines = contents("p.csv").trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), predicted.json().value(QStringLiteral("samples")).toInt() + 1);
    const double forecast = lines.last().section(QLatin1Char(','), -1).toDouble();
    QVERIFY2(forecast > 900 && forecast < 1150, qPrintable(lines.last()));
    write("renamed.csv", table.replace(QStringLiteral("spots"), QStringLiteral("count")));
    const Result renamed = run({"predict", path("model"), "--data", path("renamed.csv"), "--value-column", "count"});
    QCOMPARE(renamed.errors, QString());
    QCOMPARE(renamed.output, contents("p.csv"));
  }

  void traceRunsAModelMadeElsewhere() {
    const Configuration configuration;
    SafetensorsFile file;
    const ParameterLayout layout(configuration.model);
    for (const Parameter& parameter : layout.parameters()) {
      file.tensors[parameter.name] = Tensor<float>{parameter.shape, std::vector<float>(parameter.size, 0.01F)};
    }
    nlohmann::ordered_json json;
    json["model"] = toJson(configuration).at("model");
    file.metadata["encoder_lab"] = json.dump();
    writeSafetensors(path("foreign").toStdString(), file);
    SafetensorsFile batch;
    batch.tensors["tokens"] = Tensor<std::int64_t>{{2, 3}, {1, 2, 3, 4, 5, 0}};
    batch.tensors["key_padding_mask"] = Tensor<std::uint8_t>{{2, 3}, {0, 0, 0, 0, 0, 1}};
    writeSafetensors(path("batch").toStdString(), batch);

    QCOMPARE(run({"trace", path("foreign"), "--batch", path("batch"), "--out", path("trace")}).status, 0);
    SafetensorsFile trace = readSafetensors(path("trace").toStdString());
    QVERIFY(trace.tensors.count("loss") == 0);
    QCOMPARE(std::get<Tensor<float>>(trace.tensors.at("logits")).shape, (std::vector<std::size_t>{2, 3, 16}));
    batch.tensors["targets"] = Tensor<std::int64_t>{{2, 3}, {1, 2, 3, 4, 5, -100}};
    writeSafetensors(path("batch").toStdString(), batch);
    QCOMPARE(run({"trace", path("foreign"), "--batch", path("batch"), "--out", path("trace")}).status, 0);
    trace = readSafetensors(path("trace").toStdString());
    QVERIFY(trace.tensors.count("loss") == 1);
    for (const Parameter& parameter : layout.parameters()) {
      QVERIFY2(trace.tensors.count("grad." + parameter.name) == 1, parameter.name.c_str());
    }
    QVERIFY(run({"resume", path("foreign"), "--steps", "3"}).errors.contains(QStringLiteral("weights only")));
    QVERIFY(run({"evaluate", path("foreign")}).errors.contains(QStringLiteral("has no task")));
  }

  void interruptionKeepsWhatWasTrained() {
    QProcess process;
    process.start(QStringLiteral(PROGRAM), {"train", "--steps", "100000000", "--set", "training.evaluate_every=1",
                                            "--set", "model.num_layers=1", "--out", path("model"), "--json"});
    while (!process.readAllStandardOutput().contains("step 1 of")) QVERIFY(process.waitForReadyRead(patience));
    QVERIFY(::kill(static_cast<pid_t>(process.processId()), SIGINT) == 0);
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 0);
    const Result result{process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), {}};
    QCOMPARE(result.json().value(QStringLiteral("stopped")).toString(), QStringLiteral("interrupted"));
    const ModelFile model = loadModel(path("model").toStdString());
    QVERIFY(model.resumable);
    QCOMPARE(model.state.step, result.json().value(QStringLiteral("steps")).toInteger());
    QVERIFY(model.state.step >= 1);
  }

  void aRunThatDivergesKeepsItsLastFiniteWeights() {
    const Result result = train({"--set", "training.optimizer=sgd", "--set", "training.learning_rate=1000", "--steps",
                                 "500", "--out", path("model")});
    QCOMPARE(result.status, 1);
    QVERIFY(result.errors.contains(QStringLiteral("not finite")));
    const ModelFile model = loadModel(path("model").toStdString());
    QCOMPARE(model.state.step, result.json().value(QStringLiteral("steps")).toInteger());
    for (const float weight : model.state.weights) QVERIFY(std::isfinite(weight));
  }

  void inputsAreNotOverwritten() {
    write("words.csv", QStringLiteral("a,b\n"));
    const Result result = run({"train", "--data", path("words.csv"), "--out", path("words.csv")});
    QCOMPARE(result.status, 1);
    QVERIFY(result.errors.contains(QStringLiteral("would be overwritten")));
    QCOMPARE(contents("words.csv"), QStringLiteral("a,b\n"));
  }

  void benchNamesItsMedians() {
    const QJsonObject json = run({"bench", "--steps", "3", "--length", "8", "--threads", "1", "--json"}).json();
    for (const char* key : {"ms_per_step", "ms_forward", "tokens_per_second", "gflops"}) {
      QVERIFY2(json.value(QLatin1String(key)).toDouble() > 0, key);
    }
  }

 private:
  QString path(const char* name) const { return m_directory.filePath(QString::fromLatin1(name)); }

  static Result train(const QStringList& words) {
    return run(QStringList{"train", "--task", "reverse", "--seed", "5", "--set", "model.num_layers=1", "--json"} +
               words);
  }

  QByteArray bytes(const char* name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QString contents(const char* name) const { return QString::fromUtf8(bytes(name)); }

  void write(const char* name, const QString& text) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
  }

  /// Twice `count` words of two classes, which their last letters tell apart.
  void writeWords(const char* name, int count) const {
    QString table = QStringLiteral("word,language\n");
    for (int i = 0; i < count; ++i) {
      const QString letters =
          QString::number(i, 2).replace(QLatin1Char('0'), QLatin1Char('a')).replace(QLatin1Char('1'), QLatin1Char('e'));
      table += QStringLiteral("%1k,one\n%1z,two\n").arg(letters);
    }
    write(name, table);
  }

  QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
