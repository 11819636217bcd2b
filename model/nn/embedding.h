#pragma once

#include "model/data/chunk.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// nn.Embedding:  each token's column is the row of `token_embedding.weight` that its id names. `weight` is D ×
/// vocabulary (PyTorch's (vocabulary, D) in the same memory), Y is D × N. Columns of the `cls` token are left to
/// clsForward.
template <typename Scalar>
void tokenEmbeddingForward(const Chunk& chunk, ConstView<Scalar> weight, MatrixView<Scalar> y);

/// Adds dY's columns to the gradient of the rows that the tokens name.
template <typename Scalar>
void tokenEmbeddingBackward(const Chunk& chunk, ConstView<Scalar> dY, MatrixView<Scalar> gradient);

/// Writes the learned vector `cls_token` (D) into the first column of each sample (Devlin et al. 2019).
template <typename Scalar>
void clsForward(const Chunk& chunk, const Scalar* clsToken, MatrixView<Scalar> y);

/// Adds the first column of each sample to the gradient of `cls_token`, and clears it: nothing else made that column.
template <typename Scalar>
void clsBackward(const Chunk& chunk, MatrixView<Scalar> dY, Scalar* gradient);

/// y = x + position, by the position of each column in its sample. `table` is D × max_length: learned (PyTorch's
/// `position_embedding.weight`) or sinusoidal. Y may be X.
template <typename Scalar>
void positionForward(const Chunk& chunk, ConstView<Scalar> table, ConstView<Scalar> x, MatrixView<Scalar> y);

/// Learned positions: adds dY's columns to the gradient of the positions they stand at. The gradient of x is dY itself.
template <typename Scalar>
void positionBackward(const Chunk& chunk, ConstView<Scalar> dY, MatrixView<Scalar> gradient);

/// Feature i of the sinusoidal position t (Vaswani et al. 2017, 3.5):
///   even i:  sin(t / 10000^(i/D)),   odd i:  cos(t / 10000^((i−1)/D))
double sinusoidalPosition(std::size_t t, std::size_t i, std::size_t D);

/// The table of sinusoidal positions, D × positions.
template <typename Scalar>
void fillSinusoidalPositions(MatrixView<Scalar> table);

}  // namespace encoderlab
