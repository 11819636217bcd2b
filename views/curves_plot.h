#pragma once

#include <QPalette>
#include <QPointer>
#include <QString>
#include <map>
#include <utility>
#include <vector>

#include "views/curves_series.h"

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCPLegend;
class QCustomPlot;
class QFont;
class QWidget;

namespace encoderlab {

/// The drawing half of CurvesView: one QCustomPlot with its three graphs, themed by hand.
class CurvesPlot {
 public:
  explicit CurvesPlot(QWidget* parent);

  /// Owned by the parent given to the constructor.
  QWidget* widget() const;
  /// Names in the legend, above the data; an empty one hides its curve.
  void setNames(const QString& training, const QString& validation);
  /// The first `keptRaw` raw points are those of the last call.
  void setCurves(const CurveSet& curves, std::size_t keptRaw);
  void setEvents(const std::map<std::int64_t, QString>& events);
  /// Where changes by hand began to hold for training, or ceased to: a line that bears their mark.
  void setChanges(const std::map<std::int64_t, QString>& changes);
  void setLogarithmic(bool logarithmic);
  void applyTheme(const QPalette& palette, const QFont& font);

  /// Shows everything, shares between 0 and 100.
  void showAll(bool isShare);
  /// Keeps the given part of the ranges, about their centres; below 1 is nearer.
  void zoom(double factor);
  /// Moves what is shown by fractions of its extent, right and up.
  void pan(double right, double up);
  std::pair<double, double> shownSteps() const;
  double stepAt(double pixel) const;
  /// Puts the marker at a step, or hides it.
  void showMarker(double step);
  void hideMarker();
  void redraw();

 private:
  void paintEvents();

  QPointer<QCustomPlot> m_plot;
  QCPLegend* m_legend;
  QCPGraph* m_raw;
  QCPGraph* m_smoothed;
  QCPGraph* m_validation;
  QCPItemStraightLine* m_marker;
  std::vector<QCPItemStraightLine*> m_eventLines;
  std::vector<QCPItemStraightLine*> m_changeLines;
  std::vector<QCPItemText*> m_changeMarks;
  QPalette m_palette;
};

}  // namespace encoderlab
