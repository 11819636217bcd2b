#include "views/op_panel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "model/inspect/gradient_name.h"
#include "views/activation_content.h"
#include "views/bold_text.h"
#include "views/cell_text.h"
#include "views/code_line.h"
#include "views/formula_label.h"
#include "views/heatmap_view.h"
#include "views/intervention_text.h"
#include "views/sample_edit_text.h"
#include "views/selection.h"
#include "views/tensor_panel.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int forwardButton = 0;
constexpr int backwardButton = 1;
constexpr int narrowestTensor = 20;  ///< digits side by side
constexpr int mostColumns = 3;

QToolButton* makePassButton(QButtonGroup* group, int id, const QString& text, const QString& help, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setToolTip(help);
  button->setCheckable(true);
  // Bold tells it in every theme; the shade of a pressed button does not.
  QObject::connect(button, &QToolButton::toggled, button, [button](bool checked) {
    QFont font = button->font();
    font.setBold(checked);
    button->setFont(font);
  });
  group->addButton(button, id);
  return button;
}

}  // namespace

OpPanel::OpPanel(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_title(new QLabel(this)),
      m_pass(new QButtonGroup(this)),
      m_formula(new FormulaLabel(this)),
      m_note(new QLabel(this)),
      m_pytorch(new CodeLine(this)),
      m_body(new QWidget(this)),
      m_grid(new QGridLayout) {
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  m_note->setWordWrap(true);
  auto* column = new QVBoxLayout(m_body);
  column->setContentsMargins(8, 4, 8, 8);
  column->setSpacing(8);
  column->addWidget(makeHeader());
  column->addWidget(m_formula);
  column->addWidget(m_note);
  column->addWidget(m_pytorch);
  m_grid->setSpacing(10);
  column->addLayout(m_grid);
  column->addStretch(1);
  m_body->setBackgroundRole(QPalette::Base);
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  // The heights of formula, code and maps follow their widths, so these must not follow the heights.
  scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  scroll->setWidget(m_body);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll);

  connect(m_pass, &QButtonGroup::idClicked, this,
          [this](int id) { m_selection->setShowsGradients(id == backwardButton); });
  connect(selection, &Selection::stepChanged, this, &OpPanel::showSubject);
  connect(selection, &Selection::tensorChanged, this, &OpPanel::showSubject);
  connect(selection, &Selection::headChanged, this, &OpPanel::showSubject);
  connect(selection, &Selection::gradientsShownChanged, this, &OpPanel::showSubject);
  connect(selection, &Selection::cellChanged, this, &OpPanel::showMarks);
  showSubject();
}

void OpPanel::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool sameModel = inspection && m_inspection && inspection->model == m_inspection->model;
  if (!goesOnFrom(m_inspection.get(), inspection.get())) {
    for (TensorPanel* panel : m_panels) panel->forgetRange();
  }
  m_inspection = std::move(inspection);
  if (!m_inspection) {
    m_layout.reset();
  } else if (!sameModel) {
    m_layout.emplace(m_inspection->model);
  }
  showSubject();
}

void OpPanel::setTrainingStep(std::shared_ptr<const StepRecord> record, const QString& why) {
  m_record = std::move(record);
  m_whyNoRecord = why;
  showSubject();
}

void OpPanel::setSources(const std::vector<CellAddress>& sources) {
  m_sources = sources;
  showMarks();
}

void OpPanel::focusNumbers() {
  std::vector<TensorPanel*> shown;
  std::ranges::copy_if(m_panels, std::back_inserter(shown),
                       [](const TensorPanel* panel) { return panel->isVisible(); });
  if (shown.empty()) return;
  const bool isForward = m_selection->tensor().toStdString() == shown.back()->matrix().tensor;
  (isForward ? shown.back() : shown.front())->setFocus(Qt::ShortcutFocusReason);
}

void OpPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeTensors();
}

void OpPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_outdated) showSubject();
}

QWidget* OpPanel::makeHeader() {
  auto* header = new QWidget(this);
  m_title->setWordWrap(true);
  makeBold(m_title);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(
      makePassButton(m_pass, forwardButton, tr("Forward"), tr("Show how this op computes its output."), header));
  row->addWidget(makePassButton(m_pass, backwardButton, tr("Backward"),
                                tr("Show how this op hands the gradient back to what it read."), header));
  row->addStretch(1);
  auto* column = new QVBoxLayout(header);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_title);
  column->addLayout(row);
  return header;
}

