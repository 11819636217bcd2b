#include "views/experiment_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "views/experiment_number_box.h"
#include "views/experiment_section.h"
#include "views/experiment_task_chooser.h"
#include "views/task_text.h"
#include "views/theme.h"
#include "views/wheel_guard.h"

namespace encoderlab {
namespace {

constexpr int rowsOfAField = 2;  ///< in the grid: the field, and its problem below
constexpr int linesOfHelp = 4;

QLabel* wrappedLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

ExperimentNumberBox::Steps stepsOf(FieldKind kind) {
  if (kind == FieldKind::Whole) return ExperimentNumberBox::Steps::Whole;
  return kind == FieldKind::Factor ? ExperimentNumberBox::Steps::Factor : ExperimentNumberBox::Steps::Linear;
}

void setEditorValue(QWidget* editor, double value) {
  const QSignalBlocker blocker(editor);
  if (auto* number = qobject_cast<ExperimentNumberBox*>(editor)) number->setValue(value);
  if (auto* choice = qobject_cast<QComboBox*>(editor)) choice->setCurrentIndex(static_cast<int>(value));
  if (auto* flag = qobject_cast<QCheckBox*>(editor)) flag->setChecked(value != 0.0);
}

}  // namespace

ExperimentPanel::ExperimentPanel(std::vector<Task> tasks, QWidget* parent)
    : QWidget(parent), m_tasks(std::move(tasks)) {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(makeForm());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 4);
  layout->setSpacing(4);
  layout->addWidget(scroll, 1);
  layout->addWidget(makeFooter());
  for (ExperimentField& field : experimentFields()) {
    ExperimentSection* section = field.section == FieldSection::Model ? m_modelSection : m_trainingSection;
    addRow(section, std::move(field));
  }
  showAll();
}

ExperimentPanel::~ExperimentPanel() {
  // A child that loses the focus while all goes would still hand on what was being typed.
  for (QWidget* child : findChildren<QWidget*>()) child->disconnect(this);
}

QWidget* ExperimentPanel::makeForm() {
  auto* form = new QWidget(this);
  m_chooser = new ExperimentTaskChooser(m_tasks, form);
  m_teaches = wrappedLabel(form);
  m_teaches->setForegroundRole(QPalette::PlaceholderText);
  m_taskSection = new ExperimentSection(tr("Task options"), form);
  m_modelSection = new ExperimentSection(tr("Model"), form);
  m_trainingSection = new ExperimentSection(tr("Training"), form);
  auto* layout = new QVBoxLayout(form);
  layout->setContentsMargins(0, 0, 4, 0);
  layout->setSpacing(4);
  layout->addWidget(m_chooser);
  layout->addWidget(m_teaches);
  for (ExperimentSection* section : {m_taskSection, m_modelSection, m_trainingSection}) layout->addWidget(section);
  layout->addStretch();
  connect(m_chooser, &ExperimentTaskChooser::taskChosen, this, &ExperimentPanel::chooseTask);
  connect(m_chooser, &ExperimentTaskChooser::openDataRequested, this, &ExperimentPanel::openDataRequested);
  return form;
}

QWidget* ExperimentPanel::makeFooter() {
  auto* footer = new QWidget(this);
  m_pending = wrappedLabel(footer);
  m_newModel = new QPushButton(tr("New model with these values"), footer);
  m_discard = new QPushButton(tr("Discard changes"), footer);
  m_help = wrappedLabel(footer);
  m_help->setForegroundRole(QPalette::PlaceholderText);
  m_help->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  m_help->setFixedHeight(linesOfHelp * m_help->fontMetrics().lineSpacing());
  m_help->setAccessibleName(tr("Explanation of the field"));
  auto* layout = new QVBoxLayout(footer);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_pending, m_newModel, m_discard, m_help}) {
    layout->addWidget(widget);
  }
  connect(m_newModel, &QPushButton::clicked, this, [this] { emit newModelRequested(m_draft); });
  connect(m_discard, &QPushButton::clicked, this, &ExperimentPanel::discardChanges);
  explain({});
  return footer;
}

QWidget* ExperimentPanel::makeEditor(const ExperimentField& field) {
  const QString key = field.key;
  if (field.kind == FieldKind::Choice) {
    auto* choice = new QComboBox(this);
    choice->addItems(field.choices);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(4);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, key](int index) { change(key, index); });
    return choice;
  }
  if (field.kind == FieldKind::Flag) {
    auto* flag = new QCheckBox(this);
    connect(flag, &QCheckBox::toggled, this, [this, key](bool on) { change(key, on ? 1.0 : 0.0); });
    return flag;
  }
  auto* number = new ExperimentNumberBox(stepsOf(field.kind), field.minimum, field.maximum, this);
  connect(number, &QDoubleSpinBox::valueChanged, this, [this, key](double value) { change(key, value); });
  connect(number, &ExperimentNumberBox::refused, this, [this, key] { refuse(key); });
  connect(number, &ExperimentNumberBox::typed, this, [this] { refuse({}); });
  return number;
}

