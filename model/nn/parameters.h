#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/configuration.h"

namespace encoderlab {

/// One named tensor inside the flat buffer. `shape` and memory order are PyTorch's (row-major).
struct Parameter {
  std::string name;  ///< as in PyTorch's state_dict
  std::vector<std::size_t> shape;
  std::size_t offset = 0;  ///< first element in the flat buffer
  std::size_t size = 0;    ///< number of elements
};

/// What the names of a layer's parameters and intermediates begin with: `encoder.layers.0.`
std::string layerPrefix(int layer);

/// Where each parameter of a model lies in the flat buffer; the same for weights, gradients and moments.
class ParameterLayout {
 public:
  explicit ParameterLayout(const ModelConfiguration& model);

  const std::vector<Parameter>& parameters() const { return m_parameters; }
  std::size_t size() const { return m_size; }
  /// Throws std::invalid_argument if there is no parameter of that name.
  const Parameter& at(std::string_view name) const;
  bool contains(std::string_view name) const;

 private:
  void add(std::string name, std::vector<std::size_t> shape);

  std::vector<Parameter> m_parameters;
  std::size_t m_size = 0;
};

/// PyTorch's initial values (see initialization.cpp), drawn from `seed`; `weights` has layout.size() elements.
template <typename Scalar>
void initializeParameters(const ParameterLayout& layout, std::uint64_t seed, Scalar* weights);

}  // namespace encoderlab
