#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "model/inspect/inspection.h"

namespace encoderlab {

class Selection;

/// Walks the steps of the inspected training step: the orders behind the arrow keys, the buttons and the timeline. The
/// place itself is Selection's step; tensor and layer follow it, and where the backward pass
/// begins, gradients are shown.
class StepCursor : public QObject {
  Q_OBJECT

 public:
  /// `selection` must outlive the cursor.
  explicit StepCursor(Selection* selection, QObject* parent = nullptr);

  /// A cursor behind the last step moves to it.
  void setInspection(std::shared_ptr<const Inspection> inspection);

  int stepCount() const { return m_inspection ? static_cast<int>(m_inspection->steps().size()) : 0; }
  /// Null without a cursor, or without an inspection.
  const Step* step() const;
  const Op* op() const;
  bool isPlaying() const { return m_timer.isActive(); }
  int stepsPerSecond() const { return m_stepsPerSecond; }
  /// The keys of every view that walks: ← →, Home, End, Page Up and Page Down for the layers, Escape. Returns whether
  /// `key` is one of them.
  bool handleKey(int key);

 public slots:
  void next();
  void previous();
  void first();
  void last();
  /// Takes the cursor away: everything is computed, as while a run trains.
  void leave();
  void setStep(int step);
  /// To the op's own step in the pass that is shown: backward if gradients are shown and the sample has them.
  void setOp(std::size_t op);
  /// To the first step of a layer in the pass that is shown.
  void setLayer(int layer);
  /// To where the walk enters the next layer, or comes out of the last; to the first step of the layer before.
  void nextLayer();
  void previousLayer();
  /// From the start if the cursor is at the end, or nowhere.
  void setPlaying(bool playing);
  void setStepsPerSecond(int stepsPerSecond);

 signals:
  void playingChanged(bool playing);
  void stepCountChanged(int count);

 private:
  void follow(int step);
  bool isBackward() const;
  /// To the first step of the pass that is shown, of an op for which `isMeant`.
  void goTo(const std::function<bool(std::size_t op)>& isMeant);
  int layerOf(int step) const;

  Selection* m_selection;
  std::shared_ptr<const Inspection> m_inspection;
  QTimer m_timer;
  int m_stepsPerSecond = 2;
  bool m_wasBackward = false;
};

}  // namespace encoderlab
