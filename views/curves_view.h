#pragma once

#include <QWidget>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/training/history.h"
#include "views/curves_series.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QTimer;

namespace encoderlab {

class CurvesPlot;
class SteadyText;

/// The curves of a run: loss, accuracy, learning rate or gradient norm over the steps. Follows the run until the user
/// zooms or pans; a double click, 0 or Home follows it again.
class CurvesView : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesView(QWidget* parent = nullptr);
  ~CurvesView() override;

  /// The data set's measure ("accuracy", "exact_match", "miou" or "rmse"): what the validation points of "Accuracy"
  /// are.
  void setMeasure(const std::string& measure);
  /// Begins anew with `history`, which belongs to this thread and may go on to grow; events are forgotten.
  void setHistory(std::shared_ptr<const History> history);
  /// To be called when the history has grown.
  void showNewPoints();
  /// Marks that something happened at `step`, e.g. that the learning rate was changed; the last word at a step counts.
  void addEvent(std::int64_t step, const QString& text);
  /// Marks that training goes on from `step` with other changes by hand than before, or with none; empty: no, it does
  /// not.
  void setChange(std::int64_t step, const QString& text);

  CurveQuantity quantity() const;
  void setQuantity(CurveQuantity quantity);
  bool isLogarithmic() const;
  void setLogarithmic(bool logarithmic);
  bool isFollowing() const { return m_following; }
  /// The steps shown now, from left to right.
  std::pair<double, double> shownSteps() const;
  /// What the line below the plot says of the step under the pointer.
  QString readout() const;

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void applyAppearance();
  void scheduleRefresh();
  void refresh();
  void follow();
  /// Makes the curves anew: another quantity, scale or run.
  void restart();
  /// The steps at which the pointer reads values.
  const std::vector<double>& readableSteps() const;
  /// Reads the values at one of the readable steps.
  void pointAt(std::size_t index);
  void readBeside(bool left);
  bool pressKey(int key, Qt::KeyboardModifiers modifiers);
  void renameMeasure();
  QString describe(double step) const;
  QString eventNear(const std::map<std::int64_t, QString>& events, double step) const;
  QString formatValue(double value) const;

  std::shared_ptr<const History> m_history = std::make_shared<const History>();
  std::map<std::int64_t, QString> m_events;
  std::map<std::int64_t, QString> m_changes;
  std::string m_measure = "accuracy";
  CurveSeries m_series{CurveQuantity::Loss};
  bool m_following = true;
  std::optional<double> m_pointed;  ///< the step that the readout describes

  std::unique_ptr<CurvesPlot> m_plot;
  QComboBox* m_quantity;
  QCheckBox* m_logarithmic;
  SteadyText* m_readout;
  QLabel* m_empty;
  QTimer* m_refreshTimer;
};

}  // namespace encoderlab
