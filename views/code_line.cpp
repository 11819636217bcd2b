#include "views/code_line.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "views/theme.h"

namespace encoderlab {

CodeLine::CodeLine(QWidget* parent) : QWidget(parent), m_text(new QPlainTextEdit(this)) {
  m_text->setReadOnly(true);
  m_text->setFrameShape(QFrame::NoFrame);
  m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_text->setTabChangesFocus(true);
  m_text->setAccessibleName(tr("The same in PyTorch"));
  auto* copyButton = new QToolButton(this);
  copyButton->setText(tr("Copy"));
  copyButton->setToolTip(tr("Copy the line of PyTorch"));
  copyButton->setAccessibleName(copyButton->toolTip());
  copyButton->setAutoRaise(true);
  connect(copyButton, &QToolButton::clicked, this, &CodeLine::copy);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_text, 1);
  layout->addWidget(copyButton, 0, Qt::AlignTop);
  fit();
}

void CodeLine::setCode(const QString& code) {
  if (code == m_text->toPlainText()) return;
  m_text->setPlainText(code);
  fit();
}

QString CodeLine::code() const { return m_text->toPlainText(); }

void CodeLine::copy() const { QApplication::clipboard()->setText(code()); }

void CodeLine::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void CodeLine::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fit();
}

void CodeLine::fit() {
  QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPixelSize(std::max(1, QFontInfo(smallFont(this->font())).pixelSize()));
  if (font != m_text->font()) m_text->setFont(font);
  layout()->activate();
  int lines = 0;
  for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
    m_text->document()->documentLayout()->blockBoundingRect(block);
    lines += std::max(1, block.layout()->lineCount());
  }
  const QFontMetricsF metrics(m_text->font());
  m_text->setFixedHeight(static_cast<int>(
      std::ceil(std::max(1, lines) * metrics.lineSpacing() + 2 * m_text->document()->documentMargin())));
}

}  // namespace encoderlab
