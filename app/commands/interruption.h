#pragma once

namespace encoderlab {

/// While it lives, Ctrl-C (and a request to terminate) is noted instead of ending the program; a second one ends it.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  bool requested() const;
};

}  // namespace encoderlab
