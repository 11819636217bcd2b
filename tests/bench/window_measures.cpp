#include "tests/bench/window_measures.h"

#include <QFile>
#include <QJsonArray>
#include <QMouseEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

#include "app/thread_time.h"
#include "tests/bench/window_desk.h"
#include "tests/bench/window_figures.h"
#include "views/attention_grid.h"
#include "views/attention_map.h"
#include "views/heatmap_view.h"

namespace encoderlab::bench {
namespace {

/// Notes when the window paints, and how long after new numbers arrived.
class FrameRecorder : public QObject {
 public:
  FrameRecorder(TimedApplication& application, MainWindow& window) : m_application(application) {
    connect(window.inspector(), &Inspector::inspectionReady, this, [this] {
      if (!m_arrived) m_arrived = m_application.eventBegan();
    });
    m_application.watch(&window, [this] { notePaint(); });
  }
  ~FrameRecorder() override { m_application.watch(nullptr, nullptr); }

  std::vector<double> paintIntervals;
  std::vector<double> refreshIntervals;
  std::vector<double> arrivalToPaint;

 private:
  void notePaint() {
    const Clock::time_point now = Clock::now();
    if (m_painted) paintIntervals.push_back(milliseconds(now - *m_painted));
    m_painted = now;
    if (!m_arrived) return;
    arrivalToPaint.push_back(milliseconds(now - *m_arrived));
    if (m_refreshed) refreshIntervals.push_back(milliseconds(now - *m_refreshed));
    m_refreshed = now;
    m_arrived.reset();
  }

  TimedApplication& m_application;
  std::optional<Clock::time_point> m_arrived;
  std::optional<Clock::time_point> m_painted;
  std::optional<Clock::time_point> m_refreshed;
};

/// How late a timer of one millisecond comes, while this lives: what the event loop keeps waiting.
class LatenessProbe : public QObject {
 public:
  LatenessProbe() {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, [this] {
      const Clock::time_point now = Clock::now();
      lateness.push_back(std::max(0.0, milliseconds(now - m_last) - 1.0));
      m_last = now;
    });
    m_timer.start();
  }

  std::vector<double> lateness;

 private:
  QTimer m_timer;
  Clock::time_point m_last = Clock::now();
};

/// Moves the pointer from cell to cell of a map, 60 times a second, and notes how long the window takes to show it.
class PointerProbe : public QObject {
 public:
  PointerProbe(TimedApplication& application, MainWindow& window, HeatmapView& view)
      : m_application(application), m_view(view) {
    m_application.watch(&window, [this] { notePaint(); });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &PointerProbe::move);
    m_timer.start();
  }
  ~PointerProbe() override { m_application.watch(nullptr, nullptr); }

  std::vector<double> moveToPaint;
  std::vector<double> paintIntervals;

 private:
  void move() {
    if (!m_moved) m_moved = Clock::now();
    m_column = (m_column + 1) % m_view.content().columns;
    const QPointF place = m_view.cellRect({0, m_column}).center();
    QMouseEvent event(QEvent::MouseMove, place, m_view.viewport()->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(m_view.viewport(), &event);
  }
  void notePaint() {
    const Clock::time_point now = Clock::now();
    if (m_painted) paintIntervals.push_back(milliseconds(now - *m_painted));
    m_painted = now;
    if (m_moved) moveToPaint.push_back(milliseconds(now - *m_moved));
    m_moved.reset();
  }

  TimedApplication& m_application;
  HeatmapView& m_view;
  QTimer m_timer;
  int m_column = 0;
  std::optional<Clock::time_point> m_moved;
  std::optional<Clock::time_point> m_painted;
};

double residentMegabytes() {
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) return 0;
  for (const QByteArray& line : status.readAll().split('\n')) {
    if (line.startsWith("VmRSS:")) return line.mid(6).simplified().split(' ').first().toDouble() * 1024 / 1e6;
  }
  return 0;
}

/// Milliseconds from the start of the program to the first painted frame: Qt's log of what it flushes tells of it.
double timeToFirstFrame(const QString& program, const QString& settings) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qt.widgets.painting=true"));
  environment.insert(QStringLiteral("QT_LOGGING_TO_CONSOLE"), QStringLiteral("1"));
  environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings);
  process.setProcessEnvironment(environment);
  process.setProcessChannelMode(QProcess::MergedChannels);
  const Clock::time_point began = Clock::now();
  process.start(program, QStringList());
  QByteArray log;
  while (!log.contains("Flushing")) {
    if (!process.waitForReadyRead(30'000))
      throw std::runtime_error("The program did not say that it painted: " + log.right(500).toStdString());
    log += process.readAll();
  }
  const double taken = milliseconds(Clock::now() - began);
  process.kill();
  process.waitForFinished();
  return taken;
}

}  // namespace

