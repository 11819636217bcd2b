#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace encoderlab {

/// One word of the command line. `run` takes the words after the command's name, returns the exit status, and throws
/// UsageError for wrong usage or another exception for what failed, each with one sentence.
struct Command {
  QString name;
  QString summary;
  int (*run)(const QStringList& words);
};

std::vector<Command> allCommands();

int runTasks(const QStringList& words);
int runTrain(const QStringList& words);
int runResume(const QStringList& words);
int runEvaluate(const QStringList& words);
int runPredict(const QStringList& words);
int runTrace(const QStringList& words);
int runExplain(const QStringList& words);
int runBench(const QStringList& words);
int runRival(const QStringList& words);

}  // namespace encoderlab
