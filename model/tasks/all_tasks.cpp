#include <algorithm>
#include <stdexcept>

#include "model/tasks/list.h"

namespace encoderlab {

const std::vector<Task>& allTasks() {
  static const std::vector<Task> tasks = {copyTask(),
                                          reverseTask(),
                                          sortTask(),
                                          mostFrequentTask(),
                                          bracketsTask(),
                                          parityTask(),
                                          recallTask(),
                                          additionTask(),
                                          forecastTask(),
                                          waveformsTask(),
                                          sentimentTask(),
                                          translationTask(),
                                          imageClassificationTask(),
                                          videoSegmentationTask(),
                                          activityRecognitionTask()};
  return tasks;
}

const Task& taskByName(std::string_view name) {
  const auto found = std::ranges::find(allTasks(), name, &Task::name);
  if (found != allTasks().end()) return *found;
  std::string known;
  for (const Task& task : allTasks()) known += (known.empty() ? "" : ", ") + task.name;
  throw std::invalid_argument("There is no task \"" + std::string(name) + "\"; the tasks are " + known + ".");
}

}  // namespace encoderlab
