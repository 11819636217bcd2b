#include "views/heatmap_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/cell_number.h"
#include "views/change_mark.h"

namespace encoderlab {
namespace {

/// Draws one labelled heatmap; lives for one paint event.
class HeatmapPainter {
 public:
  HeatmapPainter(QPainter& painter, const HeatmapContent& content, const HeatmapLayout& layout, const QPointF& scrolled,
                 const HeatmapMarks& marks, const ThemeColors& colors)
      : m_painter(painter),
        m_content(content),
        m_layout(layout),
        m_scrolled(scrolled),
        m_marks(marks),
        m_colors(colors),
        m_metrics(painter.font()) {}

  void paint() {
    m_painter.save();
    m_painter.setClipRect(m_layout.cells.adjusted(-3, -3, 3, 3));
    if (m_content.cellTexts.isEmpty()) {
      paintCells();
      paintNumbers();
    } else {
      paintTexts();
    }
    paintMarks();
    m_painter.restore();
    if (m_marks.labelled) paintLabels();
    if (m_marks.focused) paintFocus();
  }

 private:
  QRectF rectOf(int row, int column) const { return m_layout.cellRect(m_content, {row, column}, m_scrolled); }

  void paintLabels() {
    paintTitles();
    paintRowLabels();
    paintColumnLabels();
    if (!m_layout.colorBar.isEmpty()) paintColorBar(m_painter, m_layout.colorBar, m_content.scale, m_colors);
  }

  /// The cells of one group of columns: from its first row to its last.
  QRectF groupRect(int group) const {
    const int first = group * m_content.columnsPerGroup();
    return rectOf(0, first).united(rectOf(m_content.rows - 1, first + m_content.columnsPerGroup() - 1));
  }

  void paintCells() {
    if (m_content.groupCount() == 1) {
      paintHeatmap(m_painter, groupRect(0), m_content.matrix(), m_content.scale, m_content.padding(), m_colors);
      return;
    }
    const auto columns = static_cast<std::size_t>(m_content.columnsPerGroup());
    const auto stride = static_cast<std::size_t>(m_content.columns);
    std::vector<float> values(static_cast<std::size_t>(m_content.rows) * columns);
    for (int group = 0; group < m_content.groupCount(); ++group) {
      const std::size_t first = static_cast<std::size_t>(group) * columns;
      for (std::size_t row = 0; row < static_cast<std::size_t>(m_content.rows); ++row) {
        std::copy_n(m_content.values.data() + row * stride + first, columns, values.data() + row * columns);
      }
      const auto flags = m_content.padding();
      const PaddingFlags padding{flags.rows,
                                 flags.columns.empty() ? flags.columns : flags.columns.subspan(first, columns)};
      paintHeatmap(m_painter, groupRect(group), {values, values.size() / columns, columns}, m_content.scale, padding,
                   m_colors);
    }
  }

  bool fits(const QString& text, const QFontMetricsF& metrics) const {
    return metrics.horizontalAdvance(text) <= m_layout.cell.width() - 3 && metrics.ascent() <= m_layout.cell.height();
  }

  /// With as many digits, and as large, as there is room for.
  void paintNumbers() {
    const double limit = m_content.scale.maximum();
    const QFont font = m_painter.font();
    for (const int digits : {3, 2}) {
      const QString longest = m_content.wholeNumbers ? QString::number(limit, 'f', 0)
                                                     : longestCellNumber(limit, m_content.scale.isDiverging(), digits);
      for (const double size : {1.0, 0.8}) {
        QFont smaller = font;
        smaller.setPointSizeF(font.pointSizeF() * size);
        if (!fits(longest, QFontMetricsF(smaller))) continue;
        m_painter.setFont(smaller);
        paintNumbers(limit, digits);
        m_painter.setFont(font);
        return;
      }
    }
  }

  void paintNumbers(double limit, int digits) {
    for (int row = 0; row < m_content.rows; ++row) {
      for (int column = 0; column < m_content.columns; ++column) {
        const float value = m_content.at({row, column});
        const QRectF cell = rectOf(row, column);
        if (m_content.isPadding(row, column) || !std::isfinite(value) || !cell.intersects(m_layout.cells)) continue;
        m_painter.setPen(QColor(contrastColor(m_content.scale.color(value))));
        const auto number = static_cast<double>(value);
        m_painter.drawText(
            cell, Qt::AlignCenter | Qt::TextDontClip,
            m_content.wholeNumbers ? QString::number(number, 'f', 0) : cellNumber(number, limit, digits));
      }
    }
  }

