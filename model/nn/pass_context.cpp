#include "model/nn/pass_context.h"

namespace encoderlab {

template <typename Scalar>
void PassContext<Scalar>::dropColumns(int layer, DropoutSite site, ConstView<Scalar> x, MatrixView<Scalar> y) const {
  if (!dropout.isOn()) {
    copyColumns<Scalar>(x, y);
    return;
  }
  const std::uint64_t key = dropout.siteKey(layer, site);
  for (std::size_t s = 0; s < chunk.sampleCount; ++s) {
    const std::size_t first = chunk.columnOf(s);
    for (std::size_t n = first; n < first + chunk.lengthOf(s); ++n) {
      const std::uint64_t place = columnPlace(chunk.firstSample + s, chunk.positionOf(n));
      dropout.apply(key, place, x.column(n), y.column(n), x.rows);
    }
  }
}

template struct PassContext<float>;
template struct PassContext<double>;

}  // namespace encoderlab
