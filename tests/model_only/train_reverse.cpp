// Trains the window's default experiment with nothing but model/, and fails unless it learns to reverse.
#include <cstdio>
#include <exception>

#include "model/tasks/task.h"
#include "model/training/experiment.h"
#include "model/training/trainer.h"

namespace {

int trainReverse() {
  constexpr std::int64_t stepsToReport = 100;
  const encoderlab::Task& task = encoderlab::taskByName("reverse");
  encoderlab::Trainer trainer(encoderlab::makeExperiment(task.defaults), encoderlab::usefulTrainingThreads());
  double accuracy = trainer.evaluateValidation().measure;
  std::printf("step 0, validation accuracy %.1f %%\n", 100 * accuracy);
  while (accuracy < task.goal && trainer.step() < task.defaults.training.steps) {
    const encoderlab::StepPoint point = trainer.runStep();
    if (point.step % stepsToReport != 0) continue;
    accuracy = trainer.evaluateValidation().measure;
    std::printf("step %lld, loss %.4f, validation accuracy %.1f %%\n", static_cast<long long>(point.step), point.loss,
                100 * accuracy);
  }
  return accuracy >= task.goal ? 0 : 1;
}

}  // namespace

int main() {
  try {
    return trainReverse();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
