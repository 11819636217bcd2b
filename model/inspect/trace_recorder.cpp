#include "model/inspect/trace_recorder.h"

#include <algorithm>
#include <limits>

#include "model/inspect/gradient_name.h"

namespace encoderlab {
namespace {

template <typename Scalar>
std::vector<std::size_t> shapeOf(const HookedTensor<Scalar>& tensor, std::size_t B, std::size_t T) {
  const std::size_t H = tensor.heads;
  switch (tensor.layout) {
    case HookLayout::Columns:
      return {B, T, tensor.values.rows};
    case HookLayout::Heads:
      return {B, H, T, tensor.values.rows / H};
    case HookLayout::Attention:
      return {B, H, T, T};
    case HookLayout::Samples:
      return {B, tensor.values.rows};
    case HookLayout::Single:
      break;
  }
  return {};
}

/// Columns and Heads: token after token. A matrix that is not split into heads is one head of all its rows.
template <typename Scalar>
void copyTokens(const HookedTensor<Scalar>& tensor, std::size_t T, Tensor<Scalar>& to) {
  const std::size_t H = tensor.heads;
  const std::size_t d = tensor.values.rows / H;
  for (std::size_t s = 0; s < tensor.chunk.sampleCount; ++s) {
    const std::size_t sample = tensor.chunk.firstSample + s;
    const std::size_t firstToken = tensor.token.value_or(0);
    const std::size_t end = tensor.token ? firstToken + 1 : T;
    for (std::size_t t = firstToken; t < std::min(end, tensor.chunk.lengthOf(s)); ++t) {
      const Scalar* column = tensor.values.column(tensor.chunk.columnOf(s) + t);
      for (std::size_t head = 0; head < H; ++head)
        std::copy_n(column + head * d, d, to.values.data() + ((sample * H + head) * T + t) * d);
    }
  }
}

/// One sample and head: our columns are the queries, which are PyTorch's rows.
template <typename Scalar>
void copyAttention(const HookedTensor<Scalar>& tensor, std::size_t T, Tensor<Scalar>& to) {
  Scalar* matrix = to.values.data() + (tensor.sample * tensor.heads + tensor.head) * T * T;
  for (std::size_t query = 0; query < tensor.values.columns; ++query)
    std::copy_n(tensor.values.column(query), tensor.values.rows, matrix + query * T);
}

}  // namespace

template <typename Scalar>
Tensor<Scalar>& TraceRecorder<Scalar>::tensorFor(const HookedTensor<Scalar>& tensor) {
  const std::string hooked = hookName(tensor.hook, tensor.layer);
  const std::string name = tensor.pass == Pass::Backward ? gradientName(hooked) : hooked;
  const auto [found, isNew] = m_trace.tensors.try_emplace(name);
  if (isNew) {
    found->second.shape = shapeOf(tensor, m_batch.sampleCount(), m_batch.length);
    found->second.values.assign(elementCount(found->second.shape), std::numeric_limits<Scalar>::quiet_NaN());
  }
  return found->second;
}

template <typename Scalar>
void TraceRecorder<Scalar>::visit(const HookedTensor<Scalar>& tensor) {
  m_next->visit(tensor);
  Tensor<Scalar>& to = tensorFor(tensor);
  switch (tensor.layout) {
    case HookLayout::Columns:
    case HookLayout::Heads:
      copyTokens(tensor, m_batch.length, to);
      break;
    case HookLayout::Attention:
      copyAttention(tensor, m_batch.length, to);
      break;
    case HookLayout::Samples:
      std::copy_n(tensor.values.data, tensor.values.rows * tensor.values.columns,
                  to.values.data() + tensor.chunk.firstSample * tensor.values.rows);
      break;
    case HookLayout::Single:
      to.values[0] = tensor.values.data[0];
      break;
  }
}

template class TraceRecorder<float>;
template class TraceRecorder<double>;

}  // namespace encoderlab
