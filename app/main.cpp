#include <QCoreApplication>

#include "app/commands/dispatch.h"

int main(int argc, char* argv[]) {
  QStringList words;
  for (int i = 1; i < argc; ++i) words << QString::fromLocal8Bit(argv[i]);
  return encoderlab::dispatch(argc, argv, words);
}
