#include "views/curves_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/curves_plot.h"
#include "views/steady_text.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

/// Between two pictures of a run of so many points: the longer it is, the less a moment adds to its curves, and the
/// more drawing them costs.
int refreshMilliseconds(std::size_t points) { return std::clamp(static_cast<int>(points / 40), 50, 400); }

constexpr std::size_t eventCapacity = 200;
constexpr double zoomFactor = 0.8;
constexpr double panFraction = 0.1;

/// The value at `step`, or nothing where the curve has no point near it.
std::optional<double> valueAt(const CurvePoints& points, double step) {
  if (points.steps.empty()) return std::nullopt;
  const double value = points.values[nearestStep(points.steps, step)];
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

CurvesView::CurvesView(QWidget* parent)
    : QWidget(parent),
      m_quantity(new QComboBox(this)),
      m_logarithmic(new QCheckBox(tr("&log"), this)),
      m_readout(new SteadyText(this)),
      m_empty(new QLabel(tr("The curves appear here as soon as training has made its first steps."), this)),
      m_refreshTimer(new QTimer(this)) {
  m_quantity->addItems({tr("Loss"), tr("Accuracy"), tr("Learning rate"), tr("Gradient norm")});
  m_quantity->setAccessibleName(tr("Curve shown"));
  m_quantity->setToolTip(tr("Which curve is shown"));
  m_logarithmic->setToolTip(tr("Logarithmic scale: equal factors are equally far apart."));
  m_readout->setAccessibleName(tr("Values at the pointer"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_empty->setForegroundRole(QPalette::PlaceholderText);

  m_plot = std::make_unique<CurvesPlot>(this);
  QWidget* plot = m_plot->widget();
  plot->setMouseTracking(true);
  plot->setAccessibleName(tr("Training curves"));
  plot->setToolTip(
      tr("Wheel zooms, dragging pans, a double click shows the whole run again. "
         "Keys: arrows, + and −, 0; Shift and an arrow reads the values."));
  plot->installEventFilter(this);

  auto* controls = new QHBoxLayout;
  controls->addWidget(m_quantity, 1);
  controls->addWidget(m_logarithmic);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 4);
  layout->setSpacing(4);
  layout->addLayout(controls);
  layout->addWidget(m_empty, 1);
  layout->addWidget(plot, 1);
  layout->addWidget(m_readout);

  m_refreshTimer->setSingleShot(true);
  connect(m_refreshTimer, &QTimer::timeout, this, &CurvesView::refresh);
  connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] {
    renameMeasure();
    restart();
  });
  connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool logarithmic) {
    m_plot->setLogarithmic(logarithmic);
    restart();
  });
  applyAppearance();
  renameMeasure();
  restart();
}

CurvesView::~CurvesView() = default;

void CurvesView::setMeasure(const std::string& measure) {
  m_measure = measure;
  renameMeasure();
  restart();
}

void CurvesView::renameMeasure() {
  const QString accuracy = m_measure == "rmse"          ? tr("Error (RMSE)")
                           : m_measure == "exact_match" ? tr("Accuracy, exact match (%)")
                           : m_measure == "miou"        ? tr("Accuracy, mean IoU (%)")
                                                        : tr("Accuracy (%)");
  m_quantity->setItemText(static_cast<int>(CurveQuantity::Accuracy), accuracy);
  switch (quantity()) {
    case CurveQuantity::Loss:
      return m_plot->setNames(tr("training"), tr("unseen"));
    case CurveQuantity::Accuracy:
      if (m_measure == "rmse") return m_plot->setNames({}, tr("unseen"));
      if (m_measure == "exact_match") return m_plot->setNames(tr("tokens, training"), tr("samples, unseen"));
      if (m_measure == "miou") return m_plot->setNames(tr("accuracy, training"), tr("mean IoU, unseen"));
      return m_plot->setNames(tr("training"), tr("unseen"));
    case CurveQuantity::LearningRate:
      return m_plot->setNames(tr("learning rate"), {});
    case CurveQuantity::GradientNorm:
      return m_plot->setNames(tr("before clipping"), {});
  }
}

