#pragma once

#include <cstddef>

namespace encoderlab::testing {

/// A sanitizer makes numbers twenty times as dear and learns little from the hundredth of them: in its builds a test
/// that goes over all of something takes every n-th.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::size_t sanitizedStride = 7;
#else
inline constexpr std::size_t sanitizedStride = 1;
#endif

}  // namespace encoderlab::testing
