#include "app/run_status.h"

#include <algorithm>
#include <cstddef>

#include "app/session.h"

namespace encoderlab {

namespace {

constexpr std::ptrdiff_t newestSteps = 20;

}  // namespace

RunStatus runStatus(const Session& session) {
  RunStatus status;
  status.step = session.state().step;
  status.goal = session.state().goal;
  status.stepsPerSecond = session.state().stepsPerSecond;
  status.measure = session.dataset()->measure;
  const History& history = session.history();
  if (!history.validations().empty()) status.measureValue = history.validations().back().measure;
  const std::ptrdiff_t count = std::min(newestSteps, std::ssize(history.steps()));
  if (count > 0) {
    double sum = 0;
    for (auto step = history.steps().end() - count; step != history.steps().end(); ++step) sum += step->loss;
    status.loss = sum / static_cast<double>(count);
  }
  return status;
}

}  // namespace encoderlab
