#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>
#include <algorithm>
#include <stdexcept>
#include <vector>

#include "app/panels.h"
#include "app/thread_time.h"
#include "tests/bench/window_desk.h"
#include "tests/bench/window_figures.h"
#include "tests/bench/window_measures.h"
#include "views/heatmap_view.h"
#include "views/ledger_view.h"
#include "views/op_panel.h"
#include "views/sample_chips.h"
#include "views/sample_editor.h"
#include "views/selection.h"

namespace encoderlab::bench {
namespace {

/// After so long without a painting nothing more is to come.
constexpr int quietMilliseconds = 25;

/// The default experiment at the size that tests/bench/sizes.json calls medium.
Configuration medium() {
  Configuration configuration = endlessDefault();
  configuration.task.options["length"] = 64;
  configuration.task.options["samples"] = 200;
  configuration.model.dModel = 128;
  configuration.model.nhead = 8;
  configuration.model.dimFeedforward = 512;
  configuration.model.numLayers = 4;
  return configuration;
}

/// Notes how long the window takes from an action of the user until it has painted all that follows from it.
class HandRecorder {
 public:
  HandRecorder(TimedApplication& application, Desk& desk) : m_application(application) {
    m_application.watch(&desk.window(), [this] {
      m_painted = Clock::now();
      m_used = threadSeconds();
      ++m_paintings;
    });
  }
  ~HandRecorder() { m_application.watch(nullptr, nullptr); }

  /// `arrived` tells, while events are handled, whether all is there that is to be painted.
  template <typename Act, typename Arrived>
  void measure(Act act, Arrived arrived) {
    settle();
    const int paintingsBefore = m_paintings;
    const double usedBefore = threadSeconds();
    const Clock::time_point began = Clock::now();
    act();
    runUntil(arrived, "what was asked for had come");
    settle();
    if (m_paintings == paintingsBefore) return;
    m_untilPainted.push_back(milliseconds(m_painted - began));
    m_processorTime.push_back(1000 * (m_used - usedBefore));
  }
  template <typename Act>
  void measure(Act act) {
    measure(act, [] { return true; });
  }

  QJsonObject print(const QString& what) {
    return {{QStringLiteral("until_painted_ms"), printSpread(what, std::move(m_untilPainted))},
            {QStringLiteral("processor_ms"),
             printSpread(QStringLiteral("  processor time of the window's thread"), std::move(m_processorTime))}};
  }

 private:
  void settle() {
    int before = -1;
    while (before != m_paintings) {
      before = m_paintings;
      runFor(quietMilliseconds);
    }
  }

  TimedApplication& m_application;
  Clock::time_point m_painted;
  double m_used = 0;
  int m_paintings = 0;
  std::vector<double> m_untilPainted;
  std::vector<double> m_processorTime;
};

void click(QWidget* widget, const QPointF& place) {
  for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
    QMouseEvent event(type, place, widget->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
  }
}

/// The last of the tensors that the op panel shows, with a cell of it in sight.
HeatmapView* outputMap(OpPanel* panel) {
  HeatmapView* output = nullptr;
  for (auto* view : panel->findChildren<HeatmapView*>()) {
    if (view->isVisible() && !view->content().isEmpty()) output = view;
  }
  if (output == nullptr) throw std::runtime_error("The op panel shows no tensor.");
  panel->findChild<QScrollArea*>()->ensureWidgetVisible(output);
  return output;
}

SampleChips* tokensOf(SampleEditor* editor) {
  const auto rows = editor->findChildren<SampleChips*>();
  const auto found = std::ranges::find_if(rows, [](SampleChips* row) { return row->focusPolicy() != Qt::NoFocus; });
  if (found == rows.end()) throw std::runtime_error("The sample has no tokens to edit.");
  return *found;
}

/// Repeats `round`, which gets its number, as long as a measurement lasts.
template <typename Round>
void repeat(const WindowBenchmark& benchmark, Round round) {
  const Clock::time_point began = Clock::now();
  for (int i = 0; milliseconds(Clock::now() - began) < benchmark.milliseconds(); ++i) round(i);
}

QJsonObject measureWalk(const WindowBenchmark& benchmark, Desk& desk, int steps) {
  HandRecorder recorder(*benchmark.application, desk);
  repeat(benchmark, [&](int i) { recorder.measure([&] { desk.window().selection()->setStep(i % steps); }); });
  return recorder.print(QStringLiteral("  one step of the cursor until map and op panel are painted"));
}

QJsonObject measureClicks(const WindowBenchmark& benchmark, Desk& desk, int ops) {
  HandRecorder recorder(*benchmark.application, desk);
  const LedgerView& ledger = *desk.window().panels().ledger();
  repeat(benchmark, [&](int i) {
    desk.window().selection()->setStep(i % ops);
    runFor(quietMilliseconds);
    HeatmapView* map = outputMap(desk.window().panels().op());
    const HeatmapContent& content = map->content();
    const QPointF place = map->cellRect({i % std::min(content.rows, 4), i % std::min(content.columns, 4)}).center();
    recorder.measure([&] { click(map->viewport(), place); });
    if (ledger.explanation().steps.empty()) throw std::runtime_error("A click on a cell was not explained.");
  });
  return recorder.print(QStringLiteral("  click on a cell until its ledger is painted"));
}

QJsonObject measureEdits(const WindowBenchmark& benchmark, Desk& desk) {
  HandRecorder recorder(*benchmark.application, desk);
  SampleChips* tokens = tokensOf(desk.window().panels().editor());
  click(tokens, tokens->chipArea(0).center());
  bool arrived = false;
  const auto connection = QObject::connect(desk.window().inspector(), &Inspector::inspectionReady, &desk.window(),
                                           [&arrived] { arrived = true; });
  repeat(benchmark, [&](int) {
    arrived = false;
    recorder.measure(
        [&] {
          QKeyEvent event(QEvent::KeyPress, Qt::Key_Up, Qt::NoModifier);
          QCoreApplication::sendEvent(tokens, &event);
        },
        [&arrived] { return arrived; });
  });
  QObject::disconnect(connection);
  return recorder.print(QStringLiteral("  edit of a token until all views painted its trace"));
}

QJsonObject measureHandAt(const WindowBenchmark& benchmark, const Configuration& configuration) {
  Desk desk(configuration);
  std::shared_ptr<const Inspection> inspection;
  QObject::connect(desk.window().inspector(), &Inspector::inspectionReady, &desk.window(),
                   [&inspection](const auto& newest) { inspection = newest; });
  desk.session().runStep();
  runUntil([&inspection] { return inspection != nullptr; }, "the sample was traced");
  const ModelConfiguration& model = inspection->model;
  printLine(QStringLiteral("D %1, %2 heads, %3 layers, T %4, not training")
                .arg(model.dModel)
                .arg(model.nhead)
                .arg(model.numLayers)
                .arg(inspection->length()),
            {});
  QJsonObject figures;
  figures[QStringLiteral("cursor")] = measureWalk(benchmark, desk, static_cast<int>(inspection->steps().size()));
  figures[QStringLiteral("click")] = measureClicks(benchmark, desk, static_cast<int>(inspection->ops().size()));
  figures[QStringLiteral("edit")] = measureEdits(benchmark, desk);
  return figures;
}

}  // namespace

QJsonObject measureHand(const WindowBenchmark& benchmark) {
  return {{QStringLiteral("default"), measureHandAt(benchmark, endlessDefault())},
          {QStringLiteral("medium"), measureHandAt(benchmark, medium())}};
}

}  // namespace encoderlab::bench