void ExperimentPanel::addRow(ExperimentSection* section, ExperimentField field) {
  Row row;
  row.label = new QLabel(this);
  row.editor = makeEditor(field);
  row.problem = wrappedLabel(this);
  row.label->setBuddy(row.editor);
  row.editor->setAccessibleName(field.label);
  row.editor->setAccessibleDescription(field.explanation);
  QString toolTip = field.explanation;
  if (field.kind == FieldKind::Whole || field.kind == FieldKind::Real || field.kind == FieldKind::Factor) {
    toolTip =
        tr("%1 From %2 to %3.", "explanation of a field, and its range")
            .arg(field.explanation, locale().toString(field.minimum, 'g', 6), locale().toString(field.maximum, 'g', 6));
  }
  if (field.needsNewModel) toolTip = tr("%1 Needs a new model.", "explanation of a field").arg(toolTip);
  for (QWidget* widget : std::initializer_list<QWidget*>{row.label, row.editor}) {
    widget->setToolTip(toolTip);
    widget->setWhatsThis(toolTip);
  }
  m_explanations.insert(row.editor, toolTip);
  row.editor->installEventFilter(this);
  leaveWheelToTheForm(row.editor);
  const int line = rowsOfAField * section->grid()->rowCount();
  section->grid()->addWidget(row.label, line, 0);
  section->grid()->addWidget(row.editor, line, 1);
  section->grid()->addWidget(row.problem, line + 1, 0, 1, 2);
  row.field = std::move(field);
  m_rows.push_back(row);
}

void ExperimentPanel::setConfiguration(const Configuration& configuration, const Dataset* dataset) {
  m_longestSample = dataset ? dataset->maxLength : 0;
  m_dataSummary.clear();
  if (dataset) {
    QStringList lines{tr("%1 samples to train on, %2 unseen.")
                          .arg(locale().toString(static_cast<qulonglong>(dataset->training.size())),
                               locale().toString(static_cast<qulonglong>(dataset->validation.size())))};
    for (const std::string& note : dataset->notes) lines += QString::fromStdString(note);
    m_dataSummary = lines.join(u'\n');
  }
  if (configuration != m_applied) m_draft = configuration;
  m_applied = configuration;
  showAll();
}

void ExperimentPanel::chooseTask(const QString& name) {
  const auto task = std::find_if(m_tasks.begin(), m_tasks.end(),
                                 [&](const Task& candidate) { return candidate.name == name.toStdString(); });
  if (task == m_tasks.end()) return;
  m_draft = m_applied.task.name == task->name ? m_applied : task->defaults;
  showAll();
}

void ExperimentPanel::discardChanges() {
  m_draft = m_applied;
  showAll();
}

QWidget* ExperimentPanel::editorOf(const QString& key) const {
  const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return r.field.key == key; });
  return row == m_rows.end() ? nullptr : row->editor;
}

const Task* ExperimentPanel::draftTask() const {
  const auto task = std::find_if(m_tasks.begin(), m_tasks.end(),
                                 [this](const Task& candidate) { return candidate.name == m_draft.task.name; });
  return task == m_tasks.end() ? nullptr : &*task;
}

void ExperimentPanel::change(const QString& key, double value) {
  const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return r.field.key == key; });
  if (row->field.read(m_draft) == value) return;
  m_refusing.clear();
  row->field.write(m_draft, value);
  if (!row->field.needsNewModel) {
    row->field.write(m_applied, value);
    emit trainingChanged(m_applied.training, m_applied.model.dropout);
  }
  showAll();
}

void ExperimentPanel::refuse(const QString& key) {
  if (key == m_refusing) return;
  m_refusing = key;
  // Only this: to show the values would take away what is being typed.
  const std::vector<FieldProblem> problems = problemsOfDraft();
  for (const Row& row : m_rows) showProblem(row, problems);
}

