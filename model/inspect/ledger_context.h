#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/inspect/gradient_name.h"
#include "model/inspect/ledger.h"
#include "model/inspect/ledger_changes.h"
#include "model/inspect/op_list.h"
#include "model/nn/parameters.h"

namespace encoderlab {

using Index = std::vector<std::size_t>;
using Terms = std::vector<LedgerTerm>;
using Steps = std::vector<LedgerStep>;

/// "[0, 2, 5]"
std::string indexText(const Index& index);

/// Everything that an explanation reads: the tensors, and the numbers of the model and the batch.
class LedgerContext {
 public:
  /// Throws std::invalid_argument if the weights are those of another model.
  explicit LedgerContext(const LedgerSubject& subject);

  const ModelConfiguration& model() const { return m_model; }
  const Batch& batch() const { return m_batch; }
  const Trace& trace() const { return m_trace; }
  const ParameterLayout& layout() const { return m_layout; }
  const std::vector<Op>& ops() const { return m_ops; }
  const LedgerChanges& changes() const { return m_changes; }
  /// The op whose output, or what it makes on the way, bears that name, or null.
  const Op* maker(std::string_view tensor) const;

  std::size_t sampleCount() const { return m_batch.sampleCount(); }
  /// Columns of sample b.
  std::size_t length(std::size_t b) const { return m_batch.offsets[b + 1] - m_batch.offsets[b]; }
  bool isPadding(std::size_t b, std::size_t t) const;
  /// Where token t of sample b stands, as position embeddings count.
  std::size_t positionOf(std::size_t b, std::size_t t) const;
  bool isCls(std::size_t t) const { return t == 0 && m_model.hasCls(); }
  /// The places at which an op with these axes computes: {b, t} for every token, or {b} for every sample.
  std::vector<Index> tokens(const std::vector<std::string>& axes) const;

  std::size_t width() const { return static_cast<std::size_t>(m_model.dModel); }
  std::size_t headWidth() const { return static_cast<std::size_t>(m_model.dModel / m_model.nhead); }
  /// The cell that holds feature `feature` at `token`, in a tensor that may be split into heads.
  CellAddress featureCell(const std::string& tensor, const Index& token, std::size_t feature) const;
  /// The reverse of featureCell.
  void splitFeature(const CellAddress& cell, Index& token, std::size_t& feature) const;

  /// The value of a cell of the trace, a parameter or the batch (`tokens`, `vectors`, `targets`). The cell must exist.
  double at(const CellAddress& cell) const;
  /// The features of one token, {b, t}, of a (B, T, …) tensor of the trace.
  std::span<const float> row(const std::string& tensor, const Index& token) const;

  /// A term that is the product of cells and of numbers that are no cells.
  LedgerTerm product(std::string label, std::vector<CellAddress> cells, const std::vector<double>& numbers = {}) const;

 private:
  bool isHeaded(const std::string& tensor) const;
  double batchValue(const CellAddress& cell) const;

  const ModelConfiguration& m_model;
  std::span<const float> m_weights;
  const Batch& m_batch;
  const Trace& m_trace;
  const std::vector<Op>& m_ops;
  ParameterLayout m_layout;
  LedgerChanges m_changes;
};

/// A term that is one number; `sources` are what it was worked out from.
LedgerTerm numberTerm(std::string label, double value, std::vector<CellAddress> sources = {});
/// Appends a step with its result worked out, and returns the result.
double addStep(Steps& steps, std::string name, Terms terms, Combine combine = Combine::Sum);
/// Appends a step that is a function of the one before, and returns `result`.
double addFunction(Steps& steps, std::string name, double result);
double combined(const Terms& terms, Combine combine);

}  // namespace encoderlab
