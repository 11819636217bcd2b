#include "app/model_document.h"

#include <QFileDialog>
#include <QMessageBox>
#include <utility>

#include "app/session.h"

namespace encoderlab {

ModelDocument::ModelDocument(Session* session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {
  connect(session, &Session::modelSaved, this, [this] {
    if (const auto next = std::exchange(m_afterSaving, nullptr)) next();
  });
  connect(session, &Session::failed, this, [this] { m_afterSaving = nullptr; });
}

void ModelDocument::chooseAndSave() { saveThen(nullptr); }

void ModelDocument::saveThen(std::function<void()> next) {
  auto* dialog = new QFileDialog(m_window, tr("Save model"), {}, tr("Models (*.safetensors)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("safetensors"));
  const QString task = QString::fromStdString(m_session->configuration().task.name);
  dialog->selectFile(QStringLiteral("%1-%2.safetensors").arg(task).arg(m_session->state().step));
  connect(dialog, &QFileDialog::fileSelected, this, [this, next = std::move(next)](const QString& path) {
    m_afterSaving = next;
    m_session->saveModel(path);
  });
  dialog->open();
}

void ModelDocument::beforeLosing(const QString& consequence, std::function<void()> next) {
  if (!m_session->hasUnsavedTraining()) {
    next();
    return;
  }
  auto* question = new QMessageBox(QMessageBox::Question, tr("Unsaved model"),
                                   tr("This model was trained for %Ln step(s) and is not saved.", nullptr,
                                      static_cast<int>(m_session->state().step)),
                                   QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setInformativeText(consequence);
  question->setDefaultButton(QMessageBox::Save);
  connect(question, &QMessageBox::finished, this, [this, next = std::move(next)](int answer) {
    if (answer == QMessageBox::Discard) next();
    if (answer == QMessageBox::Save) {
      m_session->pause();
      saveThen(next);
    }
  });
  question->open();
}

}  // namespace encoderlab
