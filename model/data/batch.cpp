#include "model/data/batch.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

#include "model/data/patches.h"
#include "model/data/sample_length.h"

namespace encoderlab {
namespace {

[[noreturn]] void refuse(std::size_t index, const std::string& what) {
  throw std::invalid_argument("Sample " + std::to_string(index) + " (the first is 0) " + what);
}

/// Appends one sample to a batch, column by column.
class Packer {
 public:
  Packer(const ModelConfiguration& model, PaddingColumns paddingColumns, Batch& batch)
      : m_model(model), m_paddingColumns(paddingColumns), m_batch(batch) {}

  void append(const Sample& sample, std::size_t index) {
    const std::size_t T = checkedLength(sample, index);
    checkTargets(sample, index, T);
    const std::size_t first = m_batch.positions.size();
    if (m_model.hasCls()) appendCls();
    for (std::size_t t = 0; t < T; ++t) {
      const bool isPadding = !sample.padding.empty() && sample.padding[t] != 0;
      if (isPadding && m_paddingColumns == PaddingColumns::LeftOut) continue;
      appendColumn(sample, index, t, isPadding);
    }
    if (m_model.head.kind == HeadKind::Sequence) {
      m_batch.classes.insert(m_batch.classes.end(), sample.classes.begin(), sample.classes.end());
      m_batch.values.insert(m_batch.values.end(), sample.values.begin(), sample.values.end());
    }
    m_batch.offsets.push_back(m_batch.positions.size());
    m_batch.length = std::max(m_batch.length, m_batch.positions.size() - first);
  }

 private:
  std::size_t features() const { return static_cast<std::size_t>(m_model.input.features); }
  std::size_t outputs() const { return static_cast<std::size_t>(m_model.head.outputs); }
  bool isToken() const { return m_model.head.kind == HeadKind::Token; }

  std::size_t checkedLength(const Sample& sample, std::size_t index) const {
    const bool tokens = m_model.input.kind == InputKind::Tokens;
    if (tokens ? sample.tokens.empty() : sample.vectors.empty())
      refuse(index, tokens ? "has no tokens." : "has no vectors.");
    if (m_model.input.kind == InputKind::Patches) checkPatches(sample, index);
    if (!tokens && sample.vectors.size() % features() != 0)
      refuse(index, "has " + std::to_string(sample.vectors.size()) + " numbers, which is not a multiple of the " +
                        std::to_string(features()) + " features of the model's input.");
    const std::size_t T = lengthOf(m_model.input, sample);
    const std::size_t columns = columnsOf(m_model, sample);
    if (columns > static_cast<std::size_t>(m_model.maxLength))
      refuse(index, "is " + std::to_string(columns) +
                        (m_model.hasCls() ? " tokens long (with the cls token)" : " tokens long") +
                        ", but model.max_length is " + std::to_string(m_model.maxLength) + ".");
    if (!sample.padding.empty() && sample.padding.size() != T)
      refuse(index,
             "has " + std::to_string(sample.padding.size()) + " padding flags for " + std::to_string(T) + " tokens.");
    if (!sample.padding.empty() && std::find(sample.padding.begin(), sample.padding.end(), 0) == sample.padding.end())
      refuse(index, "is all padding; at least one token must not be.");
    return T;
  }

  /// Half a picture has no patches that the others could be told from.
  void checkPatches(const Sample& sample, std::size_t index) const {
    const PatchGrid grid(m_model.input);
    if (sample.vectors.size() != grid.size())
      refuse(index, "has " + std::to_string(sample.vectors.size()) + " numbers, but the patches of the model's input " +
                        "are " + std::to_string(grid.tokens()) + " of " + std::to_string(grid.features()) +
                        " numbers each.");
  }

