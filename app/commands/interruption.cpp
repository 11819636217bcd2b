#include "app/commands/interruption.h"

#include <atomic>
#include <csignal>

namespace encoderlab {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

void handleWith(void (*handler)(int), unsigned int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(flags);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interruption::Interruption() {
  interrupted = false;
  handleWith([](int) { interrupted = true; }, SA_RESETHAND | SA_RESTART);
}

Interruption::~Interruption() { handleWith(SIG_DFL, 0); }

bool Interruption::requested() const { return interrupted; }

}  // namespace encoderlab
