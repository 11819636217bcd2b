#pragma once

#include <QWidget>

namespace encoderlab {

/// Which colours stand for forward, backward and update.
class PhaseLegend : public QWidget {
  Q_OBJECT

 public:
  explicit PhaseLegend(QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList m_names;
};

}  // namespace encoderlab
