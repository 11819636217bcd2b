#include "views/step_timeline.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/elided_text.h"
#include "views/op_text.h"
#include "views/selection.h"
#include "views/step_bar.h"
#include "views/step_cursor.h"

namespace encoderlab {
namespace {

constexpr int textColumn = 1;
/// Pixels from which on the buttons leave room for more than the name of an op.
constexpr int wideEnough = 700;

QToolButton* makeButton(QAction* action, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setAccessibleName(action->text().remove(QLatin1Char('&')));
  return button;
}

}  // namespace

StepTimeline::StepTimeline(Selection* selection, StepCursor* cursor, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_cursor(cursor),
      m_bar(new StepBar(cursor, this)),
      m_pace(new QComboBox(this)),
      m_layer(new QComboBox(this)),
      m_place(new ElidedText(this)),
      m_row(new QGridLayout) {
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  for (const int pace : {1, 2, 5, 10, 30}) m_pace->addItem(tr("%n step(s)/s", nullptr, pace), pace);
  m_pace->setCurrentIndex(m_pace->findData(cursor->stepsPerSecond()));
  m_pace->setAccessibleName(tr("Pace of playing"));
  m_pace->setToolTip(m_pace->accessibleName());
  m_layer->setAccessibleName(tr("Jump to a layer"));
  m_layer->setToolTip(m_layer->accessibleName());
  m_layer->setSizeAdjustPolicy(QComboBox::AdjustToContents);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(2);
  for (QAction* action : actions) buttons->addWidget(makeButton(action, this));
  m_row->setHorizontalSpacing(6);
  m_row->setVerticalSpacing(0);
  m_row->setColumnStretch(textColumn, 1);
  m_row->addLayout(buttons, 0, 0);
  m_row->addWidget(m_layer, 0, textColumn + 1);
  m_row->addWidget(m_pace, 0, textColumn + 2);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 2, 4, 2);
  layout->setSpacing(2);
  layout->addLayout(m_row);
  layout->addWidget(m_bar);
  setFocusProxy(m_bar);

  connect(m_pace, &QComboBox::activated, cursor,
          [this](int index) { m_cursor->setStepsPerSecond(m_pace->itemData(index).toInt()); });
  connect(m_layer, &QComboBox::activated, cursor, [this](int index) {
    if (index > 0) m_cursor->setLayer(index - 1);
  });
  connect(selection, &Selection::stepChanged, this, &StepTimeline::showStep);
  placeText();
  fillLayers();
  showStep();
}

void StepTimeline::setInspection(std::shared_ptr<const Inspection> inspection) {
  const auto layersOf = [](const Inspection* shown) { return shown != nullptr ? shown->model.numLayers : 0; };
  const auto before = m_inspection;
  m_inspection = std::move(inspection);
  m_bar->setInspection(m_inspection);
  if (layersOf(before.get()) != layersOf(m_inspection.get())) fillLayers();
  const bool isSame = before && m_inspection && before->computation == m_inspection->computation &&
                      before->steps().size() == m_inspection->steps().size();
  if (!isSame) showStep();
}

QString StepTimeline::text() const { return m_place->text(); }

void StepTimeline::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeText();
}

/// Beside the buttons where there is room, else in a line of its own.
void StepTimeline::placeText() {
  m_row->removeWidget(m_place);
  if (width() >= wideEnough)
    m_row->addWidget(m_place, 0, textColumn);
  else
    m_row->addWidget(m_place, 1, 0, 1, -1);
}

void StepTimeline::fillLayers() {
  m_layer->clear();
  m_layer->addItem(tr("to layer …"));
  const int layers = m_inspection ? m_inspection->model.numLayers : 0;
  for (int layer = 1; layer <= layers; ++layer) m_layer->addItem(tr("layer %1").arg(layer));
  m_layer->setEnabled(layers > 0);
}

void StepTimeline::showStep() {
  const int index = m_selection->step();
  m_bar->setStep(index);
  const Op* op = nullptr;
  QString text;
  if (!m_inspection) {
    text = tr("Forward, loss, backward and update can be walked step by step once a sample is chosen.");
  } else if (index < 0 || static_cast<std::size_t>(index) >= m_inspection->steps().size()) {
    text = tr("All %n step(s) are computed; walk through them with ← and →.", nullptr,
              static_cast<int>(m_inspection->steps().size()));
  } else {
    const Step& step = m_inspection->steps()[static_cast<std::size_t>(index)];
    op = &m_inspection->ops()[step.op];
    text = tr("%1 of %2 · %3 · %4")
               .arg(index + 1)
               .arg(m_inspection->steps().size())
               .arg(stepText(*m_inspection, step), QString::fromStdString(step.formula));
  }
  m_place->setText(text);
  m_layer->setCurrentIndex(op != nullptr ? op->layer + 1 : 0);
}

}  // namespace encoderlab
