#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "model/io/configuration_json.h"
#include "tests/bench/window_desk.h"
#include "tests/bench/window_figures.h"
#include "tests/bench/window_measures.h"

namespace encoderlab::bench {
namespace {

const QString perSecond = QStringLiteral("steps/s");

/// Steps per second in the window and what they are held against, in turn.
struct Contest {
  std::vector<double> inWindow;
  std::vector<double> against;

  double ratio() const {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < inWindow.size(); ++i) ratios.push_back(inWindow[i] / against[i]);
    return medianOf(ratios);
  }
};

QByteArray outputOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  process.start(program, arguments);
  if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
    throw std::runtime_error(program.toStdString() + " " + arguments.join(u' ').toStdString() + " failed.");
  return process.readAllStandardOutput();
}

/// Of the default experiment, as the window trains it.
double commandLineSpeed(const WindowBenchmark& benchmark, std::int64_t steps) {
  const QByteArray output = outputOf(
      benchmark.program, {QStringLiteral("train"), QStringLiteral("--steps"), QString::number(steps),
                          QStringLiteral("--threads"), QString::number(benchmark.threads), QStringLiteral("--json")});
  const QByteArray last = output.trimmed().split('\n').last();
  return QJsonDocument::fromJson(last)[QStringLiteral("steps_per_second")].toDouble();
}

/// What the window heard of training, and when.
struct Report {
  std::int64_t step = 0;
  Clock::time_point time;
};

Report nextReport(Desk& desk) {
  QEventLoop loop;
  Report report;
  QObject::connect(&desk.session(), &Session::stateChanged, &loop, [&](const SessionState& state) {
    report = {state.step, Clock::now()};
    loop.quit();
  });
  loop.exec();
  return report;
}

double speedBetween(const Report& first, const Report& last) {
  return 1000.0 * static_cast<double>(last.step - first.step) / milliseconds(last.time - first.time);
}

/// From the first report until the goal is reached, the last validation included, as the command line counts it.
double windowSpeed(Desk& desk) {
  Report began{desk.session().state().step, Clock::now()};
  desk.session().train();
  Report last = nextReport(desk);
  if (desk.session().state().running) began = last;
  while (desk.session().state().running) last = nextReport(desk);
  return speedBetween(began, last);
}

/// One training, beside a window that sleeps and one that shows it: slices so short that the machine's own moods, which
/// last seconds, meet both.
Contest liveAgainstAsleep(const WindowBenchmark& benchmark) {
  constexpr int sliceMilliseconds = 600;
  Contest contest;
  Desk desk(endlessDefault());
  desk.train();
  runFor(std::min(sliceMilliseconds, benchmark.milliseconds()));
  Report began = nextReport(desk);
  for (int used = 0; used < benchmark.rounds * benchmark.milliseconds(); used += 2 * sliceMilliseconds) {
    QThread::msleep(sliceMilliseconds);
    const Report woken = nextReport(desk);
    runFor(sliceMilliseconds);
    const Report shown = nextReport(desk);
    contest.against.push_back(speedBetween(began, woken));
    contest.inWindow.push_back(speedBetween(woken, shown));
    began = shown;
  }
  return contest;
}

Contest windowAgainstCommandLine(const WindowBenchmark& benchmark) {
  constexpr std::int64_t warmUpSteps = 100;
  const double expected = commandLineSpeed(benchmark, warmUpSteps);
  Configuration configuration = resolveConfiguration({});
  configuration.training.steps = std::max<std::int64_t>(1, std::llround(expected * benchmark.seconds));
  Contest contest;
  Desk desk(configuration);
  windowSpeed(desk);
  for (int round = 0; round < benchmark.rounds; ++round) {
    contest.inWindow.push_back(windowSpeed(desk));
    contest.against.push_back(commandLineSpeed(benchmark, configuration.training.steps));
  }
  return contest;
}

QJsonObject print(const Contest& contest, const QString& inWindow, const QString& against, const QString& ratio) {
  QJsonObject figures{{QStringLiteral("window"), printSpread(inWindow, contest.inWindow, perSecond)},
                      {QStringLiteral("against"), printSpread(against, contest.against, perSecond)},
                      {QStringLiteral("ratio"), contest.ratio()}};
  printLine(ratio, QStringLiteral("%1").arg(contest.ratio(), 0, 'f', 3));
  return figures;
}

}  // namespace

QJsonObject measureTraining(const WindowBenchmark& benchmark) {
  return {
      {QStringLiteral("command_line"),
       print(windowAgainstCommandLine(benchmark), QStringLiteral("Training speed: window"),
             QStringLiteral("  command line"),
             QStringLiteral("  window / command line, %1 thread(s), median of the rounds").arg(benchmark.threads))},
      {QStringLiteral("asleep"),
       print(liveAgainstAsleep(benchmark), QStringLiteral("Training speed: window shows it"),
             QStringLiteral("  window's thread sleeps"), QStringLiteral("  shown / asleep, median of the slices"))}};
}

}  // namespace encoderlab::bench
