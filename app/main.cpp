#include <cstdio>

#include "app/version.h"

int main() {
  std::printf("Encoder Lab %s\n", qPrintable(encoderlab::versionText()));
  return 0;
}
