#pragma once

#include <QObject>
#include <QString>

#include "app/worker.h"
#include "model/configuration.h"

class QMimeData;
class QWidget;

namespace encoderlab {

class ModelDocument;
class Session;

/// All ways to another experiment or model. Each asks before trained weights are lost.
class ExperimentStarter : public QObject {
  Q_OBJECT

 public:
  /// Its dialogs belong to `window`; none of them blocks.
  ExperimentStarter(Session* session, ModelDocument* document, QWidget* window);

  /// Starts on `file`, or on the default experiment if it is empty or no model that can be opened.
  void begin(const QString& file);
  void start(const Configuration& configuration);
  void startTask(const QString& name);
  void startWithNewSeed();
  void reset();
  void chooseData();
  void chooseModel();
  /// A model (.safetensors) opens at once, data after a look at what was understood.
  void openFile(const QString& path);
  /// The one file of a drop; an empty string for anything else.
  static QString droppedFile(const QMimeData* data);

 private:
  void openData(const QString& path);
  void openModel(const QString& path);

  Session* m_session;
  ModelDocument* m_document;
  QWidget* m_window;
  Worker m_previews;
};

}  // namespace encoderlab
