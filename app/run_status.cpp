#include "app/run_status.h"

#include "app/session.h"

namespace encoderlab {

RunStatus runStatus(const Session& session, const CurveSeries& loss) {
  RunStatus status;
  status.step = session.state().step;
  status.goal = session.state().goal;
  status.stepsPerSecond = session.state().stepsPerSecond;
  status.measure = session.dataset()->measure;
  const History& history = session.history();
  if (!history.validations().empty()) {
    status.measureValue = history.validations().back().measure;
    status.measureStep = history.validations().back().step;
  }
  status.baseline = session.dataset()->baseline;
  if (const CurvePoints& smoothed = loss.curves().smoothed; !smoothed.values.empty())
    status.loss = smoothed.values.back();
  return status;
}

}  // namespace encoderlab
