#include "views/sample_editor.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "model/inspect/sample_edits.h"
#include "views/field_undo.h"
#include "views/picture_editor.h"
#include "views/sample_chips.h"
#include "views/sample_curve.h"
#include "views/sample_editing.h"
#include "views/sample_fields.h"
#include "views/sample_outcome.h"
#include "views/sample_text.h"
#include "views/sample_text_field.h"
#include "views/selection.h"

namespace encoderlab {
namespace {

QVBoxLayout* makeColumn(QWidget* parent) {
  auto* layout = new QVBoxLayout(parent);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  return layout;
}

}  // namespace

SampleEditor::SampleEditor(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_empty(new QLabel(tr("Choose a sample in the list to see and to change it here."), this)),
      m_content(new QWidget(this)),
      m_tokenEditor(makeTokenEditor()),
      m_vectorEditor(makeVectorEditor()),
      m_padding(makeSampleButton(
          tr("Padding"), tr("Marks the chosen token as padding: attention then ignores it (Ctrl+P)."), m_content)),
      m_restore(new QPushButton(tr("Back to the original"), m_content)),
      m_message(new QLabel(m_content)),
      m_outcome(new SampleOutcome(m_content)) {
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_empty->setForegroundRole(QPalette::PlaceholderText);
  m_message->setWordWrap(true);
  m_message->setForegroundRole(QPalette::PlaceholderText);
  m_message->hide();
  m_padding->setCheckable(true);

  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_padding);
  buttons->addWidget(m_restore, 1);
  QVBoxLayout* content = makeColumn(m_content);
  content->addWidget(m_tokenEditor);
  content->addWidget(m_vectorEditor, 1);
  content->addLayout(buttons);
  content->addWidget(m_message);
  content->addWidget(m_outcome);
  content->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 4);
  layout->addWidget(m_empty, 1);
  layout->addWidget(m_content, 1);
  connectEditors();
  showAll();
}

SampleEditor::~SampleEditor() {
  // A child that loses the focus while all goes would still hand on what was being typed.
  for (QWidget* child : findChildren<QWidget*>()) child->disconnect(this);
}

QWidget* SampleEditor::makeTokenEditor() {
  auto* editor = new QWidget(m_content);
  m_input = new SampleChips(editor);
  m_input->setEditable(true);
  m_input->setAccessibleName(tr("Tokens of the sample"));
  m_input->setToolTip(
      tr("Choose a token, then type another one, or cycle with Up and Down. Insert, Delete and Ctrl+P (padding) work "
         "on the chosen token."));
  m_text = new SampleTextField(editor);
  m_token = makeTokenBox(editor);
  m_insert = makeSampleButton(tr("Insert"), tr("Puts a copy of the chosen token before it (Insert)."), editor);
  m_delete = makeSampleButton(tr("Delete"), tr("Removes the chosen token (Delete)."), editor);

  auto* row = new QHBoxLayout;
  row->addWidget(m_token, 1);
  row->addWidget(m_insert);
  row->addWidget(m_delete);
  QVBoxLayout* layout = makeColumn(editor);
  layout->addWidget(m_input);
  layout->addWidget(m_text);
  layout->addLayout(row);
  return editor;
}

QWidget* SampleEditor::makeVectorEditor() {
  auto* editor = new QWidget(m_content);
  m_curve = new SampleCurve(editor);
  m_picture = new PictureEditor(m_selection, editor);
  m_feature = makeFeatureBox(editor);
  m_value = makeValueBox(editor);

  auto* row = new QHBoxLayout;
  row->addWidget(m_feature, 1);
  row->addWidget(m_value, 1);
  QVBoxLayout* layout = makeColumn(editor);
  layout->addWidget(m_curve, 1);
  layout->addWidget(m_picture, 1);
  layout->addLayout(row);
  return editor;
}

