#include "app/commands/commands.h"

#include "app/commands/command_text.h"

namespace encoderlab {

std::vector<Command> allCommands() {
  return {
      {QStringLiteral("tasks"), CommandText::tr("Lists every task: name, kind, what it teaches."), runTasks},
      {QStringLiteral("train"), CommandText::tr("Trains a model on a task or on your own data."), runTrain},
      {QStringLiteral("resume"), CommandText::tr("Goes on training a saved model."), runResume},
      {QStringLiteral("evaluate"), CommandText::tr("Measures a model on data that it was not trained on."),
       runEvaluate},
      {QStringLiteral("predict"), CommandText::tr("Writes what a model predicts for each row of a file."), runPredict},
      {QStringLiteral("trace"), CommandText::tr("Saves every intermediate and gradient of a batch."), runTrace},
      {QStringLiteral("explain"), CommandText::tr("Says where one number of a trace comes from."), runExplain},
      {QStringLiteral("bench"), CommandText::tr("Times whole training steps."), runBench},
      {QStringLiteral("rival"), CommandText::tr("Trains a model and a GRU of about its size, side by side."), runRival},
  };
}

}  // namespace encoderlab
