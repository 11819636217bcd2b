#include "app/commands/interruption.h"

#include <atomic>
#include <csignal>

namespace encoderlab {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

void handle(int signal, void (*handler)(int), unsigned int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(flags);
  sigaction(signal, &action, nullptr);
}

void noteInterruption(int /*signal*/) { interrupted = true; }

}  // namespace

Interruption::Interruption() {
  interrupted = false;
  for (const int signal : {SIGINT, SIGTERM}) handle(signal, noteInterruption, SA_RESETHAND | SA_RESTART);
  handle(SIGPIPE, SIG_IGN, 0);
}

Interruption::~Interruption() {
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) handle(signal, SIG_DFL, 0);
}

bool Interruption::requested() const { return interrupted; }

}  // namespace encoderlab
