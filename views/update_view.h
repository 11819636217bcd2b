#pragma once

#include <QString>
#include <QWidget>
#include <cstdint>
#include <optional>

#include "model/inspect/cell_address.h"
#include "model/training/update_dissection.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace encoderlab {

/// The update of one weight in one step, and what the whole step does to the loss of its batch.
struct ShownUpdate {
  CellAddress weight;
  UpdateDissection dissection;
  std::int64_t step = 0;  ///< 1 for the first
  bool isMade = false;    ///< false: a preview of the step to come
  double lossBefore = 0;
  double lossAfter = 0;
};

/// From the gradient of a weight to its new value, stage by stage. Asks for updates to be shown, made and undone; it
/// makes none. Only an update that is seen can be made: after it the one to come has to be asked for.
class UpdateView : public QWidget {
  Q_OBJECT

 public:
  explicit UpdateView(QWidget* parent = nullptr);

  const std::optional<ShownUpdate>& shown() const { return m_shown; }

 public slots:
  void setUpdate(const encoderlab::ShownUpdate& update);
  /// Why there is none, in one sentence.
  void setRefusal(const QString& sentence);
  /// Whether a step can be made now, and whether one can be taken back.
  void setPossible(bool makeSteps, bool undo);

 signals:
  void applyRequested();
  /// The step after the one that is shown as made.
  void nextRequested();
  void undoRequested();

 private:
  void offerOrders();
  QString stagesText(const UpdateDissection& dissection) const;

  QLabel* m_title;
  QLabel* m_loss;
  QTextBrowser* m_stages;
  QPushButton* m_continue;  ///< applies what is to come, and asks for it where the shown step is made
  QPushButton* m_undo;
  bool m_canMakeSteps = false;
  std::optional<ShownUpdate> m_shown;
};

}  // namespace encoderlab
