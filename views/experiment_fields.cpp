#include "views/experiment_fields.h"

#include <QCoreApplication>
#include <type_traits>

#include "views/task_text.h"

namespace encoderlab {
namespace {

/// Gives the texts of this file a context of their own.
struct ExperimentFields {
  Q_DECLARE_TR_FUNCTIONS(ExperimentFields)
};

constexpr double largestSteps = 1e9;
constexpr double smallestRate = 1e-12;              // 0 would train nothing
constexpr double largestSeed = 9007199254740992.0;  // 2⁵³: what a double holds exactly

using Write = std::function<void(Configuration&, double)>;
using Applies = std::function<bool(const Configuration&)>;

/// Reads and writes one member of `part`, itself a member of the configuration.
template <typename Part, typename Value>
ExperimentField bind(ExperimentField field, Part Configuration::*part, Value Part::*member) {
  field.read = [part, member](const Configuration& configuration) {
    return static_cast<double>((configuration.*part).*member);
  };
  field.write = [part, member](Configuration& configuration, double value) {
    if constexpr (std::is_enum_v<Value>) {
      (configuration.*part).*member = static_cast<Value>(static_cast<int>(value));
    } else {
      (configuration.*part).*member = static_cast<Value>(value);
    }
  };
  return field;
}

/// The fields of one part of the configuration, written down as a table.
template <typename Part>
class FieldTable {
 public:
  FieldTable(FieldSection section, QString prefix, Part Configuration::*part)
      : m_section(section), m_prefix(std::move(prefix)), m_part(part) {}

  template <typename Value>
  FieldTable& number(FieldKind kind, const char* key, Value Part::*member, const QString& label, double minimum,
                     double maximum, const QString& explanation) {
    return add(member, {.key = m_prefix + QLatin1String(key),
                        .section = m_section,
                        .kind = kind,
                        .label = label,
                        .explanation = explanation,
                        .needsNewModel = m_section != FieldSection::Training,
                        .minimum = minimum,
                        .maximum = maximum});
  }
  template <typename Value>
  FieldTable& choice(const char* key, Value Part::*member, const QString& label, const QStringList& choices,
                     const QString& explanation) {
    return add(member, {.key = m_prefix + QLatin1String(key),
                        .section = m_section,
                        .kind = FieldKind::Choice,
                        .label = label,
                        .explanation = explanation,
                        .needsNewModel = m_section != FieldSection::Training,
                        .maximum = static_cast<double>(choices.size() - 1),
                        .choices = choices});
  }
  FieldTable& flag(const char* key, bool Part::*member, const QString& label, const QString& explanation) {
    return number(FieldKind::Flag, key, member, label, 0, 1, explanation);
  }
  /// What is said of the field added last.
  FieldTable& newModel() { return m_fields.back().needsNewModel = true, *this; }
  FieldTable& atOnce() { return m_fields.back().needsNewModel = false, *this; }
  FieldTable& when(Applies applies) { return m_fields.back().applies = std::move(applies), *this; }
  FieldTable& writeWith(Write write) { return m_fields.back().write = std::move(write), *this; }

  std::vector<ExperimentField> take() { return std::move(m_fields); }

 private:
  template <typename Value>
  FieldTable& add(Value Part::*member, ExperimentField field) {
    m_fields.push_back(bind(std::move(field), m_part, member));
    return *this;
  }

