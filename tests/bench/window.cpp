/// Measures the window: see the description in main, or tests/bench/window.sh --help.

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <vector>

#include "app/offscreen_display.h"
#include "app/run.h"
#include "model/training/trainer.h"
#include "tests/bench/window_measures.h"

using namespace encoderlab;
using namespace encoderlab::bench;

namespace {

struct Measurement {
  QString name;
  QJsonObject (*measure)(const WindowBenchmark&);
};

const std::vector<Measurement>& measurements() {
  static const std::vector<Measurement> all{
      {QStringLiteral("start"), measureStart},      {QStringLiteral("memory"), measureMemory},
      {QStringLiteral("heads"), measureHeads},      {QStringLiteral("frames"), measureFrames},
      {QStringLiteral("touch"), measureTouch},      {QStringLiteral("hand"), measureHand},
      {QStringLiteral("training"), measureTraining}};
  return all;
}

QStringList names() {
  QStringList names;
  for (const Measurement& measurement : measurements()) names += measurement.name;
  return names;
}

struct Options {
  QStringList parts;
  QString out;
  double seconds = 5;
  int rounds = 5;
  double minutes = 1;
  QString program;
};

QString about() {
  return QStringLiteral(
             "Measures the window of Encoder Lab while the default experiment trains and every\npanel that follows it "
             "is visible.\n\n"
             "start: from the start of the program to its first painted frame.\n"
             "memory: resident, and how it grows with the history.\n"
             "heads: what AttentionGrid takes to show a new trace of a 6 x 8 model at T = 128.\n"
             "frames: a frame is one painting of the window. How far apart they are; how far apart those with new\n"
             "  weights are; how long after a trace reached the window's thread all views have painted it; how late\n"
             "  a timer of 1 ms comes, which is how long the event loop was kept.\n"
             "touch: the pointer moves over the attention map 60 times a second; from a move to its painting.\n"
             "hand: without training, from an action of the user until all that follows from it is painted, and the\n"
             "  processor time that the window's thread took for it: a step of the cursor, a click on a cell of the\n"
             "  op panel, an edit of a token; by default, and at D 128, 8 heads, 4 layers, T 64.\n"
             "training: steps a second in the window against encoder-lab train, turn by turn, on as many threads.\n\n"
             "Figures are of use from a quiet machine only. Parts: ") +
         names().join(u' ');
}

Options parse(const QStringList& words) {
  QCommandLineParser parser;
  parser.setApplicationDescription(about());
  const auto add = [&parser](const char* name, const QString& text, const QString& value, const QString& byDefault) {
    parser.addOption(QCommandLineOption(QLatin1String(name), text, value, byDefault));
  };
  parser.addHelpOption();
  parser.addOption({QStringLiteral("smoke"), QStringLiteral("A moment of everything: does it run?")});
  add("program", QStringLiteral("encoder-lab."), QStringLiteral("FILE"), {});
  add("parts", QStringLiteral("What is measured, separated by commas."), QStringLiteral("PARTS"), names().join(u','));
  add("seconds", QStringLiteral("How long a measurement, or a round of one, lasts."), QStringLiteral("S"),
      QStringLiteral("5"));
  add("rounds", QStringLiteral("Rounds of start and training."), QStringLiteral("N"), QStringLiteral("5"));
  add("minutes", QStringLiteral("How long memory is watched."), QStringLiteral("M"), QStringLiteral("1"));
  add("out", QStringLiteral("Writes all figures there as JSON."), QStringLiteral("FILE"), {});
  parser.process(words);

  const bool smoke = parser.isSet(QStringLiteral("smoke"));
  Options options{parser.value(QStringLiteral("parts")).split(u','),
                  parser.value(QStringLiteral("out")),
                  smoke ? 0.1 : std::max(0.1, parser.value(QStringLiteral("seconds")).toDouble()),
                  smoke ? 1 : std::max(1, parser.value(QStringLiteral("rounds")).toInt()),
                  smoke ? 0.005 : std::max(0.001, parser.value(QStringLiteral("minutes")).toDouble()),
                  parser.value(QStringLiteral("program"))};
  for (const QString& part : options.parts) {
    if (!names().contains(part))
      throw std::runtime_error("There is no part \"" + part.toStdString() + "\"; there are " +
                               names().join(u' ').toStdString() + ".");
  }
  return options;
}

void write(const QString& path, const QJsonObject& figures) {
  QFile file(path);
  const QByteArray text = QJsonDocument(figures).toJson();
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
    throw std::runtime_error("The file " + path.toStdString() + " cannot be written.");
}

QJsonObject measureAll(const WindowBenchmark& benchmark, const QStringList& parts) {
  QJsonObject figures{{QStringLiteral("platform"), QGuiApplication::platformName()},
                      {QStringLiteral("threads"), benchmark.threads}};
  for (const Measurement& measurement : measurements()) {
    if (parts.contains(measurement.name)) figures[measurement.name] = measurement.measure(benchmark);
  }
  return figures;
}

}  // namespace

int main(int argc, char* argv[]) {
  // Neither reads nor writes what the user has set.
  const QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  const OffscreenDisplay display(QSize(1920, 1080));
  TimedApplication application(argc, argv);
  try {
    const Options options = parse(QCoreApplication::arguments());
    const QJsonObject figures = measureAll(
        {&application, options.program, usefulTrainingThreads(), options.seconds, options.rounds, options.minutes},
        options.parts);
    if (!options.out.isEmpty()) write(options.out, figures);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
