#include "views/sample_chips.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "views/change_mark.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int gap = 4;
constexpr int widestInLetters = 9;

}  // namespace

int chipHeight(const QFontMetrics& metrics) { return metrics.height() + 4; }

int chipWidth(const QFontMetrics& metrics, const QStringList& texts) {
  int width = metrics.horizontalAdvance(u'0');
  for (const QString& text : texts) width = std::max(width, metrics.horizontalAdvance(text));
  return std::min(width, widestInLetters * metrics.horizontalAdvance(u'0')) + 10;
}

void paintChip(QPainter& painter, const QRect& area, const Chip& chip, const ThemeColors& colors) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF box = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(chip.current ? QPen(colors.selection, 2) : chip.wrong ? QPen(colors.wrong, 1.5) : QPen(Qt::NoPen));
  painter.setBrush(chip.padding ? colors.padding : chip.current ? colors.selectionFill : colors.chip);
  painter.drawRoundedRect(box, 4, 4);
  if (chip.padding) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(colors.mutedText, Qt::BDiagPattern));
    painter.setOpacity(0.35);
    painter.drawRoundedRect(box, 4, 4);
    painter.setOpacity(1.0);
  }
  painter.setPen(chip.wrong ? colors.wrong : chip.padding ? colors.mutedText : colors.text);
  const QFontMetrics metrics(painter.font());
  painter.drawText(area, Qt::AlignCenter, metrics.elidedText(chip.text, Qt::ElideRight, area.width() - 2));
  if (chip.wrong) {
    // A cross in the corner: colour alone does not say it.
    const QPointF corner = box.topRight() + QPointF(-1, 1);
    painter.setPen(QPen(colors.wrong, 1.5));
    painter.drawLine(corner + QPointF(-4, 0), corner + QPointF(0, 4));
    painter.drawLine(corner + QPointF(0, 0), corner + QPointF(-4, 4));
  }
  if (chip.changed) paintChangeMark(painter, box.topLeft() + QPointF(3.5, 3.5), 3.5, colors);
  painter.restore();
}

SampleChips::SampleChips(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void SampleChips::setChips(std::vector<Chip> chips, QStringList details) {
  const QSize before = wantedSize();
  m_chips = std::move(chips);
  m_details = std::move(details);
  if (m_current >= count()) m_current = -1;
  QStringList texts;
  for (const Chip& chip : m_chips) texts += chip.text;
  setAccessibleDescription(texts.join(u' '));
  if (wantedSize() != before) updateGeometry();
  update();
}

void SampleChips::setWidthFor(QStringList texts) {
  const QSize before = wantedSize();
  m_widthTexts = std::move(texts);
  m_chipWidth = m_widthTexts.isEmpty() ? 0 : chipWidth(fontMetrics(), m_widthTexts);
  if (wantedSize() != before) updateGeometry();
  update();
}

void SampleChips::setCurrent(int index) {
  m_current = index < count() ? index : -1;
  update();
}

void SampleChips::setEditable(bool editable) {
  m_editable = editable;
  setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
}

int SampleChips::rowHeight() const {
  const int details = m_details.isEmpty() ? 0 : QFontMetrics(smallFont(font())).height();
  return chipHeight(fontMetrics()) + details + gap;
}

std::vector<QRect> SampleChips::areas(int width) const {
  std::vector<QRect> areas;
  QPoint corner(1, 1);
  for (const Chip& chip : m_chips) {
    const int wide = m_chipWidth > 0 ? m_chipWidth : chipWidth(fontMetrics(), {chip.text});
    if (corner.x() > 1 && corner.x() + wide > width - 1) corner = QPoint(1, corner.y() + rowHeight());
    areas.emplace_back(corner, QSize(wide, chipHeight(fontMetrics())));
    corner.rx() += wide + gap;
  }
  return areas;
}

int SampleChips::heightForWidth(int width) const {
  const std::vector<QRect> chips = areas(width);
  return (chips.empty() ? 1 : chips.back().top()) + rowHeight() + 1;
}

QSize SampleChips::sizeHint() const { return {200, heightForWidth(std::max(width(), 200))}; }

QSize SampleChips::minimumSizeHint() const { return {m_chipWidth + 2, rowHeight() + 2}; }

QSize SampleChips::wantedSize() const { return {minimumSizeHint().width(), heightForWidth(width())}; }

QRect SampleChips::chipArea(int index) const { return areas(width())[static_cast<std::size_t>(index)]; }

int SampleChips::chipAt(const QPoint& place) const {
  const std::vector<QRect> chips = areas(width());
  const auto found = std::find_if(chips.begin(), chips.end(), [&](const QRect& area) { return area.contains(place); });
  return found == chips.end() ? -1 : static_cast<int>(found - chips.begin());
}

bool SampleChips::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = chipAt(help->pos());
    if (index >= 0) {
      const Chip& chip = m_chips[static_cast<std::size_t>(index)];
      QToolTip::showText(help->globalPos(), chip.changed ? tr("%1\n◆ Changed by hand.").arg(chip.text) : chip.text,
                         this);
      return true;
    }
  }
  // Letters typed here are tokens, not the window's shortcuts; Space stays what starts and stops training.
  if (m_editable && event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0;
    const QString text = key->text();
    if (plain && !text.isEmpty() && text[0].isPrint() && !text[0].isSpace()) event->accept();
  }
  return QWidget::event(event);
}

void SampleChips::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) setWidthFor(m_widthTexts);
}

void SampleChips::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColors& colors = themeColors(palette());
  const std::vector<QRect> chips = areas(width());
  for (int i = 0; i < count(); ++i) {
    Chip chip = m_chips[static_cast<std::size_t>(i)];
    chip.current = i == m_current;
    const QRect area = chips[static_cast<std::size_t>(i)];
    painter.setFont(font());
    paintChip(painter, area, chip, colors);
    if (i >= m_details.size()) continue;
    painter.setFont(smallFont(font()));
    painter.setPen(colors.mutedText);
    painter.drawText(QRect(area.left() - gap / 2, area.bottom() + 1, area.width() + gap, rowHeight() - area.height()),
                     Qt::AlignHCenter | Qt::AlignTop, m_details[i]);
  }
  if (!hasFocus()) return;
  painter.setPen(QPen(colors.accent, 1, Qt::DotLine));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void SampleChips::mousePressEvent(QMouseEvent* event) {
  const int index = chipAt(event->pos());
  if (index >= 0) choose(index);
}

void SampleChips::choose(int index) {
  setCurrent(index);
  emit currentChosen(index);
}

void SampleChips::keyPressEvent(QKeyEvent* event) {
  if (!m_editable || count() == 0) return QWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left:
      return choose(std::max(0, m_current - 1));
    case Qt::Key_Right:
      return choose(std::min(count() - 1, m_current + 1));
    case Qt::Key_Home:
      return choose(0);
    case Qt::Key_End:
      return choose(count() - 1);
    case Qt::Key_Up:
      emit cycled(1);
      return;
    case Qt::Key_Down:
      emit cycled(-1);
      return;
    case Qt::Key_Insert:
      emit inserted();
      return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      emit deleted();
      return;
    case Qt::Key_P:
      if (event->modifiers().testFlag(Qt::ControlModifier)) {
        emit paddingToggled();
        return;
      }
      break;
    default:
      break;
  }
  const QString text = event->text();
  if (text.isEmpty() || !text[0].isPrint() || text[0].isSpace()) return QWidget::keyPressEvent(event);
  emit typed(text);
}

}  // namespace encoderlab
