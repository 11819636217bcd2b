#pragma once

#include <QTableWidget>

namespace encoderlab {

/// A table in a panel that scrolls as a whole: it is as high as its rows.
class WholeTable : public QTableWidget {
  Q_OBJECT

 public:
  explicit WholeTable(QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
};

}  // namespace encoderlab
