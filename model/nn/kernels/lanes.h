#pragma once

#include <cstddef>
#include <utility>

#include "model/nn/kernels/columns.h"

namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET {

/// `bytes` of numbers side by side, at any address.
template <typename Scalar, std::size_t bytes>
struct VectorOf {
  using Type __attribute__((vector_size(bytes), aligned(alignof(Scalar)), may_alias)) = Scalar;
};

/// GCC would pass a vector of one number through integer registers and memory.
template <typename Scalar>
struct VectorOf<Scalar, sizeof(Scalar)> {
  using Type = Scalar;
};

/// Wider ones bring the loops over a column nothing, even where there are any.
#if defined(__AVX__)
inline constexpr std::size_t laneBytes = 32;
#else
inline constexpr std::size_t laneBytes = 16;
#endif

/// Where a loop over columns reads and writes: a vector of `bytes` from element `index` on.
template <typename Scalar, std::size_t bytes>
struct Lanes {
  // Formed here: as an argument of a template the type would lose its alignment with clang.
  using Vector = typename VectorOf<Scalar, bytes>::Type;
  std::size_t index;

  Vector of(const Scalar* x) const { return *reinterpret_cast<const Vector*>(x + index); }
  void put(Vector values, Scalar* x) const { *reinterpret_cast<Vector*>(x + index) = values; }
};

/// The last numbers of a column, one at a time.
template <typename Scalar>
struct Lanes<Scalar, sizeof(Scalar)> {
  std::size_t index;

  Scalar of(const Scalar* x) const { return x[index]; }
  void put(Scalar value, Scalar* x) const { x[index] = value; }
};

/// Folds a vector half by half: `fold(left, right)` takes vectors and, in the end, numbers.
template <typename Scalar, std::size_t bytes, typename Fold>
inline Scalar foldLanes(typename VectorOf<Scalar, bytes>::Type values, Fold fold) {
  constexpr std::size_t half = bytes / sizeof(Scalar) / 2;
  if constexpr (half == 1) {
    return fold(values[0], values[1]);
  } else {
    const auto part = [&]<std::size_t... i>(std::size_t first, std::index_sequence<i...>) {
      return first == 0 ? __builtin_shufflevector(values, values, static_cast<int>(i)...)
                        : __builtin_shufflevector(values, values, static_cast<int>(half + i)...);
    };
    constexpr std::make_index_sequence<half> indices;
    return foldLanes<Scalar, bytes / 2>(fold(part(0, indices), part(half, indices)), fold);
  }
}

/// fold(… fold(start, term(lanes)) …) over `count` elements from `first` on: in whole vectors while they last, four at
/// a time, because each fold waits for the one before it; then in vectors half as wide, and so on. The order depends on
/// `count` alone.
template <typename Scalar, std::size_t bytes = laneBytes, typename Term, typename Fold>
inline Scalar foldTerms(Scalar start, std::size_t first, std::size_t count, Term term, Fold fold) {
  constexpr std::size_t width = bytes / sizeof(Scalar);
  std::size_t i = first;
  if constexpr (width == 1) {
    for (; i < count; ++i) start = fold(start, term(Lanes<Scalar, bytes>{i}));
    return start;
  } else {
    if (i + 4 * width <= count) {
      const auto termAt = [&](std::size_t index) { return term(Lanes<Scalar, bytes>{index}); };
      auto a = termAt(i);
      auto b = termAt(i + width);
      auto c = termAt(i + 2 * width);
      auto d = termAt(i + 3 * width);
      for (i += 4 * width; i + 4 * width <= count; i += 4 * width) {
        a = fold(a, termAt(i));
        b = fold(b, termAt(i + width));
        c = fold(c, termAt(i + 2 * width));
        d = fold(d, termAt(i + 3 * width));
      }
      start = fold(start, foldLanes<Scalar, bytes>(fold(fold(a, b), fold(c, d)), fold));
    }
    if (i + width <= count) {
      auto folded = term(Lanes<Scalar, bytes>{i});
      for (i += width; i + width <= count; i += width) folded = fold(folded, term(Lanes<Scalar, bytes>{i}));
      start = fold(start, foldLanes<Scalar, bytes>(folded, fold));
    }
    return i == count ? start : foldTerms<Scalar, bytes / 2>(start, i, count, term, fold);
  }
}

/// Σ term(lanes) over `count` elements.
template <typename Scalar, typename Term>
inline Scalar sumOf(std::size_t count, Term term) {
  return foldTerms(Scalar{0}, 0, count, term, [](auto sum, auto next) { return sum + next; });
}

/// The largest term; NaN is passed over.
template <typename Scalar, typename Term>
inline Scalar largestOf(std::size_t count, Term term) {
  return foldTerms(static_cast<Scalar>(-__builtin_inff()), 0, count, term,
                   [](auto largest, auto next) { return next > largest ? next : largest; });
}

/// action(lanes) for `count` elements, from `first` on.
template <typename Scalar, std::size_t bytes = laneBytes, typename Action>
inline void forEachLanes(std::size_t count, Action action, std::size_t first = 0) {
  constexpr std::size_t width = bytes / sizeof(Scalar);
  std::size_t i = first;
  for (; i + width <= count; i += width) action(Lanes<Scalar, bytes>{i});
  if constexpr (width > 1) {
    if (i < count) forEachLanes<Scalar, bytes / 2>(count, action, i);
  }
}

}  // namespace encoderlab::ENCODER_LAB_INSTRUCTION_SET