  void paintTexts() {
    for (int row = 0; row < m_content.rows; ++row) {
      for (int column = 0; column < m_content.columns; ++column) {
        const QRectF cell = rectOf(row, column);
        m_painter.fillRect(cell.adjusted(0, 0, -1, -1),
                           m_content.isPadding(row, column) ? m_colors.padding : m_colors.chip);
        m_painter.setPen(m_colors.text);
        m_painter.drawText(cell, Qt::AlignCenter,
                           m_metrics.elidedText(m_content.cellTexts.value(row * m_content.columns + column),
                                                Qt::ElideRight, cell.width() - 2));
      }
    }
  }

  /// A frame that shows on every colour.
  void paintFrame(const QRectF& frame, const QColor& color, double width) {
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(QColor(0, 0, 0, 150), width + 2));
    m_painter.drawRect(frame);
    m_painter.setPen(QPen(color, width));
    m_painter.drawRect(frame);
  }

  void paintMarks() {
    const int lastRow = m_content.rows - 1;
    const int lastColumn = m_content.columns - 1;
    if (m_marks.selectedRow >= 0 && m_marks.selectedRow <= lastRow) {
      const QRectF row = rectOf(m_marks.selectedRow, 0).united(rectOf(m_marks.selectedRow, lastColumn));
      paintFrame(row.adjusted(-1, -1, 1, 1), m_colors.selection, 2);
    }
    for (const QRect& area : m_marks.areas) {
      paintFrame(rectOf(area.top(), area.left()).united(rectOf(area.bottom(), area.right())), m_colors.selection, 2);
    }
    for (const HeatmapCell& changed : m_marks.changed) {
      const QRectF cell = rectOf(changed.row, changed.column);
      const double radius = std::clamp(std::min(cell.width(), cell.height()) / 4, 2.5, 5.0);
      paintChangeMark(m_painter, cell.topRight() + QPointF(-radius, radius), radius, m_colors);
    }
    paintCrosshair(m_marks.chosen, m_colors.selection, m_colors.selection);
    paintCrosshair(m_marks.current, QColor(255, 255, 255, 210), Qt::white);
  }

  void paintCrosshair(HeatmapCell at, const QColor& line, const QColor& frame) {
    const int lastRow = m_content.rows - 1;
    const int lastColumn = m_content.columns - 1;
    if (!at.isValid() || at.row > lastRow || at.column > lastColumn) return;
    paintFrame(rectOf(at.row, 0).united(rectOf(at.row, lastColumn)), line, 1);
    paintFrame(rectOf(0, at.column).united(rectOf(lastRow, at.column)), line, 1);
    paintFrame(rectOf(at.row, at.column), frame, 2);
  }

  void paintTitles() {
    const double line = m_metrics.height();
    m_painter.setPen(m_colors.mutedText);
    const double width = std::min(m_layout.cells.width(), m_layout.total.width());
    const QRectF across(m_layout.cells.left(), 0, m_layout.cells.width(), line + 2);
    const double textWidth = m_metrics.horizontalAdvance(m_content.columnTitle);
    const double shift = std::max(0.0, (width - textWidth) / 2);
    m_painter.drawText(across.adjusted(shift, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       m_metrics.elidedText(m_content.columnTitle, Qt::ElideRight, across.width()));
    m_painter.save();
    const double height = std::min(m_layout.cells.height(), m_layout.total.height());
    m_painter.translate(0, m_layout.cells.top() + height);
    m_painter.rotate(-90);
    m_painter.drawText(QRectF(0, 0, height, line + 2), Qt::AlignCenter,
                       m_metrics.elidedText(m_content.rowTitle, Qt::ElideRight, height));
    m_painter.restore();
  }

  /// Sets the pen and, under the label of a selected row, a background.
  void prepareLabel(const QRectF& label, bool padding, bool selected) {
    if (selected) m_painter.fillRect(label.adjusted(-2, 0, 2, 0), m_colors.selectionFill);
    m_painter.setPen(padding ? m_colors.mutedText : m_colors.text);
  }

  void paintRowLabels() {
    m_painter.save();
    const double left = m_layout.cells.left() - 6 - m_layout.rowLabelWidth;
    m_painter.setClipRect(QRectF(0, m_layout.cells.top() - 2, m_layout.cells.left(), m_layout.cells.height() + 4));
    const int pointed = m_marks.current.row;
    for (int row = 0; row < m_content.rows; ++row) {
      const bool marked = row == m_marks.selectedRow || row == pointed;
      if (!marked && (row % m_layout.rowLabelStep != 0 || isHiddenBy(row, pointed, m_layout.rowLabelStep))) continue;
      const QRectF cell = rectOf(row, 0);
      const double height = std::max(cell.height(), m_metrics.height() - 2);
      const QRectF label(left, cell.center().y() - height / 2, m_layout.rowLabelWidth, height);
      prepareLabel(label, m_content.isPadding(row, -1), row == m_marks.selectedRow);
      m_painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                         m_metrics.elidedText(m_content.rowLabel(row), Qt::ElideRight, label.width() + 1));
    }
    m_painter.restore();
  }