OpPanel::Subject OpPanel::subject() const {
  Subject subject;
  if (!m_inspection) return subject;
  const std::vector<Op>& ops = m_inspection->ops();
  const auto steps = m_inspection->steps();
  const int cursor = m_selection->step();
  const Step* step =
      cursor >= 0 && cursor < static_cast<int>(steps.size()) ? &steps[static_cast<std::size_t>(cursor)] : nullptr;
  if (step != nullptr && step->phase == StepPhase::Update) return {&ops[step->op], step, true};
  const auto chosen = std::ranges::find(ops, m_selection->tensor().toStdString(), &Op::output);
  if (chosen != ops.end()) {
    subject.op = &*chosen;
  } else {
    subject.op = step != nullptr ? &ops[step->op] : &ops.front();
  }
  subject.backward = m_selection->showsGradients();
  return subject;
}

std::vector<OpPanel::Slot> OpPanel::slotsOf(const Subject& subject) const {
  std::vector<Slot> tensors;
  const auto add = [&](const QString& caption, const std::string& tensor) {
    if (std::ranges::find(tensors, tensor, &Slot::tensor) != tensors.end()) return;
    tensors.push_back({tensor, caption.arg(shortTensorName(tensor))});
  };
  const Op& op = *subject.op;
  if (subject.update != nullptr) {
    add(tr("Parameter %1"), subject.update->parameter);
    add(tr("Its gradient %1"), gradientName(subject.update->parameter));
    return tensors;
  }
  if (!subject.backward) {
    for (const std::string& input : op.inputs) add(tr("Input %1"), input);
    for (const std::string& parameter : op.parameters) add(tr("Parameter %1"), parameter);
    for (const std::string& inside : op.insides) add(tr("On its way %1"), inside);
    add(tr("Output %1"), op.output);
    return tensors;
  }
  add(tr("Upstream %1"), gradientName(op.output));
  for (const std::string& read : op.backwardReads) add(tr("Read %1"), read);
  for (const std::string& inside : op.insides) add(tr("On its way %1"), gradientName(inside));
  for (const std::string& input : op.inputs) {
    if (m_inspection->trace.find(input) != nullptr) add(tr("Result %1"), gradientName(input));
  }
  for (const std::string& parameter : op.parameters) add(tr("Result %1"), gradientName(parameter));
  return tensors;
}

QString OpPanel::titleOf(const Subject& subject) const {
  if (subject.update != nullptr) return tr("Update of %1").arg(QString::fromStdString(subject.update->parameter));
  const Op& op = *subject.op;
  QString name = shortTensorName(op.output);
  if (op.layer < 0) return name;
  if (!hasHeads(op)) return tr("Layer %1 · %2").arg(op.layer + 1).arg(name);
  return tr("Layer %1 · head %2 · %3").arg(op.layer + 1).arg(m_selection->head() + 1).arg(name);
}

QString OpPanel::statusOf(const std::string& tensor, const ComputedNames& computed) const {
  const bool isGradient = isGradientName(tensor);
  if (isGradient && m_inspection->trace.find("loss") == nullptr) {
    return tr("This sample has no target, so there is no loss and no gradient.");
  }
  if (computed.isPartial(tensor)) return tr("Incomplete: another stream of gradient is still to be added.");
  if (computed.contains(tensor)) return {};
  return isGradient ? tr("Not computed yet: the backward pass has not come this far.")
                    : tr("Not computed yet: the forward pass has not come this far.");
}

QString OpPanel::updateStatus() const {
  if (m_record != nullptr) return {};
  return m_whyNoRecord.isEmpty() ? tr("The gradient of the batch is being worked out.") : m_whyNoRecord;
}

QString OpPanel::originOf(const Subject& subject) const {
  if (subject.update == nullptr) {
    const bool isUnseen = m_inspection->dataset && !m_inspection->dataset->validation.empty();
    return isUnseen ? tr("All numbers are of the chosen sample alone, which training does not see; dropout is off.")
                    : tr("All numbers are of the chosen sample alone; dropout is off.");
  }
  if (m_record == nullptr) return {};
  const auto samples = static_cast<int>(m_record->samples);
  if (m_record->model.dropout == 0) {
    return tr("The gradient is that of training step %1: of its batch of %n sample(s), without dropout.", nullptr,
              samples)
        .arg(m_record->point.step);
  }
  return tr("The gradient is that of training step %1: of its batch of %n sample(s), with dropout %2.", nullptr,
            samples)
      .arg(m_record->point.step)
      .arg(m_record->model.dropout);
}

TensorMatrix OpPanel::matrixOf(const Subject& subject, const std::string& tensor, bool computed) const {
  if (subject.update != nullptr && isGradientName(tensor)) {
    const bool fits = m_record != nullptr && m_record->gradient.size() == m_layout->size();
    return gradientMatrix(*m_layout, *subject.op, subject.update->parameter,
                          fits ? m_record->gradient : std::span<const float>());
  }
  const int head = std::clamp(m_selection->head(), 0, m_inspection->model.nhead - 1);
  return tensorMatrix(*m_inspection, *m_layout, *subject.op, tensor, head, computed);
}

