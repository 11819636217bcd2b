#include "model/nn/hooked_cell.h"

namespace encoderlab {
namespace {

/// A token of a sample of the chunk.
struct Place {
  std::size_t sample;
  std::size_t token;
};

template <typename Scalar>
Place placeOf(const HookedTensor<Scalar>& tensor, std::size_t column) {
  std::size_t s = 0;
  while (column >= tensor.chunk.columnOf(s) + tensor.chunk.lengthOf(s)) ++s;
  return {tensor.chunk.firstSample + s, column - tensor.chunk.columnOf(s)};
}

/// Null if the chunk does not hold the sample, or the sample the token.
template <typename Scalar>
Scalar* cellOfToken(const HookedTensor<Scalar>& tensor, Place place, std::size_t row) {
  const Chunk& chunk = tensor.chunk;
  if (place.sample < chunk.firstSample || place.sample >= chunk.firstSample + chunk.sampleCount) return nullptr;
  const std::size_t s = place.sample - chunk.firstSample;
  if (place.token >= chunk.lengthOf(s) || place.token != tensor.token.value_or(place.token)) return nullptr;
  return tensor.values.column(chunk.columnOf(s) + place.token) + row;
}

template <typename Scalar>
Scalar* cellOfAttention(const HookedTensor<Scalar>& tensor, std::span<const std::size_t> index) {
  if (index[0] != tensor.sample || index[1] != tensor.head) return nullptr;
  if (index[2] >= tensor.values.columns || index[3] >= tensor.values.rows) return nullptr;
  return tensor.values.column(index[2]) + index[3];
}

}  // namespace

template <typename Scalar>
Scalar* hookedCell(const HookedTensor<Scalar>& tensor, std::span<const std::size_t> index) {
  switch (tensor.layout) {
    case HookLayout::Columns:
      return cellOfToken(tensor, {index[0], index[1]}, index[2]);
    case HookLayout::Heads:
      return cellOfToken(tensor, {index[0], index[2]}, index[1] * (tensor.values.rows / tensor.heads) + index[3]);
    case HookLayout::Attention:
      return cellOfAttention(tensor, index);
    case HookLayout::Samples:
      if (index[0] < tensor.chunk.firstSample || index[0] >= tensor.chunk.firstSample + tensor.chunk.sampleCount)
        return nullptr;
      return tensor.values.column(index[0] - tensor.chunk.firstSample) + index[1];
    case HookLayout::Single:
      break;
  }
  return tensor.values.data;
}

template <typename Scalar>
bool isComplete(const HookedTensor<Scalar>& tensor, std::size_t column) {
  return !tensor.token || placeOf(tensor, column).token == *tensor.token;
}

template <typename Scalar>
std::vector<std::size_t> hookedIndex(const HookedTensor<Scalar>& tensor, std::size_t row, std::size_t column) {
  switch (tensor.layout) {
    case HookLayout::Columns: {
      const Place place = placeOf(tensor, column);
      return {place.sample, place.token, row};
    }
    case HookLayout::Heads: {
      const Place place = placeOf(tensor, column);
      const std::size_t d = tensor.values.rows / tensor.heads;
      return {place.sample, row / d, place.token, row % d};
    }
    case HookLayout::Attention:
      return {tensor.sample, tensor.head, column, row};
    case HookLayout::Samples:
      return {tensor.chunk.firstSample + column, row};
    case HookLayout::Single:
      break;
  }
  return {};
}

template float* hookedCell(const HookedTensor<float>&, std::span<const std::size_t>);
template double* hookedCell(const HookedTensor<double>&, std::span<const std::size_t>);
template bool isComplete(const HookedTensor<float>&, std::size_t);
template bool isComplete(const HookedTensor<double>&, std::size_t);
template std::vector<std::size_t> hookedIndex(const HookedTensor<float>&, std::size_t, std::size_t);
template std::vector<std::size_t> hookedIndex(const HookedTensor<double>&, std::size_t, std::size_t);

}  // namespace encoderlab
