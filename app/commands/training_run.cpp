#include "app/commands/training_run.h"

#include <QElapsedTimer>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands/command_text.h"
#include "app/commands/evaluation_report.h"
#include "app/commands/interruption.h"
#include "app/commands/metrics_file.h"
#include "model/io/model_file.h"
#include "model/nn/parameters.h"

namespace encoderlab {
namespace {

/// One run from the trainer's step to the goal, and what is known of it.
class TrainingRun {
 public:
  TrainingRun(Trainer trainer, const TrainingOutputs& outputs, Console& console)
      : m_trainer(std::move(trainer)), m_outputs(outputs), m_console(console), m_firstStep(m_trainer.step()) {
    if (!outputs.metrics.empty()) m_metrics.emplace(outputs.metrics, dataset().measure, dataset().head.loss);
  }

  int run() {
    const Interruption interruption;
    m_clock.start();
    train(interruption);
    if (!m_validation || m_validation->step != m_trainer.step()) validateNow();
    if (m_metrics) m_metrics->commit();
    if (!m_outputs.model.empty()) {
      saveModel(m_outputs.model, configuration(), m_trainer.state(), &dataset());
      m_console.say(CommandText::tr("Saved the model as %1.").arg(QString::fromStdString(m_outputs.model.string())));
    }
    report();
    return m_failed ? 1 : 0;
  }

 private:
  const Configuration& configuration() const { return m_trainer.experiment().configuration; }
  const Dataset& dataset() const { return *m_trainer.experiment().dataset; }
  std::int64_t goal() const { return configuration().training.steps; }

  void train(const Interruption& interruption) {
    while (m_trainer.step() < goal()) {
      if (interruption.requested()) {
        m_stopped = "interrupted";
        m_console.say(CommandText::tr("Stopped at step %1.").arg(m_trainer.step()));
        return;
      }
      try {
        m_lastStep = m_trainer.runStep();
      } catch (const NonFiniteError& error) {
        m_failed = true;
        m_stopped = error.what();
        printError(QString::fromUtf8(error.what()));
        return;
      }
      const bool evaluated =
          m_trainer.step() % configuration().training.evaluateEvery == 0 || m_trainer.step() == goal();
      if (evaluated) validateNow();
      if (m_metrics) m_metrics->add(*m_lastStep, evaluated ? &m_validation->evaluation : nullptr);
      showProgress(evaluated);
    }
  }

  void validateNow() { m_validation = ValidationReport{m_trainer.step(), m_trainer.evaluateValidation()}; }

  void showProgress(bool evaluated) {
    const QString step = CommandText::tr("step %1 of %2, loss %3, %4 steps/s")
                             .arg(QString::number(m_trainer.step()), QString::number(goal()),
                                  consoleNumber(m_lastStep->loss), consoleNumber(stepsPerSecond()));
    m_console.showProgress(m_trainer.step(), goal(), step);
    if (!evaluated || (m_console.isTerminal() && m_trainer.step() != goal())) return;
    m_console.say(CommandText::tr("%1, validation loss %2, validation %3 %4")
                      .arg(step, consoleNumber(m_validation->evaluation.loss), measureText(dataset().measure),
                           measuredText(dataset().measure, m_validation->evaluation.measure)));
  }

  double seconds() const { return static_cast<double>(m_clock.nsecsElapsed()) * 1e-9; }
  double stepsPerSecond() const { return static_cast<double>(m_trainer.step() - m_firstStep) / seconds(); }

  void report() {
    nlohmann::ordered_json json = {
        {"task", configuration().task.name}, {"steps", m_trainer.step()}, {"seed", configuration().training.seed}};
    json["train_loss"] = m_lastStep ? nlohmann::ordered_json(m_lastStep->loss) : nullptr;
    if (m_lastStep && dataset().head.loss == LossKind::CrossEntropy) json["train_accuracy"] = m_lastStep->accuracy;
    json["valid_loss"] = m_validation->evaluation.loss;
    addMeasures(json, dataset(), m_validation->evaluation);
    json["seconds"] = seconds();
    json["steps_per_second"] = stepsPerSecond();
    json["parameters"] = ParameterLayout(configuration().model).size();
    if (!m_stopped.empty()) json["stopped"] = m_stopped;
    if (!m_outputs.model.empty()) json["out"] = m_outputs.model.string();
    m_console.finish(json);
  }

  Trainer m_trainer;
  const TrainingOutputs& m_outputs;
  Console& m_console;
  std::int64_t m_firstStep;
  std::optional<MetricsFile> m_metrics;
  std::optional<StepPoint> m_lastStep;
  std::optional<ValidationReport> m_validation;
  QElapsedTimer m_clock;
  std::string m_stopped;
  bool m_failed = false;
};

}  // namespace

void addTrainingOutputOptions(CommandLine& line, const QString& aboutModel, const QString& aboutMetrics) {
  line.addOption(QStringLiteral("out"), QStringLiteral("M.safetensors"), aboutModel);
  line.addOption(QStringLiteral("metrics"), QStringLiteral("M.csv"), aboutMetrics);
}

TrainingOutputs trainingOutputs(const CommandLine& line) {
  TrainingOutputs outputs{line.value(QStringLiteral("out")).toStdString(),
                          line.value(QStringLiteral("metrics")).toStdString()};
  if (!outputs.model.empty()) requireWritable(outputs.model);
  if (!outputs.metrics.empty()) requireWritable(outputs.metrics);
  return outputs;
}

int trainAndReport(Trainer trainer, const TrainingOutputs& outputs, Console& console) {
  return TrainingRun(std::move(trainer), outputs, console).run();
}

}  // namespace encoderlab