void SampleEditor::connectEditors() {
  const auto insert = [this] {
    if (hasToken())
      finishEdit(insertToken(m_sample, current(), m_dataset->head.kind, longest()),
                 tr("The sample is as long as the model takes: %n token(s).", nullptr, static_cast<int>(longest())));
  };
  const auto remove = [this] {
    if (hasToken())
      finishEdit(deleteToken(m_sample, current(), m_dataset->head.kind),
                 tr("At least one token that is not padding must stay."));
  };
  const auto pad = [this] {
    if (hasToken())
      finishEdit(togglePadding(m_sample, current(), length()), tr("At least one token that is not padding must stay."));
  };
  shareUndo(m_text);
  connect(m_input, &SampleChips::currentChosen, this, &SampleEditor::chooseToken);
  connect(m_input, &SampleChips::typed, this, &SampleEditor::typeToken);
  connect(m_input, &SampleChips::cycled, this, &SampleEditor::cycleToken);
  connect(m_input, &SampleChips::inserted, this, insert);
  connect(m_input, &SampleChips::deleted, this, remove);
  connect(m_input, &SampleChips::paddingToggled, this, pad);
  connect(m_insert, &QToolButton::clicked, this, insert);
  connect(m_delete, &QToolButton::clicked, this, remove);
  connect(m_padding, &QToolButton::clicked, this, pad);
  connect(m_text, &SampleTextField::editingFinished, this, [this] {
    if (m_text->isModified()) retokenize(m_text->text());
  });
  connect(m_token, &QComboBox::activated, this, [this](int token) { setToken(token); });
  connect(m_curve, &SampleCurve::currentChosen, this, &SampleEditor::chooseToken);
  connect(m_curve, &SampleCurve::valueMoved, this, &SampleEditor::moveValue);
  connect(m_picture, &PictureEditor::tokenChosen, this, &SampleEditor::chooseToken);
  connect(m_picture, &PictureEditor::featureChosen, m_feature, &QComboBox::setCurrentIndex);
  connect(m_picture, &PictureEditor::numberDrawn, this, &SampleEditor::setNumber);
  connect(m_value, &QDoubleSpinBox::valueChanged, this, [this](double value) { moveValue(m_current, value); });
  connect(m_feature, &QComboBox::currentIndexChanged, this, [this] {
    showVectors();
    showCurrent();
  });
  connect(m_restore, &QPushButton::clicked, this, &SampleEditor::restore);
  connect(m_outcome, &SampleOutcome::predictionClicked, this, [this](int place) {
    if (m_inspection) m_selection->setCell(predictionCell(*m_inspection, static_cast<std::size_t>(place)));
  });
  connect(m_selection, &Selection::tokenChanged, this, &SampleEditor::followSelection);
  connect(m_selection, &Selection::stepChanged, this, &SampleEditor::showOutcome);
}

bool SampleEditor::hasComputed(const std::string& tensor) const {
  return m_inspection->isComputed(tensor, m_selection->step());
}

void SampleEditor::setSample(std::shared_ptr<const Dataset> dataset, const Sample& original) {
  if (dataset != m_dataset) {
    const QSignalBlocker blockTokens(m_token);
    const QSignalBlocker blockFeatures(m_feature);
    for (QComboBox* choices : {m_token, m_feature}) choices->clear();
    if (dataset) m_token->addItems(tokenTexts(*dataset));
    if (dataset) m_feature->addItems(featureTexts(*dataset));
  }
  m_dataset = std::move(dataset);
  m_original = original;
  m_sample = original;
  m_inspection.reset();
  say({});
  m_current = -1;
  followSelection(m_selection->token());
  showAll();
}

void SampleEditor::showEdited(const Sample& sample) {
  m_sample = sample;
  say({});
  m_current = std::min(m_current, static_cast<int>(length()) - 1);
  showAll();
}

void SampleEditor::setInspection(std::shared_ptr<const Inspection> inspection) {
  m_inspection = std::move(inspection);
  showOutcome();
  followSelection(m_selection->token());
}

void SampleEditor::restore() {
  if (!isEdited()) return;
  m_sample = m_original;
  say({});
  showAll();
  emit sampleEdited(m_sample);
}

void SampleEditor::say(const QString& sentence) {
  m_message->setText(sentence);
  m_message->setVisible(!sentence.isEmpty());
}

void SampleEditor::finishEdit(bool changed, const QString& refusal) {
  say(changed ? QString() : refusal);
  showAll();
  if (changed) emit sampleEdited(m_sample);
}

std::size_t SampleEditor::length() const { return m_dataset ? m_dataset->lengthOf(m_sample) : 0; }

