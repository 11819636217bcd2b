#include "views/step_bar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/change_mark.h"
#include "views/changed_ops.h"
#include "views/encoder_map_state.h"
#include "views/op_text.h"
#include "views/step_cursor.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr double margin = 6;
constexpr double markHeight = 16;
constexpr double cursorExtra = 4;

}  // namespace

StepBar::StepBar(StepCursor* cursor, QWidget* parent) : QWidget(parent), m_cursor(cursor) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Steps: forward, loss, backward, update"));
}

void StepBar::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool isOther = !m_inspection || !inspection || m_inspection->computation != inspection->computation ||
                       m_inspection->steps().size() != inspection->steps().size();
  m_inspection = std::move(inspection);
  std::vector<bool> changed = m_inspection ? changedOps(*m_inspection) : std::vector<bool>();
  if (isOther || changed != m_changed) update();
  m_changed = std::move(changed);
}

bool StepBar::isChanged(int step) const {
  const Step& shown = m_inspection->steps()[static_cast<std::size_t>(step)];
  if (shown.phase == StepPhase::Backward) return false;
  if (shown.phase != StepPhase::Update) return m_changed[shown.op];
  const std::vector<std::string> frozen = frozenParameters(m_inspection->interventions);
  return std::ranges::find(frozen, shown.parameter) != frozen.end();
}

void StepBar::setStep(int step) {
  m_step = step;
  const bool isSet = m_inspection && step >= 0 && step < m_cursor->stepCount();
  setAccessibleDescription(isSet ? stepText(*m_inspection, m_inspection->steps()[static_cast<std::size_t>(step)])
                                 : QString());
  update();
}

QRectF StepBar::stepRect(int step) const {
  const double count = m_inspection ? static_cast<double>(m_inspection->steps().size()) : 1;
  const double width = (this->width() - 2 * margin) / count;
  const double gap = width > 5 ? 1.5 : width > 3 ? 0.7 : 0;
  return {margin + step * width, cursorExtra, width - gap, markHeight};
}

int StepBar::stepAt(double x) const {
  if (!m_inspection || m_inspection->steps().empty()) return -1;
  const auto count = static_cast<int>(m_inspection->steps().size());
  const double share = (x - margin) / (width() - 2 * margin);
  return std::clamp(static_cast<int>(std::floor(share * count)), 0, count - 1);
}

QSize StepBar::sizeHint() const {
  return {400, static_cast<int>(2 * cursorExtra + markHeight) + fontMetrics().height() + 4};
}

bool StepBar::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  m_toolTip.show(*static_cast<QHelpEvent*>(event), this, [this](const QPoint& place) { return textAt(place); });
  return true;
}

void StepBar::paintEvent(QPaintEvent*) {
  if (!m_inspection) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = themeColors(palette());
  const std::span<const Step> steps = m_inspection->steps();
  painter.setPen(Qt::NoPen);
  for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
    const StepPhase phase = steps[static_cast<std::size_t>(i)].phase;
    QColor color = phase == StepPhase::Loss ? colors.text : phaseColor(phase, colors);
    if (m_step >= 0 && i > m_step) color.setAlphaF(0.28F);
    painter.setBrush(color);
    painter.drawRoundedRect(stepRect(i), 2, 2);
  }
  if (m_step >= 0 && m_step < static_cast<int>(steps.size())) {
    QRectF mark = stepRect(m_step).adjusted(0, -cursorExtra + 1, 0, cursorExtra - 1);
    if (mark.width() < 6) mark.adjust((mark.width() - 6) / 2, 0, (6 - mark.width()) / 2, 0);
    painter.setPen(QPen(colors.panel, 1));
    painter.setBrush(colors.selection);
    painter.drawRoundedRect(mark, 2, 2);
  }
  for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
    if (isChanged(i)) paintChangeMark(painter, {stepRect(i).center().x(), stepRect(i).top()}, 4, colors);
  }
  paintPhaseNames(painter, colors);
  if (!hasFocus()) return;
  painter.setPen(QPen(colors.accent, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(margin - 4, 1, width() - 2 * margin + 8, markHeight + 2 * cursorExtra - 2), 4, 4);
}

void StepBar::paintPhaseNames(QPainter& painter, const ThemeColors& colors) const {
  const std::span<const Step> steps = m_inspection->steps();
  const std::pair<StepPhase, QString> names[] = {{StepPhase::Forward, tr("forward")},
                                                 {StepPhase::Loss, tr("loss")},
                                                 {StepPhase::Backward, tr("backward")},
                                                 {StepPhase::Update, tr("update")}};
  const double top = 2 * cursorExtra + markHeight;
  double free = 0;
  // From the right, so that "loss", which has the least room, is pushed left and not over its neighbour.
  double limit = width();
  std::vector<std::pair<QRectF, int>> places;
  for (int i = 3; i >= 0; --i) {
    const auto found = std::ranges::find(steps, names[i].first, &Step::phase);
    if (found == steps.end()) continue;
    const double textWidth = fontMetrics().horizontalAdvance(names[i].second) + 10.0;
    const double left = std::min(stepRect(static_cast<int>(found - steps.begin())).left(), limit - textWidth);
    places.emplace_back(QRectF(left, top, textWidth, fontMetrics().height()), i);
    limit = left;
  }
  std::reverse(places.begin(), places.end());
  for (const auto& [place, i] : places) {
    if (place.left() < free) continue;
    const auto& [phase, name] = names[i];
    painter.setPen(phase == StepPhase::Loss ? colors.text : phaseColor(phase, colors));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, name);
    free = place.right();
  }
}

void StepBar::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && stepAt(event->position().x()) >= 0)
    m_cursor->setStep(stepAt(event->position().x()));
}

void StepBar::mouseMoveEvent(QMouseEvent* event) {
  if ((event->buttons() & Qt::LeftButton) != 0 && stepAt(event->position().x()) >= 0)
    m_cursor->setStep(stepAt(event->position().x()));
}

void StepBar::keyPressEvent(QKeyEvent* event) {
  if (!m_cursor->handleKey(event->key())) QWidget::keyPressEvent(event);
}

QString StepBar::textAt(const QPoint& place) const {
  const int step = stepAt(place.x());
  if (step < 0) return {};
  const Step& shown = m_inspection->steps()[static_cast<std::size_t>(step)];
  const QString text = tr("%1 of %2: %3\n%4")
                           .arg(step + 1)
                           .arg(m_inspection->steps().size())
                           .arg(stepText(*m_inspection, shown), QString::fromStdString(shown.formula));
  return isChanged(step) ? tr("%1\n◆ Here changes by hand are seen.").arg(text) : text;
}

}  // namespace encoderlab
