#include "app/data_choices.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace encoderlab {

namespace {

void choose(QComboBox* combo, const std::string& data) {
  combo->setCurrentIndex(combo->findData(QString::fromStdString(data)));
}

void offerColumns(QComboBox* combo, const std::vector<std::string>& columns, const std::string& chosen) {
  combo->clear();
  for (const std::string& column : columns)
    combo->addItem(QString::fromStdString(column), QString::fromStdString(column));
  choose(combo, chosen);
}

std::string chosen(const QComboBox* combo) { return combo->currentData().toString().toStdString(); }

}  // namespace

DataChoices::DataChoices(QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this)) {
  m_form->setContentsMargins(0, 0, 0, 0);
  m_kind = addCombo(tr("&Kind of data"), tr("What a sample of this file is."));
  m_kind->addItem(tr("Text → label"), QStringLiteral("text"));
  m_kind->addItem(tr("Rows of numbers → label"), QStringLiteral("rows"));
  m_kind->addItem(tr("One long series → forecast"), QStringLiteral("series"));
  m_text = addCombo(tr("Te&xt column"), tr("The column that the model reads."));
  m_label = addCombo(tr("&Label column"), tr("The column that the model learns to predict."));
  m_tokens = addCombo(tr("T&okens"), tr("What the text is cut into."));
  m_tokens->addItem(tr("Characters"), QStringLiteral("characters"));
  m_tokens->addItem(tr("Words"), QStringLiteral("words"));
  m_valuesPerToken =
      addSpin(tr("&Values per token"), tr("How many neighbouring numbers of a row form one token."), 1, 1'000'000);
  m_value = addCombo(tr("Val&ue column"), tr("The column whose next values the model learns to forecast."));
  m_window = addSpin(tr("&Window"), tr("How many values the model sees."), 1, 100'000);
  m_horizon = addSpin(tr("&Horizon"), tr("How many values after the window the model forecasts."), 1, 100'000);
  m_missing = addCombo(tr("&Missing values"), tr("What happens to a row that lacks a number."));
  m_missing->addItem(tr("Refuse the file"), QStringLiteral("refuse"));
  m_missing->addItem(tr("Leave the row out"), QStringLiteral("skip"));
  m_missing->addItem(tr("Fill in the mean of the column"), QStringLiteral("mean"));

  connect(m_kind, &QComboBox::activated, this, &DataChoices::kindChanged);
  for (QComboBox* combo : {m_text, m_label, m_tokens, m_value, m_missing})
    connect(combo, &QComboBox::activated, this, &DataChoices::changed);
  for (QSpinBox* spin : {m_valuesPerToken, m_window, m_horizon})
    connect(spin, &QSpinBox::valueChanged, this, &DataChoices::changed);
  showRowsOfKind();
}

QComboBox* DataChoices::addCombo(const QString& label, const QString& explanation) {
  auto* combo = new QComboBox(this);
  combo->setToolTip(explanation);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_form->addRow(label, combo);
  return combo;
}

QSpinBox* DataChoices::addSpin(const QString& label, const QString& explanation, int minimum, int maximum) {
  auto* spin = new QSpinBox(this);
  spin->setToolTip(explanation);
  spin->setRange(minimum, maximum);
  spin->setKeyboardTracking(false);
  m_form->addRow(label, spin);
  return spin;
}

void DataChoices::show(const DataPreview& preview) {
  const DataConfiguration& understood = preview.configuration;
  choose(m_kind, understood.kind);
  offerColumns(m_text, preview.columns, understood.textColumn);
  offerColumns(m_label, preview.columns, understood.labelColumn);
  offerColumns(m_value, preview.columns, understood.valueColumn);
  choose(m_tokens, understood.tokens);
  choose(m_missing, understood.missing);
  const QSignalBlocker quietValues(m_valuesPerToken);
  const QSignalBlocker quietWindow(m_window);
  const QSignalBlocker quietHorizon(m_horizon);
  m_valuesPerToken->setValue(understood.valuesPerToken);
  m_window->setValue(understood.window);
  m_horizon->setValue(understood.horizon);
  m_onlyKindCounts = false;
  showRowsOfKind();
}

DataConfiguration DataChoices::wanted(const std::string& file) const {
  DataConfiguration wanted;
  wanted.file = file;
  wanted.kind = chosen(m_kind);
  if (m_onlyKindCounts) return wanted;
  if (wanted.kind == "text") {
    wanted.textColumn = chosen(m_text);
    wanted.labelColumn = chosen(m_label);
    wanted.tokens = chosen(m_tokens);
  } else if (wanted.kind == "rows") {
    wanted.labelColumn = chosen(m_label);
    wanted.valuesPerToken = m_valuesPerToken->value();
    wanted.missing = chosen(m_missing);
  } else if (wanted.kind == "series") {
    wanted.valueColumn = chosen(m_value);
    wanted.window = m_window->value();
    wanted.horizon = m_horizon->value();
    wanted.missing = chosen(m_missing);
  }
  return wanted;
}

void DataChoices::kindChanged() {
  m_onlyKindCounts = true;
  showRowsOfKind();
  emit changed();
}

void DataChoices::showRowsOfKind() {
  const std::string kind = chosen(m_kind);
  const bool text = kind == "text";
  const bool rows = kind == "rows";
  const bool series = kind == "series";
  m_form->setRowVisible(m_text, text);
  m_form->setRowVisible(m_label, text || rows);
  m_form->setRowVisible(m_tokens, text);
  m_form->setRowVisible(m_valuesPerToken, rows);
  m_form->setRowVisible(m_value, series);
  m_form->setRowVisible(m_window, series);
  m_form->setRowVisible(m_horizon, series);
  m_form->setRowVisible(m_missing, rows || series);
}

}  // namespace encoderlab