std::size_t SampleEditor::longest() const {
  const int longest = m_inspection ? m_inspection->model.maxLength - clsColumns() : m_dataset->maxLength;
  return static_cast<std::size_t>(std::max(1, longest));
}

int SampleEditor::clsColumns() const { return m_inspection && m_inspection->model.hasCls() ? 1 : 0; }

bool SampleEditor::hasToken() const { return m_current >= 0 && current() < length(); }

bool SampleEditor::hasNamesPerToken() const {
  return m_dataset->featureNames.size() > static_cast<std::size_t>(m_dataset->input.features) &&
         m_dataset->featureNames.size() == m_sample.vectors.size();
}

void SampleEditor::showAll() {
  m_content->setVisible(m_dataset != nullptr);
  m_empty->setVisible(m_dataset == nullptr);
  if (!m_dataset) return;
  if (m_current >= static_cast<int>(length())) m_current = -1;
  const bool tokens = m_dataset->input.kind == InputKind::Tokens;
  m_tokenEditor->setVisible(tokens);
  m_vectorEditor->setVisible(!tokens);
  m_picture->setVisible(m_dataset->input.kind == InputKind::Patches);
  m_curve->setVisible(m_dataset->input.kind == InputKind::Vectors);
  if (tokens) showInput();
  showOutcome();
  showCurrent();
}

void SampleEditor::showInput() {
  const QStringList texts = inputTexts(*m_dataset, m_sample);
  std::vector<Chip> chips;
  const std::vector<bool> changed = changedTokens(m_dataset->input, m_original, m_sample);
  for (const QString& text : texts) {
    const std::size_t token = chips.size();
    chips.push_back({.text = text, .padding = isPadding(m_sample, token), .changed = changed[token]});
  }
  // With a target for every token the rows stand in line.
  m_input->setWidthFor(m_dataset->head.kind == HeadKind::Token ? texts + targetTexts(*m_dataset, m_sample)
                                                               : QStringList());
  m_input->setChips(std::move(chips));
  m_text->showText(textOf(*m_dataset, m_sample.tokens));
}

void SampleEditor::showVectors() {
  if (!m_dataset || m_dataset->input.kind == InputKind::Tokens) return;
  const auto features = static_cast<std::size_t>(m_dataset->input.features);
  m_feature->setVisible(features > 1);
  // What lies over the picture may be of the moment before an edit, until the next inspection comes.
  if (m_dataset->input.kind == InputKind::Patches)
    return m_picture->showSample(m_dataset, m_sample, m_original, m_inspection);
  const auto feature = static_cast<std::size_t>(std::max(0, m_feature->currentIndex()));
  std::vector<double> values;
  std::vector<bool> padding;
  for (std::size_t token = 0; token < length(); ++token) {
    const std::size_t place = token * features + feature;
    values.push_back(inputInUnit(*m_dataset, place, static_cast<double>(m_sample.vectors[place])));
    padding.push_back(isPadding(m_sample, token));
  }
  std::vector<double> target;
  std::vector<double> forecast;
  const bool isForecast = m_dataset->head.loss == LossKind::MeanSquaredError && features == 1;
  if (isForecast && m_dataset->head.kind == HeadKind::Sequence) {
    target = outputsInUnit(*m_dataset, m_sample.values);
    if (m_inspection && m_inspection->sample == m_sample && hasComputed("logits"))
      forecast = outputsInUnit(*m_dataset, m_inspection->prediction.values);
  }
  m_curve->setValues(std::move(values), std::move(padding));
  m_curve->setChanged(changedTokens(m_dataset->input, m_original, m_sample));
  m_curve->setContinuation(std::move(target), std::move(forecast));
}

void SampleEditor::showOutcome() {
  if (!m_dataset) return;
  const bool fits = m_inspection && m_inspection->sample == m_sample && hasComputed("logits");
  m_outcome->show(*m_dataset, m_sample, fits ? &m_inspection->prediction : nullptr, isEdited());
  if (fits && m_inspection->dataset) {
    m_outcome->showChange(*m_inspection, hasComputed("loss"));
  } else if (m_inspection && m_inspection->sample == m_sample) {
    // While an edit is being computed, what was said of the last one stays.
    m_outcome->hideChange();
  }
  m_restore->setEnabled(isEdited());
  showVectors();
}

