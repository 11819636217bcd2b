#pragma once

#include <string_view>
#include <vector>

#include "model/nn/hooks.h"

namespace encoderlab {

/// How an op is written. In `formula` and `pytorch`, {0} and {1} stand for its inputs: their symbols there, their
/// variables here. {layer} is the index of the layer, {next} the following one as a subscript, {D}, {2D}, {H} and {D/H}
/// are numbers of the configuration, {C}, {frames}, {height}, {width}, {P} and {Pf} the sizes of pictures and patches,
/// {grid} is a tuple: how many patches a video has in time, from top to bottom and from left to right.
/// {k} are the taps of the stem's convolution along an axis and {k/2} those to one side, {cls} is 1 where the first
/// token is a `cls` token, else 0.
///
/// In `backwardFormula` and `backwardPytorch`, {y} is the output, and {dy}, {d0} and {d1} are the gradients of the
/// output and the inputs. {d0=} begins the statement that writes the gradient of the input 0, or adds to it. {p0}, {p1}
/// … are the parameters, as Python calls them.
struct OpDescription {
  Hook hook;
  std::string_view symbol;    ///< of the output, in formulas
  std::string_view variable;  ///< of the output, in Python
  std::vector<std::string_view> axes;
  std::vector<std::string_view> parameters;  ///< relative to the layer where the op is in one
  std::string_view formula;                  ///< right of the equals sign
  std::string_view pytorch;                  ///< right of the equals sign
  std::string_view backwardFormula;
  std::string_view backwardPytorch;
  std::vector<Hook> insides = {};  ///< what it makes on the way to its output
};

/// Every op that a configuration can have, in the order in which `pre` runs them. Of those that make the same tensor, a
/// configuration has one.
namespace ops {

extern const OpDescription tokenEmbedding, tokenEmbeddingWithCls, vectorEmbedding, vectorEmbeddingWithCls;
extern const OpDescription patchEmbedding, patchEmbeddingWithCls, videoEmbedding, videoEmbeddingWithCls;
extern const OpDescription stemConvolution, stemConvolutionWithCls, stemGridConvolution, stemGridConvolutionWithCls;
extern const OpDescription stemActivation, stemSum, stemSumWithCls;
extern const OpDescription recurrence, recurrenceWithCls;
extern const OpDescription sinusoidalInput, learnedInput, plainInput;
extern const OpDescription norm1, query, key, value, queryRotated, keyRotated;
extern const OpDescription scores, weights, heads, attentionOutput;
extern const OpDescription residual1, doubling1;
extern const OpDescription norm2, linear1, relu, gelu, linear2;
extern const OpDescription residual2, doubling2;
extern const OpDescription layerOutput, finalNorm;
extern const OpDescription meanPooled, clsPooled;
extern const OpDescription tokenLogits, sequenceLogits;
extern const OpDescription tokenCrossEntropy, sequenceCrossEntropy, meanSquaredError;

}  // namespace ops
}  // namespace encoderlab
