#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QWidget;

namespace encoderlab {

class Session;

/// The model as a file: asks where to save it, and asks before trained weights would be lost.
class ModelDocument : public QObject {
  Q_OBJECT

 public:
  /// Its dialogs belong to `window`; none of them blocks.
  ModelDocument(Session* session, QWidget* window);

  void chooseAndSave();
  /// Does `next` at once if the model has nothing to lose; otherwise asks, and does it when the user has saved the
  /// model or given it up. `consequence` is a sentence that says what is about to happen to it.
  void beforeLosing(const QString& consequence, std::function<void()> next);

 private:
  void saveThen(std::function<void()> next);

  Session* m_session;
  QWidget* m_window;
  std::function<void()> m_afterSaving;
};

}  // namespace encoderlab
