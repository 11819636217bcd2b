#pragma once

#include "model/tasks/task.h"

namespace encoderlab {

Task copyTask();
Task reverseTask();
Task sortTask();
Task mostFrequentTask();
Task bracketsTask();
Task parityTask();
Task recallTask();
Task additionTask();
Task forecastTask();
Task waveformsTask();
Task sentimentTask();
Task translationTask();
Task activityRecognitionTask();
Task imageClassificationTask();
Task videoSegmentationTask();

}  // namespace encoderlab