  FieldSection m_section;
  QString m_prefix;
  Part Configuration::*m_part;
  std::vector<ExperimentField> m_fields;
};

/// The pooling lies one level deeper than the rest.
ExperimentField poolingField() {
  ExperimentField field;
  field.key = QStringLiteral("model.head.pooling");
  field.section = FieldSection::Model;
  field.kind = FieldKind::Choice;
  field.label = ExperimentFields::tr("pooling");
  field.explanation = ExperimentFields::tr(
      "How the tokens become one answer: their mean (padding left out), or an extra learned token, cls, put in front.");
  field.needsNewModel = true;
  field.choices = {ExperimentFields::tr("mean"), ExperimentFields::tr("cls token")};
  field.maximum = 1;
  field.read = [](const Configuration& c) { return static_cast<double>(c.model.head.pooling); };
  field.write = [](Configuration& c, double value) {
    c.model.head.pooling = static_cast<Pooling>(static_cast<int>(value));
  };
  field.applies = [](const Configuration& c) { return c.model.head.kind == HeadKind::Sequence; };
  return field;
}

std::vector<ExperimentField> modelFields() {
  using M = ModelConfiguration;
  FieldTable<M> table(FieldSection::Model, QStringLiteral("model."), &Configuration::model);
  table
      .number(FieldKind::Whole, "d_model", &M::dModel, ExperimentFields::tr("d_model"), 1, 2048,
              ExperimentFields::tr("Numbers that describe one token: the width of the residual stream. Must be a "
                                   "multiple of the number of heads."))
      .number(FieldKind::Whole, "nhead", &M::nhead, ExperimentFields::tr("heads"), 1, 64,
              ExperimentFields::tr("Attention heads of each layer; each looks for something of its own in "
                                   "d_model ÷ heads dimensions."))
      .number(FieldKind::Whole, "num_layers", &M::numLayers, ExperimentFields::tr("layers"), 1, 32,
              ExperimentFields::tr("Encoder layers, one after the other. What one finds, the next can build on."))
      .number(FieldKind::Whole, "dim_feedforward", &M::dimFeedforward, ExperimentFields::tr("d_ff"), 1, 8192,
              ExperimentFields::tr("Width of the feed-forward's hidden layer, usually four times d_model."))
      .number(FieldKind::Real, "dropout", &M::dropout, ExperimentFields::tr("dropout"), 0, 0.99,
              ExperimentFields::tr("Share of values set to zero at random while training, against learning by heart. "
                                   "0 is off."))
      .atOnce()
      .choice("activation", &M::activation, ExperimentFields::tr("activation"),
              {QStringLiteral("relu"), QStringLiteral("gelu")},
              ExperimentFields::tr("The bend inside the feed-forward: relu cuts negative values off, gelu bends "
                                   "smoothly."))
      .choice("block", &M::block, ExperimentFields::tr("block"),
              {ExperimentFields::tr("pre-norm"), ExperimentFields::tr("post-norm"), ExperimentFields::tr("as printed")},
              ExperimentFields::tr("Where the norms stand. “As printed” is a widely copied mistake that doubles the "
                                   "branch and loses the input: try it with four layers."))
      .writeWith([](Configuration& c, double value) {
        c.model.block = static_cast<Block>(static_cast<int>(value));
        c.model.finalNorm = c.model.block == Block::Pre;
      })
      .flag("final_norm", &M::finalNorm, ExperimentFields::tr("final norm"),
            ExperimentFields::tr("One more norm after the last layer. Pre-norm needs it; the other blocks end in a "
                                 "norm anyway."))
      .choice("position", &M::position, ExperimentFields::tr("position"),
              {ExperimentFields::tr("sinusoidal"), ExperimentFields::tr("learned"), ExperimentFields::tr("rotary"),
               ExperimentFields::tr("none")},
              ExperimentFields::tr(
                  "How a token's place is told to the model. Rotary turns queries and keys by it; the others add it to "
                  "the embedding. Without it, the order of tokens is invisible."))
      .choice("stem", &M::stem, ExperimentFields::tr("stem"),
              {ExperimentFields::tr("none"), ExperimentFields::tr("convolution"), ExperimentFields::tr("recurrent")},
              ExperimentFields::tr(
                  "A layer between the embedding and the positions. The convolution lets each token see its neighbours "
                  "(of patches, those around it); the recurrent one, a GRU, reads them one after the other."))
      .number(
          FieldKind::Whole, "stem_kernel", &M::stemKernel, ExperimentFields::tr("kernel"), 1, 63,
          ExperimentFields::tr("How many tokens in a row the convolution of the stem sees, itself in the middle: an "
                               "odd number. Of patches, a square with this edge."))
      .when([](const Configuration& c) { return c.model.stem == Stem::Convolution; })
      .number(FieldKind::Whole, "max_length", &M::maxLength, ExperimentFields::tr("max length"), 1, 4096,
              ExperimentFields::tr("The most tokens a sample may have, the cls token included."));
  std::vector<ExperimentField> fields = table.take();
  fields.insert(fields.end() - 1, poolingField());
  return fields;
}

Applies optimizerIs(bool sgd) {
  return [sgd](const Configuration& c) { return (c.training.optimizer == OptimizerKind::Sgd) == sgd; };
}

Applies scheduleIs(ScheduleKind kind) {
  return [kind](const Configuration& c) { return c.training.schedule == kind; };
}

void addOptimizer(FieldTable<TrainingConfiguration>& table) {
  using T = TrainingConfiguration;
  table
      .choice("optimizer", &T::optimizer, ExperimentFields::tr("optimizer"),
              {QStringLiteral("SGD"), QStringLiteral("Adam"), QStringLiteral("AdamW")},
              ExperimentFields::tr("How gradients become updates. Adam scales each weight's step by its recent "
                                   "gradients; SGD does not."))
      .newModel()
      .number(FieldKind::Factor, "learning_rate", &T::learningRate, ExperimentFields::tr("learning rate"), smallestRate,
              1000,
              ExperimentFields::tr("How far a step moves the weights. Too large diverges, too small crawls; change it "
                                   "by factors."))
      .number(FieldKind::Real, "momentum", &T::momentum, ExperimentFields::tr("momentum"), 0, 0.9999,
              ExperimentFields::tr("How much of the previous step SGD keeps going; 0.9 is common, 0 is off."))
      .when(optimizerIs(true))
      .number(FieldKind::Real, "beta1", &T::beta1, ExperimentFields::tr("beta 1"), 0, 0.999999,
              ExperimentFields::tr("How slowly Adam's mean of the gradients forgets."))
      .when(optimizerIs(false))
      .number(FieldKind::Real, "beta2", &T::beta2, ExperimentFields::tr("beta 2"), 0, 0.999999,
              ExperimentFields::tr("How slowly Adam's mean of the squared gradients forgets."))
      .when(optimizerIs(false))
      .number(FieldKind::Factor, "weight_decay", &T::weightDecay, ExperimentFields::tr("weight decay"), 0, 1000,
              ExperimentFields::tr("Pulls every weight towards zero a little at each step. 0 is off."));
}

void addSchedule(FieldTable<TrainingConfiguration>& table) {
  using T = TrainingConfiguration;
  table
      .choice("schedule", &T::schedule, ExperimentFields::tr("schedule"),
              {ExperimentFields::tr("constant"), ExperimentFields::tr("cosine"), ExperimentFields::tr("step")},
              ExperimentFields::tr("How the learning rate changes during the run: not at all, rising and then falling "
                                   "along a cosine, or dropping at intervals."))
      .number(FieldKind::Whole, "warmup_steps", &T::warmupSteps, ExperimentFields::tr("warm-up steps"), 0, largestSteps,
              ExperimentFields::tr("Steps over which the learning rate rises from zero before the cosine begins."))
      .when(scheduleIs(ScheduleKind::Cosine))
      .number(FieldKind::Whole, "step_size", &T::stepSize, ExperimentFields::tr("decay every"), 1, largestSteps,
              ExperimentFields::tr("Steps between two drops of the learning rate."))
      .when(scheduleIs(ScheduleKind::Step))
      .number(FieldKind::Real, "gamma", &T::gamma, ExperimentFields::tr("decay factor"), 0.0001, 1,
              ExperimentFields::tr("What the learning rate is multiplied by at each drop."))
      .when(scheduleIs(ScheduleKind::Step));
}

std::vector<ExperimentField> trainingFields() {
  using T = TrainingConfiguration;
  FieldTable<T> table(FieldSection::Training, QStringLiteral("training."), &Configuration::training);
  addOptimizer(table);
  addSchedule(table);
  table
      .number(FieldKind::Whole, "batch_size", &T::batchSize, ExperimentFields::tr("batch size"), 1, 65536,
              ExperimentFields::tr("Samples whose gradients are averaged for one step."))
      .newModel()
      .number(FieldKind::Whole, "steps", &T::steps, ExperimentFields::tr("steps"), 1, largestSteps,
              ExperimentFields::tr("Where training stops by itself; raise it to go on."))
      .number(FieldKind::Whole, "seed", &T::seed, ExperimentFields::tr("seed"), 0, largestSeed,
              ExperimentFields::tr("Where all random numbers start: data, first weights, batches, dropout. The same "
                                   "seed gives the same run."))
      .newModel()
      .number(FieldKind::Real, "clip_norm", &T::clipNorm, ExperimentFields::tr("clip norm"), 0, 1e6,
              ExperimentFields::tr("Gradients whose norm is larger are shortened to it. 0 is off."))
      .number(FieldKind::Whole, "evaluate_every", &T::evaluateEvery, ExperimentFields::tr("evaluate every"), 1,
              largestSteps, ExperimentFields::tr("Steps between two measurements on the unseen samples."))
      .number(FieldKind::Real, "validation_fraction", &T::validationFraction, ExperimentFields::tr("held-out share"),
              0.01, 0.9, ExperimentFields::tr("Share of the samples that training never sees, to measure honestly."))
      .newModel();
  return table.take();
}

}  // namespace

std::vector<ExperimentField> experimentFields() {
  std::vector<ExperimentField> fields = modelFields();
  for (ExperimentField& field : trainingFields()) fields.push_back(std::move(field));
  return fields;
}

std::vector<ExperimentField> taskFields(const Task& task) {
  std::vector<ExperimentField> fields;
  for (const TaskOption& option : task.options) {
    QString label = taskText(option.name);
    ExperimentField field;
    field.key = QStringLiteral("task.") + QString::fromStdString(option.name);
    field.section = FieldSection::Task;
    field.kind = option.wholeNumber ? FieldKind::Whole : FieldKind::Real;
    field.label = label.replace(u'_', u' ');
    field.explanation = taskText(option.explanation);
    field.needsNewModel = true;
    field.minimum = option.minimum;
    field.maximum = option.maximum;
    field.read = [name = option.name, otherwise = option.defaultValue](const Configuration& c) {
      const auto found = c.task.options.find(name);
      return found == c.task.options.end() ? otherwise : found->second;
    };
    field.write = [name = option.name](Configuration& c, double value) { c.task.options[name] = value; };
    fields.push_back(std::move(field));
  }
  return fields;
}

std::vector<FieldProblem> problemsOf(const Configuration& configuration, int longestSample) {
  const ModelConfiguration& model = configuration.model;
  std::vector<FieldProblem> problems;
  if (model.nhead > 0 && model.dModel % model.nhead != 0) {
    problems.push_back({QStringLiteral("model.d_model"),
                        ExperimentFields::tr("d_model must be a multiple of the heads: %1 does not divide by %2.")
                            .arg(model.dModel)
                            .arg(model.nhead)});
  } else if (model.position == Position::Rotary && model.nhead > 0 && model.dModel / model.nhead % 2 != 0) {
    problems.push_back({QStringLiteral("model.d_model"),
                        ExperimentFields::tr("Rotary positions turn a head's dimensions in pairs: d_model ÷ heads must "
                                             "be even, not %1.")
                            .arg(model.dModel / model.nhead)});
  }
  if (model.stem == Stem::Convolution && model.stemKernel % 2 == 0) {
    problems.push_back({QStringLiteral("model.stem_kernel"),
                        ExperimentFields::tr("The kernel must be odd, so that a token stands in the middle of what it "
                                             "sees, not %1.")
                            .arg(model.stemKernel)});
  }
  const int needed = longestSample + (model.hasCls() ? 1 : 0);
  if (longestSample > 0 && model.maxLength < needed) {
    problems.push_back({QStringLiteral("model.max_length"),
                        ExperimentFields::tr("The longest sample needs at least %1 places.").arg(needed)});
  }
  return problems;
}

}  // namespace encoderlab
