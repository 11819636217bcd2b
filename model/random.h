#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

namespace encoderlab {

/// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input changes every bit of the output.
constexpr std::uint64_t mixBits(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// A seed for one purpose ("weights", "task", …) and index, independent of the seeds of all others.
constexpr std::uint64_t deriveSeed(std::uint64_t seed, std::string_view purpose, std::uint64_t index = 0) {
  std::uint64_t state = mixBits(seed + 0x9e3779b97f4a7c15ULL);
  for (const char letter : purpose) state = mixBits(state ^ static_cast<unsigned char>(letter)) + 0x9e3779b97f4a7c15ULL;
  return mixBits(state ^ mixBits(index + 0x9e3779b97f4a7c15ULL));
}

/// SplitMix64: a stream of random numbers that is the same on every machine and compiler, which the distributions of
/// the standard library are not.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() { return mixBits(m_state += 0x9e3779b97f4a7c15ULL); }
  /// Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Uniform in 0 … bound − 1, without bias; bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t rejectBelow = (0 - bound) % bound;
    for (;;) {
      const std::uint64_t drawn = next();
      if (drawn >= rejectBelow) return drawn % bound;
    }
  }
  /// Standard normal, by Box and Muller (1958).
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  std::uint64_t m_state;
};

/// Shuffles by Fisher and Yates.
template <typename Value>
void shuffle(std::vector<Value>& values, RandomStream& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

}  // namespace encoderlab
