#include "app/experiment_starter.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "app/model_document.h"
#include "app/open_data_dialog.h"
#include "app/session.h"
#include "model/io/configuration_json.h"
#include "model/tasks/task.h"

namespace encoderlab {

namespace {

bool isModel(const QString& path) {
  return QFileInfo(path).suffix().compare(QLatin1String("safetensors"), Qt::CaseInsensitive) == 0;
}

}  // namespace

ExperimentStarter::ExperimentStarter(Session* session, ModelDocument* document, QWidget* window)
    : QObject(window), m_session(session), m_document(document), m_window(window) {}

void ExperimentStarter::begin(const QString& file) {
  if (!isModel(file)) m_session->startExperiment(resolveConfiguration({}));
  if (file.isEmpty()) return;
  const auto startAnyway = [this] {
    if (!m_session->hasRun()) m_session->startExperiment(resolveConfiguration({}));
  };
  connect(m_session, &Session::failed, this, startAnyway, Qt::SingleShotConnection);
  openFile(file);
}

void ExperimentStarter::start(const Configuration& configuration) {
  m_document->beforeLosing(tr("The new experiment begins with a new model."),
                           [this, configuration] { m_session->startExperiment(configuration); });
}

void ExperimentStarter::startTask(const QString& name) { start(taskByName(name.toStdString()).defaults); }

void ExperimentStarter::startWithNewSeed() {
  m_document->beforeLosing(tr("The next seed begins with a new model."), [this] { m_session->startWithNewSeed(); });
}

void ExperimentStarter::reset() {
  m_document->beforeLosing(tr("Reset begins again with the initial weights."), [this] { m_session->reset(); });
}

void ExperimentStarter::chooseData() {
  auto* dialog = new QFileDialog(m_window, tr("Open data"), {}, tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ExperimentStarter::openData);
  dialog->open();
}

void ExperimentStarter::chooseModel() {
  auto* dialog = new QFileDialog(m_window, tr("Open model"), {}, tr("Models (*.safetensors)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ExperimentStarter::openModel);
  dialog->open();
}

void ExperimentStarter::openFile(const QString& path) {
  if (isModel(path))
    openModel(path);
  else
    openData(path);
}

void ExperimentStarter::openModel(const QString& path) {
  m_document->beforeLosing(tr("The model that you open takes its place."),
                           [this, path] { m_session->openModel(path); });
}

void ExperimentStarter::openData(const QString& path) {
  auto* dialog = new OpenDataDialog(path, m_previews, m_window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &OpenDataDialog::experimentChosen, this, &ExperimentStarter::start);
  dialog->open();
}

QString ExperimentStarter::droppedFile(const QMimeData* data) {
  const QList<QUrl> urls = data->urls();
  return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

}  // namespace encoderlab
