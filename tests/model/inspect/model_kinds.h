#pragma once

#include <vector>

#include "model/configuration.h"

namespace encoderlab::testing {

/// Every kind of model that a configuration can name.
inline std::vector<ModelConfiguration> allModelKinds() {
  std::vector<ModelConfiguration> kinds;
  for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
    for (const InputKind input : {InputKind::Tokens, InputKind::Vectors}) {
      for (const HeadKind head : {HeadKind::Token, HeadKind::Sequence}) {
        for (const Pooling pooling : {Pooling::Mean, Pooling::Cls}) {
          for (const Position position : {Position::Sinusoidal, Position::Learned, Position::Rotary, Position::None}) {
            ModelConfiguration model;
            model.block = block;
            model.finalNorm = block == Block::Pre;
            model.input.kind = input;
            model.head.kind = head;
            model.head.pooling = pooling;
            model.head.loss = input == InputKind::Tokens ? LossKind::CrossEntropy : LossKind::MeanSquaredError;
            model.activation = input == InputKind::Tokens ? Activation::Relu : Activation::Gelu;
            model.position = position;
            kinds.push_back(model);
          }
        }
      }
    }
  }
  return kinds;
}

}  // namespace encoderlab::testing
