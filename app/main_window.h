#pragma once

#include <QMainWindow>
#include <vector>

#include "app/appearance.h"
#include "app/experiment_starter.h"
#include "app/inspector.h"
#include "app/panels.h"
#include "app/session.h"
#include "model/inspect/head_ranking.h"
#include "views/curves_series.h"
#include "views/selection.h"

class QLabel;
class QProgressBar;

namespace encoderlab {

class Actions;
class ChangeSign;
class ControlStrip;
class MessageBar;
class Investigation;
class ModelDocument;
class NonFiniteCard;

/// The window: arranges the parts and connects them, and does nothing else.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow();
  ~MainWindow() override;

  /// Starts on `file`, or on the default experiment if it is empty or cannot be opened.
  void begin(const QString& file) { m_starter->begin(file); }
  void setTheme(Theme theme);
  void resetLayout() { m_panels->arrange(); }
  /// A model (.safetensors) opens at once, data after a look at what was understood.
  void openFile(const QString& path) { m_starter->openFile(path); }

  Session* session() { return &m_session; }
  Inspector* inspector() { return &m_inspector; }
  Selection* selection() { return &m_selection; }
  Investigation* investigation() { return m_investigation; }
  const Actions& actions() const { return *m_actions; }
  const Panels& panels() const { return *m_panels; }
  const MessageBar& messageBar() const { return *m_messageBar; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildTop();
  void buildStatusBar();
  void connectSession();
  void connectViews();
  void connectActions();
  void restorePlaces();

  void beginRun();
  void tellLimit();
  void followAppearance();
  void showConfiguration();
  void showState(const SessionState& state);
  void showSample(int index);
  /// `samples` are indices in the validation part.
  void showFlipped(const std::vector<Flip>& samples);
  /// Lists these of the validation part only; `why` says what they are, and `notes` one thing of each.
  void listOnly(const std::vector<std::size_t>& samples, const QString& why, const QStringList& notes);
  void takeEdit(const Sample& sample);
  /// An edit that was undone or done again.
  void showEdit(int index, const Sample& sample);
  /// In the list, where the shown sample is no more as it was.
  void markEdit(const Sample& sample);
  void changeTraining(const TrainingConfiguration& training, double dropout);
  void chooseNeighbour(int direction);
  void showAbout();

  Session m_session;
  Inspector m_inspector;
  Selection m_selection;
  Appearance m_appearance;
  Actions* m_actions;
  Investigation* m_investigation;
  Panels* m_panels;
  ModelDocument* m_document;
  ExperimentStarter* m_starter;
  ControlStrip* m_strip;
  CurveSeries m_loss{CurveQuantity::Loss};
  MessageBar* m_messageBar;
  NonFiniteCard* m_nonFinite;
  QLabel* m_summary;
  ChangeSign* m_changeSign;
  QProgressBar* m_busy;
  std::vector<Sample> m_listed;  ///< the samples that can be chosen
  std::shared_ptr<const Dataset> m_listedFrom;
  bool m_closing = false;
};

}  // namespace encoderlab
