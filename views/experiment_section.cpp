#include "views/experiment_section.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "views/bold_text.h"
#include "views/styled_button.h"

namespace encoderlab {

ExperimentSection::ExperimentSection(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_heading(new StyledButton(QStringLiteral("QToolButton { border: 1px solid transparent; background: transparent;"
                                                " color: palette(window-text); padding: 2px; }"
                                                " QToolButton:focus { border-color: palette(highlight); }"),
                                 this)),
      m_body(new QWidget(this)),
      m_grid(new QGridLayout(m_body)) {
  m_heading->setText(title);
  m_heading->setCheckable(true);
  m_heading->setChecked(true);
  m_heading->setArrowType(Qt::DownArrow);
  m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_heading->setFocusPolicy(Qt::StrongFocus);
  makeBold(m_heading);
  m_grid->setContentsMargins(4, 0, 0, 6);
  m_grid->setHorizontalSpacing(6);
  m_grid->setVerticalSpacing(4);
  m_grid->setColumnStretch(0, 1);
  m_grid->setColumnStretch(1, 1);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(m_heading);
  layout->addWidget(m_body);
  connect(m_heading, &QToolButton::toggled, this, [this](bool open) {
    m_body->setVisible(open);
    m_heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
  });
}

}  // namespace encoderlab
