#pragma once

#include <memory>
#include <vector>

#include "model/inspect/inspection.h"
#include "views/encoder_map_layout.h"
#include "views/heatmap.h"

namespace encoderlab {

/// What of the trace a part of the map knows.
enum class MapKnowledge { NotComputed, Partial, Computed };

/// What the items of the encoder map draw from.
struct EncoderMapState {
  std::shared_ptr<const Inspection> inspection;
  EncoderMapLayout layout;
  ComputedNames computed;
  int cursor = -1;  ///< index of the current step; −1: none
  int head = 0;
  bool gradients = false;
  CellAddress cell;           ///< the chosen number
  std::vector<bool> changed;  ///< one an op: it bears the mark of a change by hand

  /// Null without a cursor.
  const Step* step() const;
  bool isCurrent(std::size_t op) const { return step() != nullptr && step()->op == op; }
  /// The name of what is shown of an op: its output, or the gradient with respect to it.
  std::string shownName(std::size_t op) const;
  /// Null where the trace has none, as the gradients of a sample without targets.
  const Tensor<float>* shownTensor(std::size_t op) const;
  MapKnowledge knowledge(std::size_t op) const;
  /// Whether what passes the wire (values, or gradients backward) has passed.
  bool hasPassed(const MapWire& wire) const;
  /// Whether the current step reads the wire forward, or writes it backward.
  bool passesNow(const MapWire& wire) const;
  /// How many of the streams of gradient that meet in a fork have arrived.
  int arrivedStreams(std::size_t op) const;
  int allStreams(std::size_t op) const;
  /// The colour of the pass that is shown.
  QColor passColor(const ThemeColors& colors) const { return gradients ? colors.backward : colors.forward; }

 private:
  bool isBackwardDone(std::size_t op) const;
};

/// The colour of a phase.
QColor phaseColor(StepPhase phase, const ThemeColors& colors);

}  // namespace encoderlab
