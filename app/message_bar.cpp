#include "app/message_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include "app/icons.h"
#include "views/theme.h"

namespace encoderlab {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_close(new QToolButton(this)) {
  setObjectName(QStringLiteral("messageBar"));
  auto* layout = new QHBoxLayout(this);
  layout->addWidget(m_icon);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_close);
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_close->setAutoRaise(true);
  m_close->setToolTip(tr("Close this message"));
  m_close->setAccessibleName(m_close->toolTip());
  connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
  applyColors();
  hide();
}

void MessageBar::showMessage(const QString& sentence) {
  m_text->setText(sentence);
  show();
}

QString MessageBar::message() const { return isHidden() ? QString() : m_text->text(); }

void MessageBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) applyColors();
}

void MessageBar::paintEvent(QPaintEvent* /*event*/) {
  const ThemeColors& colors = themeColors(palette());
  QPainter painter(this);
  painter.fillRect(rect(), colors.selectionFill);
  painter.fillRect(QRect(0, height() - 1, width(), 1), colors.selection);
}

void MessageBar::applyColors() {
  const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
  m_icon->setPixmap(themedIcon(QStringLiteral("mistakes-first"), palette()).pixmap(size, size));
  m_close->setIcon(themedIcon(QStringLiteral("close"), palette()));
}

}  // namespace encoderlab
