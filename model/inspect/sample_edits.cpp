#include "model/inspect/sample_edits.h"

#include <algorithm>

#include "model/data/sample_length.h"

namespace encoderlab {
namespace {

bool isPaddingAt(const Sample& sample, std::size_t token) {
  return token < sample.padding.size() && sample.padding[token] != 0;
}

std::size_t numberPlace(const InputConfiguration& input, const SampleEdit& edit) {
  return edit.token * static_cast<std::size_t>(input.features) + edit.feature;
}

void addNumbers(const InputConfiguration& input, const Sample& original, const Sample& edited, std::size_t token,
                std::vector<SampleEdit>& edits) {
  for (std::size_t feature = 0; feature < static_cast<std::size_t>(input.features); ++feature) {
    const SampleEdit edit{SampleEdit::Kind::Number, token, feature};
    const std::size_t place = numberPlace(input, edit);
    if (original.vectors[place] != edited.vectors[place]) edits.push_back(edit);
  }
}

}  // namespace

std::vector<SampleEdit> sampleEdits(const InputConfiguration& input, const Sample& original, const Sample& edited) {
  if (original == edited) return {};
  const std::size_t length = lengthOf(input, edited);
  const bool isAligned = lengthOf(input, original) == length && original.classes == edited.classes;
  if (!isAligned) return {{SampleEdit::Kind::Whole}};
  std::vector<SampleEdit> edits;
  for (std::size_t token = 0; token < length; ++token) {
    if (input.kind != InputKind::Tokens) {
      addNumbers(input, original, edited, token, edits);
    } else if (original.tokens[token] != edited.tokens[token]) {
      edits.push_back({SampleEdit::Kind::Token, token});
    }
    if (isPaddingAt(original, token) != isPaddingAt(edited, token)) edits.push_back({SampleEdit::Kind::Padding, token});
  }
  return edits;
}

Sample withoutEdit(const InputConfiguration& input, const Sample& original, Sample edited, const SampleEdit& edit) {
  switch (edit.kind) {
    case SampleEdit::Kind::Token:
      edited.tokens[edit.token] = original.tokens[edit.token];
      break;
    case SampleEdit::Kind::Number:
      edited.vectors[numberPlace(input, edit)] = original.vectors[numberPlace(input, edit)];
      break;
    case SampleEdit::Kind::Padding:
      edited.padding.resize(lengthOf(input, edited), 0);
      edited.padding[edit.token] = isPaddingAt(original, edit.token) ? 1 : 0;
      break;
    case SampleEdit::Kind::Whole:
      return original;
  }
  // Flags that are all 0 and none at all mean the same.
  return sampleEdits(input, original, edited).empty() ? original : edited;
}

std::vector<bool> changedTokens(const InputConfiguration& input, const Sample& original, const Sample& edited) {
  const std::size_t length = lengthOf(input, edited);
  std::vector<bool> changed(length, false);
  for (const SampleEdit& edit : sampleEdits(input, original, edited)) {
    if (edit.kind != SampleEdit::Kind::Whole) {
      changed[edit.token] = true;
      continue;
    }
    const auto [before, first] = std::ranges::mismatch(original.tokens, edited.tokens);
    const std::size_t from = std::min(static_cast<std::size_t>(first - edited.tokens.begin()), length - 1);
    std::fill(changed.begin() + static_cast<std::ptrdiff_t>(from), changed.end(), true);
  }
  return changed;
}

}  // namespace encoderlab
