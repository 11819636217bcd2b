#pragma once

namespace encoderlab {

/// The processor time that the calling thread has used so far, in seconds; where the system does not tell, the time
/// that has passed.
double threadSeconds();

}  // namespace encoderlab