void CurvesView::setHistory(std::shared_ptr<const History> history) {
  m_history = std::move(history);
  m_events.clear();
  m_changes.clear();
  m_plot->setEvents(m_events);
  m_plot->setChanges(m_changes);
  m_pointed.reset();
  m_plot->hideMarker();
  restart();
}

void CurvesView::showNewPoints() { scheduleRefresh(); }

void CurvesView::addEvent(std::int64_t step, const QString& text) {
  m_events[step] = text;
  if (m_events.size() > eventCapacity) m_events.erase(m_events.begin());
  m_plot->setEvents(m_events);
  scheduleRefresh();
}

void CurvesView::setChange(std::int64_t step, const QString& text) {
  if (text.isEmpty()) {
    m_changes.erase(step);
  } else {
    m_changes[step] = QStringLiteral("◆ ") + text;
  }
  if (m_changes.size() > eventCapacity) m_changes.erase(m_changes.begin());
  m_plot->setChanges(m_changes);
  scheduleRefresh();
}

CurveQuantity CurvesView::quantity() const { return static_cast<CurveQuantity>(m_quantity->currentIndex()); }

void CurvesView::setQuantity(CurveQuantity quantity) { m_quantity->setCurrentIndex(static_cast<int>(quantity)); }

bool CurvesView::isLogarithmic() const { return m_logarithmic->isChecked(); }

void CurvesView::setLogarithmic(bool logarithmic) { m_logarithmic->setChecked(logarithmic); }

std::pair<double, double> CurvesView::shownSteps() const { return m_plot->shownSteps(); }

QString CurvesView::readout() const { return m_readout->text(); }

void CurvesView::scheduleRefresh() {
  if (isVisible() && !m_refreshTimer->isActive()) m_refreshTimer->start(refreshMilliseconds(m_history->steps().size()));
}

void CurvesView::refresh() {
  const bool empty = m_history->steps().empty() && m_history->validations().empty();
  m_empty->setVisible(empty);
  m_plot->widget()->setVisible(!empty);
  const std::size_t kept = m_series.update(*m_history);
  m_plot->setCurves(m_series.curves(), kept);
  if (m_following) m_plot->showAll(quantity() == CurveQuantity::Accuracy && m_measure != "rmse");
  m_plot->redraw();
  if (empty) return m_readout->setText({});
  const std::vector<double>& steps = readableSteps();
  if (!steps.empty()) m_readout->setText(describe(m_pointed.value_or(steps.back())));
}

void CurvesView::follow() {
  m_following = true;
  refresh();
}

void CurvesView::restart() {
  m_series = CurveSeries(quantity(), m_measure, isLogarithmic());
  follow();
}

const std::vector<double>& CurvesView::readableSteps() const {
  const CurveSet& curves = m_series.curves();
  return curves.raw.steps.empty() ? curves.validation.steps : curves.raw.steps;
}

void CurvesView::pointAt(std::size_t index) {
  m_pointed = readableSteps()[index];
  m_plot->showMarker(*m_pointed);
  m_readout->setText(describe(*m_pointed));
}

QString CurvesView::formatValue(double value) const {
  if (quantity() == CurveQuantity::Accuracy && m_measure != "rmse") {
    return tr("%1 %", "a share in percent").arg(locale().toString(value, 'f', 1));
  }
  return locale().toString(value, 'g', 4);
}

QString CurvesView::eventNear(const std::map<std::int64_t, QString>& events, double step) const {
  const auto [left, right] = shownSteps();
  const double reach = 0.01 * (right - left);
  const auto event = events.lower_bound(static_cast<std::int64_t>(std::ceil(step - reach)));
  if (event == events.end() || static_cast<double>(event->first) > step + reach) return {};
  return event->second;
}