QString ExperimentPanel::refusalOf(const ExperimentField& field) const {
  const QString lowest = locale().toString(field.minimum, 'g', 6);
  const QString highest = locale().toString(field.maximum, 'g', 6);
  const QString value = locale().toString(field.read(m_draft), 'g', 8);
  return field.kind == FieldKind::Whole
             ? tr("Only whole numbers from %1 to %2 are taken here; %3 stays in use.").arg(lowest, highest, value)
             : tr("Only numbers from %1 to %2 are taken here; %3 stays in use.").arg(lowest, highest, value);
}

void ExperimentPanel::rebuildTaskRows() {
  if (m_taskOfRows == QString::fromStdString(m_draft.task.name)) return;
  m_taskOfRows = QString::fromStdString(m_draft.task.name);
  const auto stay = std::stable_partition(m_rows.begin(), m_rows.end(),
                                          [](const Row& row) { return row.field.section != FieldSection::Task; });
  for (auto row = stay; row != m_rows.end(); ++row) {
    m_explanations.remove(row->editor);
    for (QWidget* widget : std::initializer_list<QWidget*>{row->label, row->editor, row->problem}) {
      widget->hide();
      widget->deleteLater();
    }
  }
  m_rows.erase(stay, m_rows.end());
  if (const Task* task = draftTask()) {
    for (ExperimentField& field : taskFields(*task)) addRow(m_taskSection, std::move(field));
  }
}

void ExperimentPanel::showAll() {
  rebuildTaskRows();
  showTask();
  const std::vector<FieldProblem> problems = problemsOfDraft();
  for (const Row& row : m_rows) showRow(row, problems);
  const bool pending = hasPendingChanges();
  m_newModel->setEnabled(pending && problems.empty());
  m_discard->setEnabled(pending);
  m_pending->setText(!problems.empty() ? tr("✗ These values make no model: see above.")
                     : pending         ? tr("● Changed values wait for a new model.")
                                       : tr("◇ marks what needs a new model; the rest changes at once."));
}

std::vector<FieldProblem> ExperimentPanel::problemsOfDraft() const {
  return problemsOf(m_draft, m_draft.task == m_applied.task ? m_longestSample : 0);
}

void ExperimentPanel::showTask() {
  m_chooser->setTask(m_draft.task);
  QStringList lines;
  if (const Task* task = draftTask()) {
    lines += taskText(task->teaches);
    lines += tr("Look for: %1").arg(taskText(task->lookFor));
  }
  if (m_draft.task == m_applied.task && !m_dataSummary.isEmpty()) lines += m_dataSummary;
  m_teaches->setText(lines.join(u'\n'));
  m_teaches->setVisible(!lines.isEmpty());
  m_taskSection->setVisible(std::any_of(m_rows.begin(), m_rows.end(),
                                        [](const Row& row) { return row.field.section == FieldSection::Task; }));
}

void ExperimentPanel::showRow(const Row& row, const std::vector<FieldProblem>& problems) {
  const ExperimentField& field = row.field;
  const bool applies = !field.applies || field.applies(m_draft);
  const bool changed = field.read(m_draft) != field.read(m_applied);
  row.label->setText(!field.needsNewModel ? field.label
                     : changed ? tr("%1 ●", "a field that was changed and waits for a new model").arg(field.label)
                               : tr("%1 ◇", "a field that needs a new model").arg(field.label));
  row.label->setVisible(applies);
  row.editor->setVisible(applies);
  setEditorValue(row.editor, field.read(m_draft));
  showProblem(row, problems);
}

void ExperimentPanel::showProblem(const Row& row, const std::vector<FieldProblem>& problems) {
  const ExperimentField& field = row.field;
  const auto problem = std::find_if(problems.begin(), problems.end(),
                                    [&](const FieldProblem& candidate) { return candidate.key == field.key; });
  const bool isRefusing = m_refusing == field.key;
  row.problem->setVisible(isRefusing || problem != problems.end());
  if (row.problem->isHidden()) return;
  QPalette red = palette();
  red.setColor(QPalette::WindowText, themeColors(palette()).wrong);
  row.problem->setPalette(red);
  row.problem->setText(tr("✗ %1", "what is wrong with a value").arg(isRefusing ? refusalOf(field) : problem->sentence));
}

void ExperimentPanel::explain(const QString& text) {
  m_help->setText(text.isEmpty() ? tr("Choose a field to read what it does.") : text);
}

void ExperimentPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  // Problems have a colour of their own, which goes with the theme.
  if (event->type() == QEvent::PaletteChange) showAll();
  if (event->type() == QEvent::FontChange) m_help->setFixedHeight(linesOfHelp * fontMetrics().lineSpacing());
}

bool ExperimentPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn) explain(m_explanations.value(watched));
  return QWidget::eventFilter(watched, event);
}

}  // namespace encoderlab
