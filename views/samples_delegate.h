#pragma once

#include <QStyledItemDelegate>

namespace encoderlab {

/// Draws a sample in two lines: what it is (chips, a small curve or text), and what the model says of it.
class SamplesDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  explicit SamplesDelegate(QObject* parent = nullptr);

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace encoderlab
