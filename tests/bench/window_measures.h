#pragma once

#include <QJsonObject>
#include <QString>

#include "tests/bench/window_application.h"

namespace encoderlab::bench {

/// What all measurements are asked for.
struct WindowBenchmark {
  TimedApplication* application;
  QString program;     ///< encoder-lab
  int threads = 1;     ///< the command line's; the window's are its own
  double seconds = 5;  ///< that each measurement lasts, or a round of it
  int rounds = 5;
  double minutes = 1;  ///< that memory is watched

  int milliseconds() const { return static_cast<int>(1000 * seconds); }
};

/// Each measures one thing, prints its lines of the table and returns its figures.
QJsonObject measureFrames(const WindowBenchmark& benchmark);
QJsonObject measureTouch(const WindowBenchmark& benchmark);
QJsonObject measureHand(const WindowBenchmark& benchmark);
QJsonObject measureTraining(const WindowBenchmark& benchmark);
QJsonObject measureHeads(const WindowBenchmark& benchmark);
QJsonObject measureStart(const WindowBenchmark& benchmark);
QJsonObject measureMemory(const WindowBenchmark& benchmark);

}  // namespace encoderlab::bench
