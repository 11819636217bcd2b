#pragma once

#include <QAbstractScrollArea>
#include <memory>
#include <vector>

#include "model/inspect/inspection.h"

namespace encoderlab {

struct ThemeColors;

/// The norm of the last step's gradient of every parameter, as bars on a logarithmic scale, layer by layer.
class GradientNormsView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit GradientNormsView(QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);

  /// The powers of ten at the ends of the axis.
  int lowestPower() const { return m_lowestPower; }
  int highestPower() const { return m_highestPower; }
  /// Where the bar of a parameter (by its place in ParameterLayout) is drawn, in the viewport; no width for a norm of
  /// 0.
  QRectF barRect(int parameter) const;

  /// Where its name is written.
  QRectF nameRect(int parameter) const;

  QSize sizeHint() const override { return {380, 300}; }
  QSize minimumSizeHint() const override { return {200, 120}; }

 signals:
  /// A parameter was clicked: the largest number of its gradient by the sample that is shown.
  void cellClicked(const encoderlab::CellAddress& cell);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  /// A line of the list: the heading of a group, or a parameter.
  struct Row {
    QString text;
    int parameter = -1;       ///< −1: a heading
    std::string tensor = {};  ///< its full name
    QString shown = {};       ///< as much of the text as there is room for
  };

  bool hasNorms() const;
  /// −1: none.
  int parameterAt(double y) const;
  const std::string& nameOf(int parameter) const;
  /// What training leaves as it is by the user's will; empty: nothing of the kind.
  QString changesOf(int parameter) const;
  void nameRows();
  /// Whether its ends changed.
  bool adaptAxis();
  void updateLayout();
  QRectF axisRect() const;
  double placeOf(double norm) const;
  QString shownName(const Row& row) const;
  QFont fontOf(const Row& row) const;
  double topOf(std::size_t row) const;
  bool isShown(std::size_t row) const;
  void paintNames(QPainter& painter, const ThemeColors& colors) const;
  void paintBars(QPainter& painter, const ThemeColors& colors) const;
  void paintAxis(QPainter& painter, const ThemeColors& colors) const;

  std::shared_ptr<const Inspection> m_inspection;
  std::vector<Row> m_rows;
  std::vector<int> m_rowOfParameter;  ///< place in m_rows
  int m_lowestPower = 0;
  int m_highestPower = 0;
  double m_line = 0;
  double m_nameWidth = 0;
  bool m_shortNames = false;  ///< there is no room for whole names
  double m_numberWidth = 0;
};

}  // namespace encoderlab
