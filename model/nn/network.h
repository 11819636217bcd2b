#pragma once

#include <vector>

#include "model/configuration.h"
#include "model/nn/network_parameters.h"
#include "model/nn/pass_context.h"
#include "model/nn/stem_convolution.h"
#include "model/nn/workspace.h"

namespace encoderlab {

/// The whole model: embedding, positions, the stack of layers, the head. Holds no weights and no activations, so that
/// threads may share one.
template <typename Scalar>
class Network {
 public:
  explicit Network(const ModelConfiguration& model);

  const ModelConfiguration& model() const { return m_model; }
  /// The probability of dropout may change while training runs; all else makes another model.
  void setDropout(double dropout) { m_model.dropout = dropout; }

  /// From the chunk's tokens or vectors to workspace.logits:
  ///
  ///   1. E = token embedding, or input projection; the `cls` token's columns
  ///   2. E = stem(E)                  where there is one
  ///   3. X = E + position             sinusoidal and learned; rotary positions belong to the layers' attention
  ///   4. X = layer(X), for each layer
  ///   5. X = norm(X)                  where the stack ends in one
  ///   6. P = pool(X)                  sequence heads
  ///   7. logits = head(P)  or  head(X)
  void forward(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
               Workspace<Scalar>& workspace) const;

  /// From workspace.dLogits, after forward on the same chunk, workspace and dropout, to the gradients, which are added
  /// to. The same passes in reverse.
  void backward(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
                Workspace<Scalar>& workspace, const NetworkParameters<Scalar>& gradients) const;

 private:
  void embed(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
             Workspace<Scalar>& workspace) const;
  void embedBackward(const PassContext<Scalar>& context, const NetworkParameters<const Scalar>& parameters,
                     Workspace<Scalar>& workspace, const NetworkParameters<Scalar>& gradients) const;
  /// X of layer i: the input, or what the layer before hands on; for i = number of layers, the end of the stack.
  MatrixView<Scalar> layerInput(const Workspace<Scalar>& workspace, std::size_t i) const;

  ModelConfiguration m_model;
  StemNeighbours m_stemNeighbours;
  std::vector<Scalar> m_sinusoidal;  ///< D × max_length, empty for other positions
};

}  // namespace encoderlab