  void checkTargets(const Sample& sample, std::size_t index, std::size_t T) const {
    const std::size_t judged = isToken() ? T : 1;
    if (!sample.classes.empty() && sample.classes.size() != judged)
      refuse(index, "has " + std::to_string(sample.classes.size()) + " targets, but the head needs " +
                        std::to_string(judged) + ".");
    if (!sample.values.empty() && sample.values.size() != judged * outputs())
      refuse(index, "has " + std::to_string(sample.values.size()) + " target numbers, but the head needs " +
                        std::to_string(judged * outputs()) + ".");
    for (const std::int64_t target : sample.classes) {
      if (target != ignoredTarget && (target < 0 || target >= m_model.head.outputs))
        refuse(index, "has the target " + std::to_string(target) + "; classes run from 0 to " +
                          std::to_string(m_model.head.outputs - 1) + " (or -100, which is left out).");
    }
  }

  void appendCls() {
    m_batch.positions.push_back(0);
    if (m_model.input.kind == InputKind::Tokens) {
      m_batch.tokens.push_back(Batch::clsColumn);
    } else {
      m_batch.vectors.insert(m_batch.vectors.end(), features(), 0.0F);
    }
    m_batch.padding.push_back(0);
  }

  void appendColumn(const Sample& sample, std::size_t index, std::size_t t, bool isPadding) {
    m_batch.positions.push_back(static_cast<std::int32_t>(t + (m_model.hasCls() ? 1 : 0)));
    m_batch.padding.push_back(isPadding ? 1 : 0);
    if (m_model.input.kind == InputKind::Tokens) {
      const std::int32_t token = sample.tokens[t];
      if (token < 0 || token >= m_model.input.vocabulary)
        refuse(index, "has the token " + std::to_string(token) + " at place " + std::to_string(t) +
                          "; the model's vocabulary runs from 0 to " + std::to_string(m_model.input.vocabulary - 1) +
                          ".");
      m_batch.tokens.push_back(token);
    } else {
      const auto begin = sample.vectors.begin() + static_cast<std::ptrdiff_t>(t * features());
      m_batch.vectors.insert(m_batch.vectors.end(), begin, begin + m_model.input.features);
    }
    if (!isToken()) return;
    if (!sample.classes.empty()) m_batch.classes.push_back(sample.classes[t]);
    if (!sample.values.empty()) {
      const auto begin = sample.values.begin() + static_cast<std::ptrdiff_t>(t * outputs());
      m_batch.values.insert(m_batch.values.end(), begin, begin + m_model.head.outputs);
    }
  }

  const ModelConfiguration& m_model;
  PaddingColumns m_paddingColumns;
  Batch& m_batch;
};

void clear(Batch& batch) {
  batch.offsets.assign(1, 0);
  batch.positions.clear();
  batch.tokens.clear();
  batch.vectors.clear();
  batch.padding.clear();
  batch.classes.clear();
  batch.values.clear();
  batch.length = 0;
}

/// Whether a sample says what the model should answer, in the form that its loss needs.
bool hasTargets(const ModelConfiguration& model, const Sample& sample) {
  return model.head.loss == LossKind::CrossEntropy ? !sample.classes.empty() : !sample.values.empty();
}

}  // namespace

void packBatch(const ModelConfiguration& model, std::span<const Sample> samples, std::span<const std::size_t> indices,
               PaddingColumns paddingColumns, Batch& batch) {
  clear(batch);
  Packer packer(model, paddingColumns, batch);
  for (const std::size_t index : indices) {
    const Sample& sample = samples[index];
    if (hasTargets(model, sample) != hasTargets(model, samples[indices.front()]))
      refuse(index, hasTargets(model, sample) ? "has targets, but the first sample of the batch has none."
                                              : "has no targets, but the first sample of the batch has.");
    packer.append(sample, index);
  }
  if (std::find(batch.padding.begin(), batch.padding.end(), 1) == batch.padding.end()) batch.padding.clear();
}

Batch packBatch(const ModelConfiguration& model, std::span<const Sample> samples, PaddingColumns paddingColumns) {
  std::vector<std::size_t> indices(samples.size());
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  Batch batch;
  packBatch(model, samples, indices, paddingColumns, batch);
  return batch;
}

}  // namespace encoderlab
