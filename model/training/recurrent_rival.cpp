#include "model/training/recurrent_rival.h"

#include <algorithm>
#include <chrono>

#include "model/nn/parameters.h"
#include "model/training/benchmark.h"
#include "model/training/trainer.h"

namespace encoderlab {
namespace {

ModelConfiguration rivalOfWidth(const ModelConfiguration& encoder, int width) {
  ModelConfiguration rival = encoder;
  rival.dModel = width;
  rival.nhead = 1;
  rival.numLayers = 0;
  rival.finalNorm = false;
  rival.position = Position::None;
  rival.stem = Stem::Recurrent;
  rival.head.pooling = Pooling::Mean;
  return rival;
}

double secondsOf(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// One of the two, on its way.
class Contender {
 public:
  Contender(const Experiment& experiment, const ModelConfiguration& model, int threads, RivalCurve& curve)
      : m_trainer(withModel(experiment, model), threads), m_curve(curve) {
    m_curve.model = model;
    measure();
  }

  void run(std::int64_t steps) {
    m_curve.secondsOfTraining += secondsOf([&] {
      for (std::int64_t step = 0; step < steps; ++step) m_trainer.runStep();
    });
    m_curve.steps += steps;
    measure();
  }

 private:
  static Experiment withModel(Experiment experiment, const ModelConfiguration& model) {
    experiment.configuration.model = model;
    return experiment;
  }

  void measure() {
    const Evaluation evaluation = m_trainer.evaluateValidation();
    m_curve.validations.push_back({m_trainer.step(), evaluation.loss, evaluation.measure});
  }

  Trainer m_trainer;
  RivalCurve& m_curve;
};

/// With samples as long as asked for, of vectors where it reads pictures.
Configuration ofLength(Configuration configuration, int length) {
  ModelConfiguration& model = configuration.model;
  if (model.input.kind == InputKind::Patches) model.input.kind = InputKind::Vectors;
  model.maxLength = std::max(model.maxLength, length + (model.hasCls() ? 1 : 0));
  return configuration;
}

}  // namespace

std::size_t parameterCount(const ModelConfiguration& model) { return ParameterLayout(model).size(); }

ModelConfiguration recurrentRival(const ModelConfiguration& encoder) {
  const std::size_t wanted = parameterCount(encoder);
  // The narrowest that is at least as large.
  int narrow = 1;
  int wide = 4096;
  while (narrow < wide) {
    const int middle = (narrow + wide) / 2;
    if (parameterCount(rivalOfWidth(encoder, middle)) >= wanted)
      wide = middle;
    else
      narrow = middle + 1;
  }
  const auto distance = [&](int width) {
    const std::size_t count = parameterCount(rivalOfWidth(encoder, width));
    return count > wanted ? count - wanted : wanted - count;
  };
  const bool narrowerIsNearer = narrow > 1 && distance(narrow - 1) < distance(narrow);
  return rivalOfWidth(encoder, narrowerIsNearer ? narrow - 1 : narrow);
}

RivalCurves trainAgainstRival(const Experiment& experiment, std::int64_t steps, int threads,
                              const std::function<bool(const RivalCurves&)>& isWanted) {
  const ModelConfiguration& model = experiment.configuration.model;
  RivalCurves curves;
  Contender encoder(experiment, model, threads, curves.encoder);
  Contender recurrent(experiment, recurrentRival(model), threads, curves.recurrent);
  const std::int64_t turn = experiment.configuration.training.evaluateEvery;
  for (std::int64_t done = 0; isWanted(curves) && done < steps; done += turn) {
    const std::int64_t now = std::min(turn, steps - done);
    encoder.run(now);
    recurrent.run(now);
  }
  return curves;
}

void timeAgainstRival(const Configuration& encoder, int first, int last, int threads, int stepsToTime,
                      const std::function<bool(const RivalTiming&)>& isWanted) {
  Configuration recurrent = encoder;
  recurrent.model = recurrentRival(encoder.model);
  for (int length = first; length <= last; length *= 2) {
    const auto millisecondsOf = [&](const Configuration& configuration) {
      return timeTrainingSteps(ofLength(configuration, length), length, threads, stepsToTime).millisecondsPerStep;
    };
    if (!isWanted({length, millisecondsOf(encoder), millisecondsOf(recurrent)})) return;
  }
}

}  // namespace encoderlab
