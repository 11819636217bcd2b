#pragma once

#include <QSet>
#include <QWidget>
#include <memory>

#include "model/inspect/inspection.h"

class QComboBox;
class QLayout;

namespace encoderlab {

class EncoderMapStrip;
class EncoderMapView;
class Selection;
class StepCursor;

/// The current model as a diagram, drawn from its list of ops: the whole as a strip, and every op with a live thumbnail
/// of its output (or, by the switch, of its gradient), the residual stream running through. What the step cursor has
/// not reached is hatched.
class EncoderMap : public QWidget {
  Q_OBJECT

 public:
  /// Both must outlive the map.
  EncoderMap(Selection* selection, StepCursor* cursor, QWidget* parent = nullptr);

  /// Cheap enough for every frame; a model of another configuration is laid out anew.
  void setInspection(std::shared_ptr<const Inspection> inspection);
  /// The tensors that an intervention changed; they bear a mark.
  EncoderMapView* view() const { return m_view; }

  QSize sizeHint() const override { return {820, 480}; }
  QSize minimumSizeHint() const override { return {320, 220}; }

 private:
  QLayout* makeTop();
  void chooseCell(std::size_t op, const CellAddress& cell);
  void showVisiblePart();

  Selection* m_selection;
  EncoderMapView* m_view;
  EncoderMapStrip* m_strip;
  QComboBox* m_shown;
};

}  // namespace encoderlab
