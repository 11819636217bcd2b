#include "model/nn/dropout.h"

#include "model/nn/kernels/kernels.h"
#include "model/random.h"

namespace encoderlab {

Dropout::Dropout(double probability, std::uint64_t seed, std::int64_t step)
    : m_key(deriveSeed(seed, "dropout", static_cast<std::uint64_t>(step))),
      m_threshold(static_cast<std::uint32_t>(probability * 0x1.0p32)),
      m_scale(1.0 / (1.0 - probability)) {}

std::uint64_t Dropout::siteKey(int layer, DropoutSite site) const {
  return mixBits(m_key ^ mixBits(static_cast<std::uint64_t>(layer) * 4 + static_cast<std::uint64_t>(site) + 1));
}

template <typename Scalar>
void Dropout::apply(std::uint64_t siteKey, std::uint64_t place, const Scalar* x, Scalar* y, std::size_t count) const {
  const std::uint64_t key = mixBits(siteKey ^ mixBits(place + 1));
  const auto start = static_cast<std::uint32_t>(key >> 32);
  const auto scale = static_cast<Scalar>(m_scale);
  kernels<Scalar>().drop(start, m_threshold, scale, x, y, count);
}

template void Dropout::apply(std::uint64_t, std::uint64_t, const float*, float*, std::size_t) const;
template void Dropout::apply(std::uint64_t, std::uint64_t, const double*, double*, std::size_t) const;

}  // namespace encoderlab
