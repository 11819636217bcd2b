#include "views/control_strip.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "views/bold_text.h"
#include "views/experiment_task_chooser.h"
#include "views/steady_label.h"
#include "views/styled_button.h"
#include "views/task_text.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int progressParts = 1000;
constexpr QLatin1String mainStyleSheet(
    "QToolButton { background: palette(highlight); color: palette(highlighted-text); border-radius: 4px;"
    " padding: 6px 14px; } QToolButton:disabled { background: palette(mid); }"
    " QToolButton:focus { border: 2px solid palette(window-text); padding: 4px 12px; }");

QToolButton* makeButton(QAction* action, bool isMain, QWidget* parent) {
  auto* button = isMain ? new StyledButton(mainStyleSheet, parent) : new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::TabFocus);
  button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  if (isMain) makeBold(button);
  return button;
}

}  // namespace

ControlStrip::ControlStrip(const std::vector<Task>& tasks, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), m_task(new ExperimentTaskChooser(tasks, this)), m_progress(new QProgressBar(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(6, 4, 6, 4);
  layout->setSpacing(6);
  m_task->setMaximumWidth(240);
  layout->addWidget(m_task, 1);
  for (QAction* action : actions) layout->addWidget(makeButton(action, action == actions.front(), this));
  layout->addSpacing(6);

  m_progress->setTextVisible(false);
  m_progress->setRange(0, progressParts);
  m_progress->setFixedHeight(4);
  m_progress->setAccessibleName(tr("Progress towards the step goal"));
  m_step = addReadout(tr("step"), QStringLiteral("000,000 / 000,000"), m_progress);
  m_loss = addReadout(tr("loss, smoothed"), QStringLiteral("0.00000"));
  m_measure = addReadout(tr("accuracy, unseen"), QStringLiteral("100.0 %"));
  m_baseline = addReadout(tr("baseline"), QStringLiteral("100.0 %"));
  m_speed = addReadout(tr("steps / s"), QStringLiteral("00 000"));
  layout->addStretch();
  connect(m_task, &ExperimentTaskChooser::taskChosen, this, &ControlStrip::taskChosen);
  connect(m_task, &ExperimentTaskChooser::openDataRequested, this, &ControlStrip::openDataRequested);
  sizeReadouts();
  setStatus({});
}

ControlStrip::Readout ControlStrip::addReadout(const QString& caption, const QString& widest, QWidget* below) {
  auto* block = new QWidget(this);
  auto* name = new QLabel(caption, block);
  auto* value = new SteadyLabel(block);
  name->setForegroundRole(QPalette::PlaceholderText);
  value->setAccessibleName(caption);
  value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(4, 0, 4, 0);
  column->setSpacing(0);
  column->addWidget(name);
  column->addWidget(value, 0, Qt::AlignLeft);
  if (below) column->addWidget(below);
  layout()->addWidget(block);
  return {name, value, widest};
}

void ControlStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) sizeReadouts();
}

void ControlStrip::sizeReadouts() {
  for (const Readout& readout : {m_step, m_loss, m_measure, m_baseline, m_speed}) {
    readout.caption->setFont(smallFont(font()));
    QFont bold = font();
    bold.setBold(true);
    readout.value->setFont(bold);
    readout.value->reserve(readout.widest);
  }
}

void ControlStrip::setTask(const TaskConfiguration& task) { m_task->setTask(task); }

void ControlStrip::setStatus(const RunStatus& status) {
  const auto number = [this](double value, char format, int precision) {
    return std::isnan(value) ? QStringLiteral("–") : locale().toString(value, format, precision);
  };
  m_step.value->showText(tr("%1 / %2", "step and step goal")
                             .arg(locale().toString(static_cast<qlonglong>(status.step)),
                                  locale().toString(static_cast<qlonglong>(status.goal))));
  const double done = status.goal > 0 ? static_cast<double>(status.step) / static_cast<double>(status.goal) : 0.0;
  // A progress bar would paint at once, and all that waits in the window with it.
  m_progress->setUpdatesEnabled(false);
  m_progress->setValue(static_cast<int>(std::clamp(done, 0.0, 1.0) * progressParts));
  m_progress->setUpdatesEnabled(true);
  m_loss.value->showText(number(status.loss, 'g', 4));
  const auto measured = [&](double value) {
    if (status.measure == "rmse" || std::isnan(value)) return number(value, 'g', 4);
    return tr("%1 %", "a share in percent").arg(number(100.0 * value, 'f', 1));
  };
  m_measure.caption->setText(status.measure == "rmse"          ? tr("error (RMSE), unseen")
                             : status.measure == "exact_match" ? tr("exact match, unseen")
                             : status.measure == "miou"        ? tr("mean IoU, unseen")
                                                               : tr("accuracy, unseen"));
  m_measure.value->showText(measured(status.measureValue));
  m_measure.value->setAccessibleName(m_measure.caption->text());
  m_measure.value->setToolTip(std::isnan(status.measureValue)
                                  ? QString()
                                  : tr("Measured on the unseen samples after step %1.")
                                        .arg(locale().toString(static_cast<qlonglong>(status.measureStep))));
  const QString baseline = taskText(status.baseline.name);
  m_baseline.value->showText(measured(status.baseline.value));
  m_baseline.value->setToolTip(
      tr("What the guess “%1” reaches on the unseen samples: a model that does no better has learnt nothing.")
          .arg(baseline));
  for (QLabel* label : std::initializer_list<QLabel*>{m_baseline.caption, m_baseline.value})
    label->setVisible(!baseline.isEmpty());
  m_speed.value->showText(status.stepsPerSecond > 0.0 ? number(status.stepsPerSecond, 'f', 0) : QStringLiteral("–"));
}

}  // namespace encoderlab
