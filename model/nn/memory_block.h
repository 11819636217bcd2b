#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace encoderlab {

/// One cache line, and as wide as the widest vector register.
inline constexpr std::size_t blockAlignment = 64;

struct FreeBlock {
  void operator()(void* memory) const { std::free(memory); }
};
template <typename Scalar>
using MemoryBlock = std::unique_ptr<Scalar[], FreeBlock>;

/// `bytes` zeroed bytes, aligned to blockAlignment, to be given back with std::free. Those of several megabytes lie in
/// large pages where the system has them: a pass goes through all of a block, and each small page is another look into
/// the page tables. Throws std::bad_alloc.
void* allocateZeroed(std::size_t bytes);

template <typename Scalar>
MemoryBlock<Scalar> makeBlock(std::size_t count) {
  return MemoryBlock<Scalar>(static_cast<Scalar*>(allocateZeroed(count * sizeof(Scalar))));
}

}  // namespace encoderlab
