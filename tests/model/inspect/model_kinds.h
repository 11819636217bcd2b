#pragma once

#include <array>
#include <vector>

#include "model/configuration.h"

namespace encoderlab::testing {

/// Every kind of model that a configuration can name; the stems take turns.
inline std::vector<ModelConfiguration> allModelKinds() {
  const InputConfiguration picture = patchesInput({.height = 4, .width = 2, .patch = 2});
  const InputConfiguration video = patchesInput({.frames = 4, .height = 2, .width = 2, .patch = 2, .patchFrames = 2});
  std::vector<ModelConfiguration> kinds;
  for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
    for (const InputKind input : {InputKind::Tokens, InputKind::Vectors, InputKind::Patches}) {
      for (const HeadKind head : {HeadKind::Token, HeadKind::Sequence}) {
        for (const Pooling pooling : {Pooling::Mean, Pooling::Cls}) {
          for (const Position position : {Position::Sinusoidal, Position::Learned, Position::Rotary, Position::None}) {
            ModelConfiguration model;
            model.block = block;
            model.finalNorm = block == Block::Pre;
            model.input.kind = input;
            if (input == InputKind::Patches) model.input = position == Position::None ? video : picture;
            model.head.kind = head;
            model.head.pooling = pooling;
            model.head.loss = input == InputKind::Tokens ? LossKind::CrossEntropy : LossKind::MeanSquaredError;
            model.activation = input == InputKind::Tokens ? Activation::Relu : Activation::Gelu;
            model.position = position;
            constexpr std::array stems{Stem::None, Stem::Convolution, Stem::Recurrent, Stem::None, Stem::Recurrent};
            model.stem = stems.at(kinds.size() % stems.size());
            kinds.push_back(model);
          }
        }
      }
    }
  }
  return kinds;
}

}  // namespace encoderlab::testing
