#pragma once

#include <memory>
#include <string>

#include "model/data/dataset.h"
#include "model/training/measures.h"

namespace encoderlab::testing {

/// Digits of which each is its own target, four a sample.
inline std::shared_ptr<const Dataset> digitsData(int samples) {
  auto data = std::make_shared<Dataset>();
  data->input.vocabulary = 10;
  data->head.outputs = 10;
  data->maxLength = 4;
  for (int digit = 0; digit < 10; ++digit) data->tokenNames.push_back(std::to_string(digit));
  data->classNames = data->tokenNames;
  for (int i = 0; i < samples; ++i) {
    Sample sample;
    for (int t = 0; t < 4; ++t) sample.tokens.push_back((i + t) % 10);
    sample.classes.assign(sample.tokens.begin(), sample.tokens.end());
    data->validation.push_back(sample);
  }
  return data;
}

/// Words and a label, one of `classes`.
inline std::shared_ptr<const Dataset> wordsData(int classes) {
  auto data = std::make_shared<Dataset>();
  data->tokenNames = {"<pad>", "<unk>", "good", "bad", "donaudampfschifffahrtsgesellschaftskapitaen"};
  data->input.vocabulary = 5;
  data->head = {.kind = HeadKind::Sequence, .outputs = classes};
  data->unknownToken = 1;
  data->maxLength = 8;
  for (int i = 0; i < classes; ++i) data->classNames.push_back("class " + std::to_string(i));
  for (int i = 0; i < classes; ++i) {
    Sample sample;
    sample.tokens = {2, 4, 1 + i % 3};
    sample.classes = {i};
    data->validation.push_back(sample);
  }
  return data;
}

/// Three numbers, in the data's unit 10 + 2x, that go on with two more.
inline std::shared_ptr<const Dataset> seriesData(int samples) {
  auto data = std::make_shared<Dataset>();
  data->input = {.kind = InputKind::Vectors, .features = 1};
  data->head = {.kind = HeadKind::Sequence, .loss = LossKind::MeanSquaredError, .outputs = 2};
  data->inputScaler = {.mean = {10}, .scale = {2}};
  data->outputScaler = data->inputScaler;
  data->measure = "rmse";
  data->maxLength = 3;
  for (int i = 0; i < samples; ++i) {
    Sample sample;
    sample.vectors = {0.0F, 1.0F, 0.5F};
    sample.values = {1.0F, 2.0F};
    data->validation.push_back(sample);
  }
  return data;
}

/// A prediction that says `classes`, right or wrong as the sample has it.
inline Prediction predictionOf(const Sample& sample, std::vector<std::int64_t> classes, double loss) {
  Prediction prediction;
  prediction.classes = std::move(classes);
  prediction.probabilities.assign(prediction.classes.size(), 0.75F);
  prediction.loss = loss;
  prediction.correct = prediction.classes == sample.classes;
  return prediction;
}

}  // namespace encoderlab::testing
