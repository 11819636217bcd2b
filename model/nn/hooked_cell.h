#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/nn/hooks.h"

namespace encoderlab {

/// The number that a trace of the same batch has at `index` (as PyTorch would index the tensor). Null if this piece of
/// the tensor does not hold it: it belongs to another sample or head, or the sample is shorter. The index has as many
/// entries as the tensor has axes.
template <typename Scalar>
Scalar* hookedCell(const HookedTensor<Scalar>& tensor, std::span<const std::size_t> index);

/// Whether the column has been computed when a probe sees the tensor: of a recurrence it sees one token at a time.
template <typename Scalar>
bool isComplete(const HookedTensor<Scalar>& tensor, std::size_t column);

/// The other way round of hookedCell: the index of the number in a row and column of the hooked matrix.
template <typename Scalar>
std::vector<std::size_t> hookedIndex(const HookedTensor<Scalar>& tensor, std::size_t row, std::size_t column);

}  // namespace encoderlab