QString OpPanel::changesIn(const std::string& tensor) const {
  if (tensor == m_inspection->ops().front().inputs.front()) return sampleChangesText(*m_inspection);
  return changesText(m_inspection->interventions, [&tensor](const Intervention& change) {
    const auto* frozen = std::get_if<FrozenParameter>(&change);
    return frozen != nullptr ? frozen->name == withoutGradient(tensor) : changesTensor(change, tensor);
  });
}

void OpPanel::showSubject() {
  m_outdated = !isVisible();
  if (m_outdated && m_inspection) return;
  // A move of the cursor changes several parts of the selection, one after the other.
  Choice choice{m_inspection,          m_selection->step(),           m_selection->head(),
                m_selection->tensor(), m_selection->showsGradients(), m_record,
                m_whyNoRecord};
  if (choice == m_shown) return;
  m_shown = std::move(choice);
  const Subject shown = subject();
  const bool hasSubject = shown.op != nullptr;
  const auto passButtons = m_pass->buttons();
  for (QAbstractButton* button : passButtons) button->setVisible(hasSubject && shown.update == nullptr);
  m_formula->setVisible(hasSubject);
  m_pytorch->setVisible(hasSubject);
  m_pass->button(shown.backward ? backwardButton : forwardButton)->setChecked(true);
  if (!hasSubject) {
    m_title->setText(tr("The op that is chosen in the map appears here with its formula and its numbers."));
    m_note->clear();
    for (TensorPanel* panel : m_panels) panel->hide();
    return;
  }
  m_title->setText(titleOf(shown));
  const Op& op = *shown.op;
  const std::string& formula = shown.update != nullptr ? shown.update->formula
                               : shown.backward        ? op.backwardFormula
                                                       : op.formula;
  const std::string& pytorch = shown.update != nullptr ? shown.update->pytorch
                               : shown.backward        ? op.backwardPytorch
                                                       : op.pytorch;
  m_formula->setFormula(formulaStatements(op, formula));
  const QString notation = shown.backward ? tr("dX stands for ∂L/∂X, the gradient of the loss.") : QString();
  m_note->setText(QStringList{notation, originOf(shown)}.join(u' ').trimmed());
  m_pytorch->setCode(QString::fromStdString(pytorch).replace(QStringLiteral("; "), QStringLiteral("\n")));
  showTensors(shown);
}

void OpPanel::showTensors(const Subject& subject) {
  const std::vector<Slot> tensors = slotsOf(subject);
  const ComputedNames computed(m_inspection->steps(), m_selection->step());
  while (m_panels.size() < tensors.size()) {
    auto* panel = new TensorPanel(m_body);
    connect(panel, &TensorPanel::cellClicked, m_selection, &Selection::setCell);
    m_panels.push_back(panel);
    m_columns = 0;
  }
  for (std::size_t i = 0; i < m_panels.size(); ++i) {
    // Else the keyboard would find itself in some other panel.
    if (i >= tensors.size() && m_panels[i]->map()->hasFocus()) m_panels.front()->setFocus();
    m_panels[i]->setVisible(i < tensors.size());
    if (i >= tensors.size()) continue;
    const bool isOfUpdate = subject.update != nullptr && isGradientName(tensors[i].tensor);
    const QString status = isOfUpdate ? updateStatus() : statusOf(tensors[i].tensor, computed);
    m_panels[i]->setMatrix(matrixOf(subject, tensors[i].tensor, status.isEmpty()), tensors[i].caption,
                           status.isEmpty() ? changesIn(tensors[i].tensor) : status);
    m_panels[i]->setChanges(m_inspection->interventions);
  }
  placeTensors();
  showMarks();
}

/// Side by side where there is room for them.
void OpPanel::placeTensors() {
  const int narrowest = narrowestTensor * fontMetrics().horizontalAdvance(QLatin1Char('0'));
  const int columns = std::clamp(width() / narrowest, 1, mostColumns);
  if (columns == m_columns) return;
  m_columns = columns;
  for (std::size_t i = 0; i < m_panels.size(); ++i) {
    m_grid->removeWidget(m_panels[i]);
    const int place = static_cast<int>(i);
    m_grid->addWidget(m_panels[i], place / columns, place % columns);
  }
  for (int column = 0; column < mostColumns; ++column) m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void OpPanel::showMarks() {
  for (TensorPanel* panel : m_panels) panel->setMarks(m_selection->cell(), m_sources);
}

}  // namespace encoderlab
