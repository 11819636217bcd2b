#pragma once

#include <QColor>
#include <QWidget>
#include <memory>
#include <vector>

#include "views/formula_table.h"

class QSvgRenderer;

namespace encoderlab {

/// A typeset formula, one statement a line, in the palette's text colour and in proportion to the font. A line that is
/// wider than the label is made smaller, down to what can be read. The context menu copies it as TeX or as text.
class FormulaLabel : public QWidget {
  Q_OBJECT

 public:
  explicit FormulaLabel(QWidget* parent = nullptr);
  ~FormulaLabel() override;

  void setFormula(std::vector<FormulaStatement> statements);
  /// The statements as TeX, one a line; those that were never typeset as text.
  QString tex() const;
  QString text() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 public slots:
  void copyTex() const;
  void copyText() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  struct Line;

  void drawInk();
  QSizeF naturalSize(const Line& line) const;
  QSizeF sizeWithin(const Line& line, double width) const;
  double height(double width) const;

  std::vector<FormulaStatement> m_statements;
  std::vector<std::unique_ptr<Line>> m_lines;
  QColor m_ink;
};

}  // namespace encoderlab
