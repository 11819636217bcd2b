#include "views/encoder_map.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/encoder_map_strip.h"
#include "views/encoder_map_view.h"
#include "views/selection.h"
#include "views/step_cursor.h"

namespace encoderlab {
namespace {

template <typename Slot>
QToolButton* makeButton(const QString& text, const QString& name, EncoderMapView* view, Slot slot, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  QObject::connect(button, &QToolButton::clicked, view, slot);
  return button;
}

}  // namespace

EncoderMap::EncoderMap(Selection* selection, StepCursor* cursor, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_view(new EncoderMapView(cursor, this)),
      m_strip(new EncoderMapStrip(m_view->state(), this)),
      m_shown(new QComboBox(this)) {
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 0);
  layout->setSpacing(2);
  layout->addLayout(makeTop());
  layout->addWidget(m_view, 1);
  setFocusProxy(m_view);

  connect(m_strip, &EncoderMapStrip::sectionClicked, this,
          [this](std::size_t section) { m_view->showSection(m_view->state().layout.sections[section]); });
  connect(m_view, &EncoderMapView::viewChanged, this, &EncoderMap::showVisiblePart);
  connect(selection, &Selection::stepChanged, this, [this](int step) {
    m_view->setStep(step);
    m_strip->update();
  });
  connect(selection, &Selection::cellChanged, m_view, &EncoderMapView::setCell);
  connect(m_view, &EncoderMapView::cellClicked, this, &EncoderMap::chooseCell);
  connect(selection, &Selection::headChanged, this, [this](int, int head) { m_view->setHead(head); });
  connect(selection, &Selection::gradientsShownChanged, this, [this](bool gradients) {
    m_shown->setCurrentIndex(gradients ? 1 : 0);
    m_view->setGradientsShown(gradients);
  });
  m_view->setHead(selection->head());
  m_view->setCell(selection->cell());
  m_view->setStep(selection->step());
  m_view->setGradientsShown(selection->showsGradients());
}

void EncoderMap::setInspection(std::shared_ptr<const Inspection> inspection) {
  m_view->setInspection(std::move(inspection));
  m_strip->update();
}

QLayout* EncoderMap::makeTop() {
  auto* layout = new QHBoxLayout;
  layout->setSpacing(2);
  layout->addWidget(m_strip, 1);
  m_shown->addItems({tr("values"), tr("gradients")});
  m_shown->setAccessibleName(tr("Values of the tensors, or gradients of the loss with respect to them"));
  m_shown->setToolTip(m_shown->accessibleName());
  m_shown->setCurrentIndex(m_selection->showsGradients() ? 1 : 0);
  connect(m_shown, &QComboBox::activated, this, [this](int index) { m_selection->setShowsGradients(index == 1); });
  layout->addWidget(m_shown);
  layout->addWidget(makeButton(QStringLiteral("−"), tr("Zoom out (−)"), m_view, &EncoderMapView::zoomOut, this));
  layout->addWidget(makeButton(QStringLiteral("+"),
                               tr("Zoom in (+); a double click on an op, or Enter, goes to its numbers"), m_view,
                               &EncoderMapView::zoomIn, this));
  layout->addWidget(makeButton(tr("fit"), tr("Fit: the whole model where it can be read so small, else its height (0)"),
                               m_view, &EncoderMapView::fit, this));
  return layout;
}

/// The cursor stays where it is: a look at a number takes nothing away.
void EncoderMap::chooseCell(std::size_t op, const CellAddress& cell) {
  const Op& shown = m_view->state().inspection->ops()[op];
  m_selection->setTensor(QString::fromStdString(shown.output));
  if (shown.layer >= 0) {
    const int head = cell.index.size() == 4 ? static_cast<int>(cell.index[1]) : m_selection->head();
    m_selection->setHead(shown.layer, head);
  }
  m_selection->setCell(cell);
}

void EncoderMap::showVisiblePart() {
  m_strip->setVisiblePart(m_view->mapToScene(m_view->viewport()->rect()).boundingRect());
}

}  // namespace encoderlab
