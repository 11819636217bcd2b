#include "views/formula_label.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

namespace encoderlab {
namespace {

constexpr double emPerPixelSize = 1.25;  ///< formulas are a little larger than the text around them
constexpr double smallestScale = 0.45;
constexpr double lineGap = 6;

}  // namespace

struct FormulaLabel::Line {
  QString text;
  QByteArray svg;  ///< in currentColor; empty: the text is drawn instead
  QSvgRenderer renderer;
};

FormulaLabel::FormulaLabel(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setFocusPolicy(Qt::StrongFocus);
}

FormulaLabel::~FormulaLabel() = default;

void FormulaLabel::setFormula(std::vector<FormulaStatement> statements) {
  if (statements == m_statements) return;
  m_statements = std::move(statements);
  m_lines.clear();
  for (const FormulaStatement& statement : m_statements) {
    auto line = std::make_unique<Line>();
    line->text = statement.text;
    QFile file(statement.file);
    if (!statement.file.isEmpty() && file.open(QIODevice::ReadOnly)) line->svg = file.readAll();
    m_lines.push_back(std::move(line));
  }
  m_ink = QColor();
  drawInk();
  setAccessibleName(tr("Formula: %1").arg(text()));
  updateGeometry();
  update();
}

QString FormulaLabel::tex() const {
  QStringList lines;
  for (const FormulaStatement& statement : m_statements) {
    lines.append(statement.tex.isEmpty() ? statement.text : statement.tex);
  }
  return lines.join(QLatin1Char('\n'));
}

QString FormulaLabel::text() const {
  QStringList lines;
  for (const FormulaStatement& statement : m_statements) lines.append(statement.text);
  return lines.join(QLatin1Char('\n'));
}

QSize FormulaLabel::sizeHint() const {
  double widest = 0;
  for (const auto& line : m_lines) widest = std::max(widest, naturalSize(*line).width());
  return QSizeF(widest, height(widest)).toSize() + QSize(1, 1);
}

QSize FormulaLabel::minimumSizeHint() const {
  double widest = 0;
  for (const auto& line : m_lines) widest = std::max(widest, smallestScale * naturalSize(*line).width());
  return {static_cast<int>(std::ceil(widest)), 0};
}

int FormulaLabel::heightForWidth(int width) const { return static_cast<int>(std::ceil(height(width))); }

void FormulaLabel::copyTex() const { QApplication::clipboard()->setText(tex()); }

void FormulaLabel::copyText() const { QApplication::clipboard()->setText(text()); }

void FormulaLabel::paintEvent(QPaintEvent* /*event*/) {
  drawInk();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(m_ink);
  double top = 0;
  for (const auto& line : m_lines) {
    const QSizeF size = sizeWithin(*line, width());
    const QRectF place(std::max(0.0, (width() - size.width()) / 2), top, size.width(), size.height());
    if (line->renderer.isValid()) {
      line->renderer.render(&painter, place);
    } else {
      painter.drawText(place, Qt::AlignCenter, line->text);
    }
    top += size.height() + lineGap;
  }
  if (hasFocus()) {
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

void FormulaLabel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) updateGeometry();
  update();
}

void FormulaLabel::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.addAction(tr("Copy formula as &TeX"), this, &FormulaLabel::copyTex);
  menu.addAction(tr("Copy formula as te&xt"), this, &FormulaLabel::copyText);
  menu.exec(event->globalPos());
}

void FormulaLabel::drawInk() {
  const QColor ink = palette().color(QPalette::WindowText);
  if (ink == m_ink) return;
  m_ink = ink;
  for (const auto& line : m_lines) {
    if (!line->svg.isEmpty()) line->renderer.load(QByteArray(line->svg).replace("currentColor", ink.name().toLatin1()));
  }
}

QSizeF FormulaLabel::naturalSize(const Line& line) const {
  if (!line.renderer.isValid()) return QFontMetricsF(font()).size(Qt::TextSingleLine, line.text);
  return line.renderer.viewBoxF().size() * (emPerPixelSize * QFontInfo(font()).pixelSize() / 1000);
}

QSizeF FormulaLabel::sizeWithin(const Line& line, double width) const {
  const QSizeF natural = naturalSize(line);
  if (natural.width() <= width) return natural;
  return natural * std::max(smallestScale, width / natural.width());
}

double FormulaLabel::height(double width) const {
  double sum = lineGap * std::max(0.0, static_cast<double>(m_lines.size()) - 1);
  for (const auto& line : m_lines) sum += sizeWithin(*line, width).height();
  return sum;
}

}  // namespace encoderlab
