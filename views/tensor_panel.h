#pragma once

#include <QWidget>

#include "model/inspect/interventions.h"
#include "views/color_map.h"
#include "views/heatmap_layout.h"
#include "views/tensor_matrix.h"

class QLabel;

namespace encoderlab {

class HeatmapView;

/// One tensor of an op: what it is, its shape, and its numbers.
class TensorPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TensorPanel(QWidget* parent = nullptr);

  /// `caption` says what the tensor is to the op, `status` why it is not computed, or what was
  /// changed in it by hand; empty: neither.
  void setMatrix(TensorMatrix matrix, const QString& caption, const QString& status);
  const TensorMatrix& matrix() const { return m_matrix; }
  const HeatmapView* map() const { return m_map; }
  /// The range of the colours no longer depends on what was shown before.
  void forgetRange() { m_limit.reset(); }
  /// Marks what was changed by hand in this tensor.
  void setChanges(const Interventions& interventions);
  /// Frames the cells of this tensor among them; what belongs to other tensors is nothing to it.
  void setMarks(const CellAddress& chosen, std::span<const CellAddress> sources);

 signals:
  void cellClicked(const encoderlab::CellAddress& cell);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitHeight();
  QString cellText(HeatmapCell cell) const;

  QLabel* m_caption;
  QLabel* m_shape;
  QLabel* m_status;
  HeatmapView* m_map;
  TensorMatrix m_matrix;
  StickyLimit m_limit;
  Interventions m_interventions;
};

}  // namespace encoderlab
