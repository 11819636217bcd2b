#include "views/what_if_patch.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>
#include <numeric>

#include "model/inspect/op_list.h"
#include "views/attention_text.h"
#include "views/intervention_text.h"
#include "views/selection.h"
#include "views/status_text.h"
#include "views/wheel_guard.h"

namespace encoderlab {
namespace {

QString nameOf(const Inspection& donor) {
  return WhatIfPatch::tr("\"%1\"").arg(axisLabels(donor).join(QLatin1Char(' ')));
}

/// Whether each token has numbers of its own in it.
bool belongsToTokens(const Op& op) { return std::count(op.axes.begin(), op.axes.end(), "T") == 1; }

}  // namespace

WhatIfPatch::WhatIfPatch(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_donorText(new QLabel(this)),
      m_remember(new QPushButton(tr("Use this sample as donor"), this)),
      m_tensor(new QComboBox(this)),
      m_patchToken(new QPushButton(tr("Patch the chosen token"), this)),
      m_patchAll(new QPushButton(tr("Patch all tokens"), this)),
      m_status(new StatusText(this)) {
  m_donorText->setWordWrap(true);
  m_donorText->setTextFormat(Qt::PlainText);
  m_tensor->setAccessibleName(tr("Tensor that is patched"));
  m_tensor->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  leaveWheelToTheForm(m_tensor);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_patchToken);
  buttons->addWidget(m_patchAll);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_donorText);
  layout->addWidget(m_remember);
  layout->addWidget(m_tensor);
  layout->addLayout(buttons);
  layout->addWidget(m_status);
  connect(m_remember, &QPushButton::clicked, this, &WhatIfPatch::rememberDonor);
  connect(m_patchToken, &QPushButton::clicked, this, &WhatIfPatch::patchToken);
  connect(m_patchAll, &QPushButton::clicked, this, &WhatIfPatch::patchAll);
  connect(m_selection, &Selection::tensorChanged, this, [this](const QString& tensor) {
    const int index = m_tensor->findText(tensor);
    if (index >= 0) m_tensor->setCurrentIndex(index);
  });
  showDonor();
}

void WhatIfPatch::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool isOtherModel = inspection && !(m_inspection && m_inspection->model == inspection->model);
  m_inspection = std::move(inspection);
  if (isOtherModel) {
    m_donor = nullptr;
    fillTensors();
  }
  showDonor();
}

void WhatIfPatch::fillTensors() {
  m_tensor->clear();
  for (const Op& op : tensorOps(m_inspection->ops())) {
    if (belongsToTokens(op)) m_tensor->addItem(QString::fromStdString(op.output));
  }
}

void WhatIfPatch::rememberDonor() {
  m_donor = m_inspection;
  m_status->say(tr("Choose another sample, a tensor, and the tokens to patch."));
  showDonor();
}

void WhatIfPatch::showDonor() {
  m_remember->setEnabled(m_inspection != nullptr);
  const bool canPatch = m_donor && m_inspection;
  for (QPushButton* button : {m_patchToken, m_patchAll}) button->setEnabled(canPatch);
  m_donorText->setText(m_donor ? tr("The donor is %1.").arg(nameOf(*m_donor))
                               : tr("A donor is a sample whose numbers are put into another one."));
}

void WhatIfPatch::patchToken() {
  if (m_selection->token() < 0) {
    m_status->say(tr("Choose a token first: click it in any view."));
    return;
  }
  patch({static_cast<std::size_t>(m_selection->token())});
}

void WhatIfPatch::patchAll() {
  std::vector<std::size_t> tokens(std::min(m_donor->length(), m_inspection->length()));
  std::iota(tokens.begin(), tokens.end(), std::size_t{0});
  patch(tokens);
}

void WhatIfPatch::patch(const std::vector<std::size_t>& tokens) {
  Intervention intervention;
  QString objection;
  try {
    intervention =
        patchFrom(m_donor->trace, m_tensor->currentText().toStdString(), tokens, nameOf(*m_donor).toStdString());
    objection = objectionTo(*m_inspection, intervention);
  } catch (const std::exception& error) {
    objection = QString::fromUtf8(error.what());
  }
  m_status->say(objection);
  if (objection.isEmpty()) emit interventionRequested(intervention);
}

}  // namespace encoderlab