void SampleEditor::showCurrent() {
  m_input->setCurrent(m_current);
  m_curve->setCurrent(m_current);
  m_picture->setCurrent(m_current);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_insert, m_delete, m_padding, m_token, m_value}) {
    widget->setEnabled(hasToken());
  }
  m_padding->setChecked(hasToken() && isPadding(m_sample, current()));
  if (!hasToken()) return m_token->setCurrentIndex(-1);
  if (m_dataset->input.kind == InputKind::Tokens) {
    m_token->setCurrentIndex(m_sample.tokens[current()]);
    return;
  }
  const auto feature = static_cast<std::size_t>(std::max(0, m_feature->currentIndex()));
  const auto features = static_cast<std::size_t>(m_dataset->input.features);
  const std::size_t place = current() * features + feature;
  const QSignalBlocker blocker(m_value);
  m_value->setPrefix(
      hasNamesPerToken()
          ? tr("%1: ", "name of a value, before the value").arg(QString::fromStdString(m_dataset->featureNames[place]))
          : QString());
  m_value->setValue(inputInUnit(*m_dataset, place, static_cast<double>(m_sample.vectors[place])));
}

void SampleEditor::chooseToken(int index) {
  m_typed.clear();
  m_current = index;
  m_selection->setToken(index < 0 ? -1 : index + clsColumns());
  showCurrent();
}

void SampleEditor::followSelection(int column) {
  const int place = column - clsColumns();
  const int index = column >= 0 && place >= 0 && place < static_cast<int>(length()) ? place : -1;
  // With every frame of a run: what is being typed into an editor must stay.
  if (index == m_current) return;
  m_current = index;
  if (m_dataset) showCurrent();
}

void SampleEditor::setToken(std::int32_t token) {
  if (!hasToken() || token < 0 || m_sample.tokens[current()] == token) return;
  m_sample.tokens[current()] = token;
  finishEdit(true, {});
}

/// Letters gather into a name until they fit none; "1" then "2" chooses "12" where there is such a token.
void SampleEditor::typeToken(const QString& text) {
  if (!hasToken()) return;
  const auto find = [this](const QString& name) { return m_token->findText(name, Qt::MatchExactly); };
  const bool continues = !m_typed.isEmpty() && m_token->findText(m_typed + text, Qt::MatchStartsWith) >= 0;
  m_typed = continues ? m_typed + text : text;
  if (const int token = find(m_typed); token >= 0) return setToken(token);
  if (m_token->findText(m_typed, Qt::MatchStartsWith) >= 0) return;
  say(unknownTokensText(*m_dataset, {m_typed}));
  m_typed.clear();
}

void SampleEditor::cycleToken(int direction) {
  const int count = m_token->count();
  if (hasToken() && count > 0) setToken((m_sample.tokens[current()] + direction + count) % count);
}

void SampleEditor::retokenize(const QString& text) {
  QStringList missing;
  const auto tokens = tokensOf(*m_dataset, text, missing);
  if (!tokens) return refuseText(unknownTokensText(*m_dataset, missing));
  if (tokens->empty()) return refuseText(tr("A sample needs at least one token."));
  if (tokens->size() > longest()) {
    return refuseText(
        tr("The model takes %n token(s) at most; this text has more.", nullptr, static_cast<int>(longest())));
  }
  finishEdit(replaceTokens(m_sample, *tokens, m_dataset->head.kind), {});
}

/// What was typed stays, so that it can be put right.
void SampleEditor::refuseText(const QString& sentence) {
  say(sentence);
  m_text->markRefused();
}

void SampleEditor::moveValue(int index, double value) {
  const auto features = static_cast<std::size_t>(m_dataset->input.features);
  const auto feature = static_cast<std::size_t>(std::max(0, m_feature->currentIndex()));
  const std::size_t place = static_cast<std::size_t>(std::max(0, index)) * features + feature;
  if (index >= 0) setNumber(static_cast<int>(place), value);
}

void SampleEditor::setNumber(int place, double value) {
  const auto number = static_cast<std::size_t>(place);
  if (place < 0 || number >= m_sample.vectors.size()) return;
  m_sample.vectors[number] = static_cast<float>(inputFromUnit(*m_dataset, number, value));
  finishEdit(true, {});
}

}  // namespace encoderlab
