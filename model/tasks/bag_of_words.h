#pragma once

#include "model/data/dataset.h"

namespace encoderlab {

/// The accuracy on the validation part of a linear classifier that knows how often each token occurs in a sample, but
/// not where: a multinomial logistic regression on counts, fitted to the training part. For samples of tokens with one
/// class each.
Baseline bagOfWordsBaseline(const Dataset& dataset);

}  // namespace encoderlab
