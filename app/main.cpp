#include <QCoreApplication>
#include <csignal>

#include "app/commands/dispatch.h"

int main(int argc, char* argv[]) {
  // What was trained must outlive a reader that goes away, as in `encoder-lab train | head`.
  std::signal(SIGPIPE, SIG_IGN);
  QStringList words;
  for (int i = 1; i < argc; ++i) words << QString::fromLocal8Bit(argv[i]);
  return encoderlab::dispatch(argc, argv, words);
}
