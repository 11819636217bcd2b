#pragma once

namespace encoderlab {

/// While it lives, Ctrl-C (and a request to terminate) is noted instead of ending the program; a second one ends it. A
/// reader of standard output that goes away, as in `encoder-lab train | head`, does not end it either.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  bool requested() const;
};

}  // namespace encoderlab
