#include "app/main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/actions.h"
#include "app/experiment_starter.h"
#include "app/investigation.h"
#include "app/menus.h"
#include "app/message_bar.h"
#include "app/model_document.h"
#include "app/panels.h"
#include "app/run_status.h"
#include "app/run_summary.h"
#include "app/version.h"
#include "views/change_sign.h"
#include "views/confusion_view.h"
#include "views/control_strip.h"
#include "views/curves_view.h"
#include "views/experiment_panel.h"
#include "views/non_finite_card.h"
#include "views/sample_editor.h"
#include "views/sample_text.h"
#include "views/samples_view.h"
#include "views/what_if_panel.h"

namespace encoderlab {

namespace {

constexpr QLatin1String geometryKey("window/geometry");
constexpr QLatin1String stateKey("window/state");
constexpr int stateVersion = 1;
constexpr std::size_t mostListed = 200;  ///< samples that the list shows and that are predicted again and again

/// Some of `samples`, evenly from the first to the last: files are often sorted by label.
std::vector<Sample> spread(const std::vector<Sample>& samples) {
  const std::size_t count = std::min(samples.size(), mostListed);
  std::vector<Sample> some;
  some.reserve(count);
  for (std::size_t i = 0; i < count; ++i) some.push_back(samples[i * samples.size() / count]);
  return some;
}

}  // namespace

MainWindow::MainWindow() {
  setAcceptDrops(true);
  m_actions = new Actions(this);
  m_investigation = new Investigation(&m_session, &m_inspector, &m_selection, this);
  m_panels = new Panels(this, &m_selection, m_investigation->cursor(), *m_actions);
  m_document = new ModelDocument(&m_session, this);
  m_starter = new ExperimentStarter(&m_session, m_document, this);
  buildTop();
  buildStatusBar();
  connectSession();
  connectViews();
  connectActions();
  m_investigation->connectPanels(*m_panels, *m_actions, m_messageBar);
  restorePlaces();
}

MainWindow::~MainWindow() {
  // QWidget hides the panels only when the session is gone, and the investigation follows what is hidden.
  delete m_investigation;
}

void MainWindow::buildTop() {
  auto* top = new QWidget;
  auto* layout = new QVBoxLayout(top);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* bar = new QMenuBar(top);
  QList<QAction*> panels;
  for (QDockWidget* dock : m_panels->docks()) panels << dock->toggleViewAction();
  m_messageBar = new MessageBar;
  buildMenus(bar, *m_actions, panels, m_panels->goToActions(), m_messageBar);
  const Actions& actions = *m_actions;
  m_strip = new ControlStrip(allTasks(), {actions[Command::Train], actions[Command::Step], actions[Command::Epoch],
                                          actions[Command::Reset], actions[Command::NewSeed]});
  layout->addWidget(bar);
  layout->addWidget(m_strip);
  layout->addWidget(m_messageBar);
  // A window of its own: on a small screen there is no room for it above the panels.
  m_nonFinite = new NonFiniteCard(this);
  m_nonFinite->setWindowFlag(Qt::Dialog);
  setMenuWidget(top);
}

void MainWindow::buildStatusBar() {
  m_busy = new QProgressBar;
  m_busy->setRange(0, 0);
  m_busy->setFixedWidth(120);
  m_busy->setToolTip(tr("The new experiment is being made; the old one stays until it is ready."));
  m_busy->hide();
  m_summary = new QLabel;
  statusBar()->addPermanentWidget(m_busy);
  m_changeSign = new ChangeSign;
  connect(m_changeSign, &ChangeSign::clicked, this, [this] { m_panels->raise(m_panels->whatIf()); });
  connect(m_investigation, &Investigation::changesCounted, m_changeSign, &ChangeSign::setChanges);
  statusBar()->addPermanentWidget(m_changeSign);
  statusBar()->addPermanentWidget(m_summary);
}

void MainWindow::restorePlaces() {
  resize(QSize(1600, 1000).boundedTo(screen()->availableSize()));
  m_panels->arrange();
  m_panels->focusHeads();
  const QSettings settings;
  restoreGeometry(settings.value(geometryKey).toByteArray());
  restoreState(settings.value(stateKey).toByteArray(), stateVersion);
}

void MainWindow::connectSession() {
  connect(&m_session, &Session::runChanged, this, &MainWindow::beginRun);
  connect(&m_session, &Session::configurationChanged, this, &MainWindow::showConfiguration);
  connect(&m_session, &Session::stateChanged, this, &MainWindow::showState);
  connect(&m_session, &Session::snapshotReady, &m_inspector, &Inspector::setSnapshot);
  connect(&m_session, &Session::historyGrown, m_panels->curves(), &CurvesView::showNewPoints);
  connect(&m_session, &Session::validated, m_panels->measures(), &ConfusionView::setReport);
  connect(&m_session, &Session::failed, m_messageBar, &MessageBar::showMessage);
  connect(&m_session, &Session::nonFiniteMet, this, [this](const std::shared_ptr<const NonFiniteReport>& report) {
    m_nonFinite->setReport(*report, m_session.state().undoableSteps);
  });
  connect(m_nonFinite, &NonFiniteCard::backRequested, &m_session, &Session::goBack);
  connect(&m_session, &Session::modelSaved, this,
          [this](const QString& path) { statusBar()->showMessage(tr("The model was saved as %1.").arg(path), 8000); });
}

void MainWindow::connectViews() {
  connect(&m_selection, &Selection::sampleChanged, this, &MainWindow::showSample);
  connect(m_panels->samples(), &SamplesView::mistakesFirstChanged, (*m_actions)[Command::MistakesFirst],
          &QAction::setChecked);
  connect(m_panels->editor(), &SampleEditor::sampleEdited, this, &MainWindow::takeEdit);
  connect(m_investigation->whatIf(), &WhatIf::sampleChanged, this, &MainWindow::showEdit);
  connect(m_panels->whatIf(), &WhatIfPanel::flippedSamplesChosen, this, &MainWindow::showFlipped);
  connect(m_panels->measures(), &ConfusionView::samplesChosen, this,
          [this](const std::vector<std::size_t>& samples, const QString& why) {
            listOnly(samples, why, {});
            m_panels->raise(m_panels->samples());
          });
  ExperimentPanel* experiment = m_panels->experiment();
  connect(experiment, &ExperimentPanel::trainingChanged, this, &MainWindow::changeTraining);
  connect(experiment, &ExperimentPanel::newModelRequested, m_starter, &ExperimentStarter::start);
  connect(experiment, &ExperimentPanel::openDataRequested, m_starter, &ExperimentStarter::chooseData);
  connect(m_strip, &ControlStrip::openDataRequested, m_starter, &ExperimentStarter::chooseData);
  connect(m_strip, &ControlStrip::taskChosen, this, [this](const QString& name) {
    m_strip->setTask(m_session.configuration().task);  // until the new experiment is there
    m_starter->startTask(name);
  });
  connect(&m_inspector, &Inspector::inspectionReady, m_panels, &Panels::setInspection);
  connect(&m_inspector, &Inspector::predictionsReady, m_panels->samples(), &SamplesView::setPredictions);
  connect(&m_inspector, &Inspector::failed, m_messageBar, &MessageBar::showMessage);
}

void MainWindow::connectActions() {
  const auto on = [this](Command command, auto* receiver, auto slot) {
    connect((*m_actions)[command], &QAction::triggered, receiver, slot);
  };
  on(Command::OpenData, m_starter, &ExperimentStarter::chooseData);
  on(Command::OpenModel, m_starter, &ExperimentStarter::chooseModel);
  on(Command::SaveModel, m_document, &ModelDocument::chooseAndSave);
  on(Command::Quit, this, &MainWindow::close);
  on(Command::Train, &m_session, &Session::toggleTraining);
  on(Command::Step, &m_session, &Session::runStep);
  on(Command::Epoch, &m_session, &Session::runEpoch);
  on(Command::Reset, m_starter, &ExperimentStarter::reset);
  on(Command::NewSeed, m_starter, &ExperimentStarter::startWithNewSeed);
  on(Command::MistakesFirst, m_panels->samples(), &SamplesView::setMistakesFirst);
  on(Command::PreviousSample, this, [this] { chooseNeighbour(-1); });
  on(Command::NextSample, this, [this] { chooseNeighbour(1); });
  on(Command::DarkTheme, this, [this](bool dark) { setTheme(dark ? Theme::Dark : Theme::Light); });
  on(Command::LargerText, &m_appearance, &Appearance::enlargeText);
  on(Command::SmallerText, &m_appearance, &Appearance::reduceText);
  on(Command::NormalText, &m_appearance, &Appearance::resetText);
  on(Command::FullScreen, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  on(Command::ResetLayout, m_panels, &Panels::arrange);
  on(Command::About, this, &MainWindow::showAbout);
  connect(&m_appearance, &Appearance::changed, this, &MainWindow::followAppearance);
  followAppearance();
}

void MainWindow::setTheme(Theme theme) { m_appearance.setTheme(theme); }

void MainWindow::followAppearance() {
  m_actions->refreshIcons();
  (*m_actions)[Command::DarkTheme]->setChecked(m_appearance.theme() == Theme::Dark);
}

void MainWindow::beginRun() {
  const std::shared_ptr<const Dataset>& dataset = m_session.dataset();
  const bool isSameData = dataset == std::exchange(m_listedFrom, dataset);
  m_listed = spread(dataset->validation.empty() ? dataset->training : dataset->validation);
  m_investigation->begin();
  m_inspector.begin(dataset, m_listed);
  m_panels->samples()->setSamples(dataset, m_listed);
  m_panels->measures()->setDataset(dataset);
  m_panels->curves()->setMeasure(dataset->measure);
  m_panels->curves()->setHistory(m_session.sharedHistory());
  if (isSameData) {
    // A reset: what the user looks at, and may have edited, stays.
    m_inspector.setSample(m_panels->editor()->sample(), m_panels->editor()->original());
    markEdit(m_panels->editor()->sample());
  } else {
    const ModelConfiguration& model = m_session.configuration().model;
    // The last layer is where most tasks show first what they have learnt.
    m_selection.setHead(model.numLayers - 1, std::min(m_selection.head(), model.nhead - 1));
    m_selection.setSample(0);
    showSample(0);
  }
  m_nonFinite->hide();
  showConfiguration();
  tellLimit();
}

void MainWindow::tellLimit() {
  switch (m_session.limit()) {
    case Run::Limit::None:
      return;
    case Run::Limit::NoTask:
      m_messageBar->showMessage(
          tr("This model names no task, so it can be looked at but not trained here; its sample "
             "is made up and can be edited."));
      return;
    case Run::Limit::DataMissing:
      m_messageBar->showMessage(
          tr("The file that this model was trained on is not where it was, so the model can be "
             "looked at but not trained here."));
      return;
    case Run::Limit::DataChanged:
      m_messageBar->showMessage(
          tr("The file that this model was trained on has other tokens or classes now, so the "
             "model can be looked at but not trained here."));
  }
}

void MainWindow::showConfiguration() {
  const Configuration& configuration = m_session.configuration();
  setWindowTitle(tr("%1[*]", "window title").arg(runTitle(configuration.task)));
  m_summary->setText(runSummary(configuration));
  m_strip->setTask(configuration.task);
  m_panels->experiment()->setConfiguration(configuration, m_session.dataset().get());
}

void MainWindow::showState(const SessionState& state) {
  m_actions->setState(state);
  m_inspector.setTraining(state.running);
  if (state.running) m_nonFinite->hide();
  if (m_session.hasRun()) {
    m_loss.update(m_session.history());
    m_strip->setStatus(runStatus(m_session, m_loss));
  }
  m_busy->setVisible(state.busy);
  setWindowModified(m_session.hasUnsavedTraining());
}

void MainWindow::changeTraining(const TrainingConfiguration& training, double dropout) {
  const Configuration before = m_session.configuration();
  if (training != before.training) m_session.changeTraining(training);
  if (dropout != before.model.dropout) m_session.changeDropout(dropout);
  if (training.learningRate != before.training.learningRate) {
    const QString rate = locale().toString(training.learningRate, 'g', 3);
    m_panels->curves()->addEvent(m_session.state().step, tr("The learning rate became %1.").arg(rate));
  }
}

void MainWindow::showSample(int index) {
  if (index < 0 || index >= std::ssize(m_listed)) return;
  const Sample& sample = m_listed[static_cast<std::size_t>(index)];
  m_panels->editor()->setSample(m_session.dataset(), sample);
  m_panels->samples()->setEdited(-1);
  m_inspector.setSample(sample, sample);
  m_investigation->whatIf()->setSample(index, sample);
}

void MainWindow::takeEdit(const Sample& sample) {
  m_inspector.setSample(sample, m_panels->editor()->original());
  m_investigation->whatIf()->noteEdit(sample);
  markEdit(sample);
}

void MainWindow::showFlipped(const std::vector<Flip>& samples) {
  const std::shared_ptr<const Dataset>& dataset = m_session.dataset();
  std::vector<std::size_t> places;
  QStringList notes;
  for (const Flip& flip : samples) {
    const Sample& sample = dataset->validation.at(flip.sample);
    notes += tr("%1 → %2", "prediction before and after")
                 .arg(predictionTexts(*dataset, sample, flip.before).join(u' '),
                      predictionTexts(*dataset, sample, flip.after).join(u' '));
    places.push_back(flip.sample);
  }
  listOnly(places, tr("Flipped without head %1 of layer %2").arg(m_selection.head() + 1).arg(m_selection.layer() + 1),
           notes);
}

void MainWindow::listOnly(const std::vector<std::size_t>& samples, const QString& why, const QStringList& notes) {
  const std::shared_ptr<const Dataset>& dataset = m_session.dataset();
  const std::size_t before = m_listed.size();
  std::vector<int> listed;
  for (const std::size_t place : samples) {
    const Sample& sample = dataset->validation.at(place);
    const auto found = std::ranges::find(m_listed, sample);
    listed.push_back(static_cast<int>(found - m_listed.begin()));
    if (found == m_listed.end()) m_listed.push_back(sample);
  }
  if (m_listed.size() > before) {
    m_panels->samples()->setSamples(dataset, m_listed);
    m_inspector.setListed(m_listed);
  }
  m_panels->samples()->showOnly(listed, why, notes);
}

void MainWindow::showEdit(int index, const Sample& sample) {
  m_selection.setSample(index);
  m_panels->editor()->showEdited(sample);
  markEdit(sample);
  m_inspector.setSample(sample, m_panels->editor()->original());
}

void MainWindow::markEdit(const Sample& sample) {
  const int index = m_selection.sample();
  const bool isListed = index >= 0 && index < std::ssize(m_listed);
  const bool isEdited = isListed && sample != m_listed[static_cast<std::size_t>(index)];
  m_panels->samples()->setEdited(isEdited ? index : -1);
}

void MainWindow::chooseNeighbour(int direction) {
  const std::vector<int> order = m_panels->samples()->shownSamples();
  const auto current = std::ranges::find(order, m_selection.sample());
  if (current == order.end()) {
    if (!order.empty()) m_selection.setSample(order.front());
    return;
  }
  const std::ptrdiff_t next = current - order.begin() + direction;
  if (next >= 0 && next < std::ssize(order)) m_selection.setSample(order[static_cast<std::size_t>(next)]);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!m_closing && m_session.hasUnsavedTraining()) {
    event->ignore();
    m_document->beforeLosing(tr("Closing the window gives it up."), [this] {
      m_closing = true;
      close();
    });
    return;
  }
  QSettings settings;
  settings.setValue(geometryKey, saveGeometry());
  settings.setValue(stateKey, saveState(stateVersion));
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!ExperimentStarter::droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  openFile(ExperimentStarter::droppedFile(event->mimeData()));
}

void MainWindow::showAbout() {
  auto* about = new QMessageBox(QMessageBox::NoIcon, tr("About Encoder Lab"), tr("Encoder Lab %1").arg(versionText()),
                                QMessageBox::Close, this);
  about->setAttribute(Qt::WA_DeleteOnClose);
  about->setIconPixmap(QIcon(QStringLiteral(":/icons/encoder-lab.svg")).pixmap(64, 64));
  about->setInformativeText(
      tr("A desktop laboratory for learning how a Transformer encoder works.\n\nFree software under the GNU General "
         "Public License, version 3 or later; it comes with no warranty.\n\nBuilt with Qt %1, which runs as version "
         "%2, and with QCustomPlot, Armadillo and OpenBLAS.")
          .arg(QStringLiteral(QT_VERSION_STR), QString::fromLatin1(qVersion())));
  about->open();
}

}  // namespace encoderlab
