#pragma once

#include <QWidget>

class QGridLayout;

namespace encoderlab {

class StyledButton;

/// A part of a form under a heading that folds it away.
class ExperimentSection : public QWidget {
  Q_OBJECT

 public:
  explicit ExperimentSection(const QString& title, QWidget* parent = nullptr);

  /// Two columns: label and editor.
  QGridLayout* grid() const { return m_grid; }

 private:
  StyledButton* m_heading;
  QWidget* m_body;
  QGridLayout* m_grid;
};

}  // namespace encoderlab
