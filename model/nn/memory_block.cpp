#include "model/nn/memory_block.h"

#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace encoderlab {
namespace {

constexpr std::size_t largePage = std::size_t{2} << 20;
/// Smaller blocks would waste more than they gain.
constexpr std::size_t fewestLargePages = 2;

}  // namespace

void* allocateZeroed(std::size_t bytes) {
  const bool isLarge = bytes >= fewestLargePages * largePage;
  const std::size_t alignment = isLarge ? largePage : blockAlignment;
  // std::aligned_alloc takes whole multiples of the alignment.
  const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, rounded);
  if (memory == nullptr) throw std::bad_alloc();
#if defined(__linux__)
  // A wish: without large pages the small ones serve.
  if (isLarge) madvise(memory, rounded, MADV_HUGEPAGE);
#endif
  return std::memset(memory, 0, rounded);
}

}  // namespace encoderlab
