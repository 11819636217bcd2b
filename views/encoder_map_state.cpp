#include "views/encoder_map_state.h"

#include <algorithm>

#include "model/inspect/gradient_name.h"

namespace encoderlab {

const Step* EncoderMapState::step() const {
  if (!inspection || cursor < 0) return nullptr;
  const std::span<const Step> steps = inspection->steps();
  return static_cast<std::size_t>(cursor) < steps.size() ? &steps[static_cast<std::size_t>(cursor)] : nullptr;
}

std::string EncoderMapState::shownName(std::size_t op) const {
  const std::string& output = inspection->ops()[op].output;
  return gradients ? gradientName(output) : output;
}

const Tensor<float>* EncoderMapState::shownTensor(std::size_t op) const {
  return inspection->trace.find(shownName(op));
}

MapKnowledge EncoderMapState::knowledge(std::size_t op) const {
  const std::string name = shownName(op);
  if (computed.isPartial(name)) return MapKnowledge::Partial;
  const bool isKnown = computed.contains(name) && inspection->trace.find(name) != nullptr;
  return isKnown ? MapKnowledge::Computed : MapKnowledge::NotComputed;
}

bool EncoderMapState::hasPassed(const MapWire& wire) const {
  if (gradients) return wire.from >= 0 && isBackwardDone(wire.to);
  return wire.from < 0 || knowledge(static_cast<std::size_t>(wire.from)) == MapKnowledge::Computed;
}

bool EncoderMapState::passesNow(const MapWire& wire) const {
  if (!isCurrent(wire.to) || step()->phase == StepPhase::Update) return false;
  return wire.from >= 0 || step()->phase != StepPhase::Backward;
}

int EncoderMapState::arrivedStreams(std::size_t op) const {
  return static_cast<int>(std::ranges::count_if(
      layout.wires, [&](const MapWire& wire) { return wire.from == static_cast<int>(op) && isBackwardDone(wire.to); }));
}

int EncoderMapState::allStreams(std::size_t op) const {
  return static_cast<int>(std::ranges::count(layout.wires, static_cast<int>(op), &MapWire::from));
}

bool EncoderMapState::isBackwardDone(std::size_t op) const {
  if (inspection->trace.find(gradientName(inspection->ops()[op].output)) == nullptr) return false;
  if (cursor < 0) return true;
  // The backward steps are those of the ops in reverse, after all of them.
  const std::size_t backward = 2 * inspection->ops().size() - 1 - op;
  return static_cast<std::size_t>(cursor) >= backward;
}

QColor phaseColor(StepPhase phase, const ThemeColors& colors) {
  switch (phase) {
    case StepPhase::Forward:
    case StepPhase::Loss:
      return colors.forward;
    case StepPhase::Backward:
      return colors.backward;
    case StepPhase::Update:
      break;
  }
  return colors.update;
}

}  // namespace encoderlab