QString CurvesView::describe(double step) const {
  QStringList parts{tr("step %1").arg(locale().toString(step, 'f', 0))};
  const CurveSet& curves = m_series.curves();
  const bool noise = quantity() != CurveQuantity::LearningRate;
  const auto raw = valueAt(curves.raw, step);
  if (raw) {
    parts += noise ? tr("training %1").arg(formatValue(*raw)) : formatValue(*raw);
  } else if (noise && m_measure != "rmse") {
    parts += curves.raw.steps.empty() ? tr("training: not measured yet") : tr("training: not a finite number here");
  }
  const auto smoothed = noise ? valueAt(curves.smoothed, step) : std::nullopt;
  if (smoothed) parts += tr("smoothed %1").arg(formatValue(*smoothed));
  if (const auto validation = valueAt(curves.validation, step)) {
    const double at = curves.validation.steps[nearestStep(curves.validation.steps, step)];
    parts += tr("unseen %1 (step %2)").arg(formatValue(*validation), locale().toString(at, 'f', 0));
  }
  for (const auto* events : {&m_events, &m_changes}) {
    if (const QString event = eventNear(*events, step); !event.isEmpty()) parts += event;
  }
  // Lines break between the parts only.
  for (QString& part : parts) part.replace(u' ', QChar::Nbsp);
  return parts.join(QStringLiteral(" · "));
}

void CurvesView::readBeside(bool left) {
  const std::vector<double>& steps = readableSteps();
  if (steps.empty()) return;
  const auto [first, last] = shownSteps();
  const double from = m_pointed.value_or(last);
  const double reach = (last - first) / 100.0;
  const std::size_t here = nearestStep(steps, from);
  const std::size_t there = nearestStep(steps, left ? from - reach : from + reach);
  // Where the points lie far apart, the next one is farther than a hundredth of what is shown.
  if (there != here || !m_pointed) return pointAt(there);
  pointAt(left ? std::max<std::size_t>(here, 1) - 1 : std::min(here + 1, steps.size() - 1));
}

bool CurvesView::pressKey(int key, Qt::KeyboardModifiers modifiers) {
  const bool left = key == Qt::Key_Left;
  if ((left || key == Qt::Key_Right) && modifiers.testFlag(Qt::ShiftModifier)) {
    readBeside(left);
    return true;
  }
  switch (key) {
    case Qt::Key_0:
    case Qt::Key_Home:
      follow();
      return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      m_plot->zoom(zoomFactor);
      break;
    case Qt::Key_Minus:
      m_plot->zoom(1.0 / zoomFactor);
      break;
    case Qt::Key_Left:
    case Qt::Key_Right:
      m_plot->pan(left ? -panFraction : panFraction, 0.0);
      break;
    case Qt::Key_Up:
    case Qt::Key_Down:
      m_plot->pan(0.0, key == Qt::Key_Up ? panFraction : -panFraction);
      break;
    default:
      return false;
  }
  m_following = false;
  return true;
}

bool CurvesView::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::KeyPress: {
      const auto* key = static_cast<QKeyEvent*>(event);
      return pressKey(key->key(), key->modifiers());
    }
    case QEvent::MouseButtonDblClick:
      follow();
      return true;
    case QEvent::Wheel:
      m_following = false;
      break;
    case QEvent::MouseMove: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      if (mouse->buttons() != Qt::NoButton) m_following = false;
      if (const auto& steps = readableSteps(); !steps.empty()) {
        pointAt(nearestStep(steps, m_plot->stepAt(mouse->position().x())));
      }
      break;
    }
    case QEvent::Leave:
      m_pointed.reset();
      m_plot->hideMarker();
      break;
    default:
      break;
  }
  return QWidget::eventFilter(watched, event);
}

void CurvesView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    applyAppearance();
  }
}

void CurvesView::applyAppearance() {
  m_plot->applyTheme(palette(), font());
  m_readout->setFont(smallFont(font()));
  m_readout->reserveLines(2);
}

void CurvesView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

}  // namespace encoderlab