  /// Where labels are thinned out, those beside a marked one make room for it.
  bool isHiddenBy(int index, int marked, int step) const {
    const auto near = [&](int other) { return other >= 0 && other != index && std::abs(index - other) < step; };
    return near(marked) || near(m_marks.selectedRow);
  }

  void paintColumnLabels() {
    m_painter.save();
    const double labelsBottom = m_layout.cells.top() - 2;
    const double labelsTop = labelsBottom - m_layout.columnLabelHeight;
    m_painter.setClipRect(QRectF(m_layout.cells.left() - 1, 0, m_layout.cells.width() + 2, labelsBottom));
    m_painter.setPen(m_colors.mutedText);
    for (int group = 0; group < m_content.groupLabels.size(); ++group) {
      const QRectF cells = groupRect(group);
      const QRectF place(cells.left(), labelsTop - m_layout.groupLabelHeight, cells.width(), m_layout.groupLabelHeight);
      const QString& label = m_content.groupLabels.at(group);
      const bool fits = m_metrics.horizontalAdvance(label) <= place.width() + m_layout.groupGap - 4;
      m_painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, fits ? label : QString::number(group + 1));
    }
    // Where only the first of each group would be named, none is.
    const bool named = m_content.groupCount() == 1 || m_layout.columnLabelStep < m_content.columnsPerGroup();
    for (int column = 0; named && column < m_content.columns; ++column) {
      if (column % m_content.columnsPerGroup() % m_layout.columnLabelStep != 0) continue;
      const QRectF cell = rectOf(0, column);
      if (cell.right() < m_layout.cells.left() || cell.left() > m_layout.cells.right()) continue;
      m_painter.setPen(m_content.isPadding(-1, column) ? m_colors.mutedText : m_colors.text);
      paintColumnLabel(QPointF(cell.center().x(), labelsBottom), m_content.columnLabel(column));
    }
    m_painter.restore();
  }

  void paintColumnLabel(const QPointF& foot, const QString& text) {
    if (!m_layout.columnLabelsUpright) {
      const double width = m_metrics.horizontalAdvance(text) + 2;
      m_painter.drawText(
          QRectF(foot.x() - width / 2, foot.y() - m_layout.columnLabelHeight, width, m_layout.columnLabelHeight),
          Qt::AlignCenter, text);
      return;
    }
    m_painter.save();
    m_painter.translate(foot);
    m_painter.rotate(-90);
    m_painter.drawText(QRectF(2, -m_metrics.height() / 2, m_layout.columnLabelHeight - 2, m_metrics.height()),
                       Qt::AlignLeft | Qt::AlignVCenter,
                       m_metrics.elidedText(text, Qt::ElideRight, m_layout.columnLabelHeight - 2));
    m_painter.restore();
  }

  void paintFocus() {
    const QRectF visible(m_layout.cells.topLeft(), m_layout.cells.size().boundedTo(m_layout.total));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_colors.accent, 2));
    m_painter.drawRect(visible.adjusted(-1, -1, 1, 1));
  }

  QPainter& m_painter;
  const HeatmapContent& m_content;
  const HeatmapLayout& m_layout;
  QPointF m_scrolled;
  const HeatmapMarks& m_marks;
  const ThemeColors& m_colors;
  QFontMetricsF m_metrics;
};

}  // namespace

void paintLabelledHeatmap(QPainter& painter, const HeatmapContent& content, const HeatmapLayout& layout,
                          const QPointF& scrolled, const HeatmapMarks& marks, const ThemeColors& colors) {
  HeatmapPainter(painter, content, layout, scrolled, marks, colors).paint();
}

}  // namespace encoderlab