QJsonObject measureFrames(const WindowBenchmark& benchmark) {
  Desk desk(endlessDefault());
  desk.train();
  runFor(std::min(1000, benchmark.milliseconds()));
  QJsonObject figures;
  {
    FrameRecorder recorder(*benchmark.application, desk.window());
    const double began = threadSeconds();
    const Clock::time_point start = Clock::now();
    runFor(benchmark.milliseconds());
    const double share = 1e5 * (threadSeconds() - began) / milliseconds(Clock::now() - start);
    figures[QStringLiteral("interval_ms")] =
        printSpread(QStringLiteral("Training: between two painted frames"), recorder.paintIntervals);
    figures[QStringLiteral("refresh_ms")] =
        printSpread(QStringLiteral("  between two sets of weights on the screen"), recorder.refreshIntervals);
    figures[QStringLiteral("arrival_to_paint_ms")] =
        printSpread(QStringLiteral("  from a trace's arrival until all views painted it"), recorder.arrivalToPaint);
    printLine(QStringLiteral("  processor time of the window's thread"),
              QStringLiteral("%1 % of one core").arg(share, 0, 'f', 1));
    figures[QStringLiteral("window_thread_percent")] = share;
  }
  const LatenessProbe probe;
  runFor(benchmark.milliseconds());
  figures[QStringLiteral("lateness_ms")] = printSpread(QStringLiteral("  lateness of a timer of 1 ms"), probe.lateness);
  return figures;
}

QJsonObject measureTouch(const WindowBenchmark& benchmark) {
  Desk desk(endlessDefault());
  auto* view = desk.window().findChild<AttentionMap*>()->findChild<HeatmapView*>();
  desk.train();
  runFor(std::min(1000, benchmark.milliseconds()));
  const PointerProbe probe(*benchmark.application, desk.window(), *view);
  runFor(benchmark.milliseconds());
  return {{QStringLiteral("interval_ms"),
           printSpread(QStringLiteral("Pointer moving: between two painted frames"), probe.paintIntervals)},
          {QStringLiteral("move_to_paint_ms"),
           printSpread(QStringLiteral("  from the move until it is painted"), probe.moveToPaint)}};
}

QJsonObject measureHeads(const WindowBenchmark& benchmark) {
  Configuration configuration = endlessDefault();
  configuration.task.options["length"] = 128;
  configuration.task.options["samples"] = 200;
  configuration.model.numLayers = 6;
  configuration.model.nhead = 8;
  configuration.model.dModel = 64;
  std::vector<std::shared_ptr<const Inspection>> inspections;
  {
    Desk desk(configuration);
    QObject::connect(desk.window().inspector(), &Inspector::inspectionReady, &desk.window(),
                     [&inspections](const auto& inspection) { inspections.push_back(inspection); });
    for (const std::size_t wanted : {1U, 2U}) {
      desk.session().runStep();
      runUntil([&] { return inspections.size() >= wanted; }, "the heads were computed");
    }
  }
  Selection selection;
  AttentionGrid grid(&selection);
  grid.resize(1200, 900);
  grid.setInspection(inspections.front());
  grid.show();
  runFor(100);
  std::vector<double> times;
  const auto repaints = static_cast<std::size_t>(20 * benchmark.seconds);
  times.reserve(repaints);
  for (std::size_t i = 0; i < repaints; ++i) {
    const Clock::time_point began = Clock::now();
    grid.setInspection(inspections[i % 2]);
    grid.viewport()->repaint();
    times.push_back(milliseconds(Clock::now() - began));
  }
  return printSpread(QStringLiteral("All heads of 6 x 8 at T = 128, 1200 x 900, after a new trace"), times);
}

QJsonObject measureStart(const WindowBenchmark& benchmark) {
  const QTemporaryDir settings;
  std::vector<double> times;
  times.reserve(static_cast<std::size_t>(benchmark.rounds));
  for (int round = 0; round < benchmark.rounds; ++round)
    times.push_back(timeToFirstFrame(benchmark.program, settings.path()));
  return printSpread(QStringLiteral("From the start of the program to its first painted frame"), times);
}

QJsonObject measureMemory(const WindowBenchmark& benchmark) {
  Desk desk(endlessDefault());
  desk.train();
  runFor(benchmark.milliseconds());
  const double first = residentMegabytes();
  printLine(QStringLiteral("Resident memory, default experiment, after %1 s").arg(benchmark.seconds),
            QStringLiteral("%1 MB").arg(first, 0, 'f', 1));
  constexpr int looks = 10;
  QJsonArray samples;
  for (int look = 0; look < looks; ++look) {
    runFor(static_cast<int>(60'000 * benchmark.minutes / looks));
    const auto points = static_cast<qint64>(desk.session().history().steps().size());
    const double now = residentMegabytes();
    samples.append(QJsonObject{{QStringLiteral("step"), static_cast<qint64>(desk.session().state().step)},
                               {QStringLiteral("history_points"), points},
                               {QStringLiteral("megabytes"), now}});
    printLine(QStringLiteral("  after %1 min").arg((look + 1) * benchmark.minutes / looks, 0, 'f', 1),
              QStringLiteral("%1 MB, %2 points of history").arg(now, 0, 'f', 1).arg(points));
  }
  return {{QStringLiteral("first_megabytes"), first}, {QStringLiteral("samples"), samples}};
}

}  // namespace encoderlab::bench
