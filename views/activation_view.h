#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "model/inspect/inspection.h"
#include "model/inspect/op_list.h"
#include "views/activation_content.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace encoderlab {

class HeatmapView;
class Histogram;
class Selection;
class StatusText;

/// Any intermediate of the inspected sample, or the gradient of the loss with respect to it: its numbers as a heatmap,
/// their distribution, and the op that makes it.
class ActivationView : public QWidget {
  Q_OBJECT

 public:
  /// `selection` must outlive the view.
  explicit ActivationView(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeControls();
  QWidget* makeSide();
  void fillTensors();
  void chooseTensor(int index);
  void followTensor();
  void followHead(int layer);
  void changeScale();
  void showTensor();
  void followStep();
  void showOp();
  void fitPytorch();
  void showCell(HeatmapCell cell);
  const Op* op() const;
  bool rowsAreTokens() const;
  ActivationChoice choice() const;
  ColorScale scaleOf(const HeatmapContent& content);
  /// Whether the step cursor, if there is one, has come so far.
  bool isComputed() const;
  void chooseCell(HeatmapCell cell);
  void showChosen();
  QString missingSentence() const;
  QString cellText(HeatmapCell cell) const;

  Selection* m_selection;
  std::shared_ptr<const Inspection> m_inspection;
  std::vector<Op> m_ops;
  int m_current = -1;         ///< index in m_ops
  bool m_outdated = true;     ///< what is hidden is not worked out
  bool m_wasComputed = true;  ///< the tensor, when it was last shown
  StickyLimit m_limit;
  QComboBox* m_tensor;
  QComboBox* m_kind;   ///< values, gradient
  QComboBox* m_heads;  ///< chosen head, all heads
  QComboBox* m_scale;  ///< own, shared
  HeatmapView* m_map;
  StatusText* m_status;
  QLabel* m_formula;
  QPlainTextEdit* m_pytorch;
  Histogram* m_histogram;
  QBoxLayout* m_body;
};

}  // namespace encoderlab
