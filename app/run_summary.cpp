#include "app/run_summary.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include "model/nn/parameters.h"
#include "model/tasks/task.h"
#include "views/task_text.h"

namespace encoderlab {

namespace {

struct RunSummary {
  Q_DECLARE_TR_FUNCTIONS(RunSummary)
};

QString blockName(Block block) {
  if (block == Block::Pre) return QStringLiteral("pre");
  return block == Block::Post ? QStringLiteral("post") : QStringLiteral("as_printed");
}

}  // namespace

QString runSummary(const Configuration& configuration) {
  const ModelConfiguration& model = configuration.model;
  const auto parameters = static_cast<int>(ParameterLayout(model).size());
  return RunSummary::tr("%1 · %2 × %3 · d_model %4 · %5 · seed %6", "block · layers × heads · … · parameters · seed")
      .arg(blockName(model.block), RunSummary::tr("%n layer(s)", nullptr, model.numLayers),
           RunSummary::tr("%n head(s)", nullptr, model.nhead), QString::number(model.dModel),
           RunSummary::tr("%Ln parameter(s)", nullptr, parameters), QString::number(configuration.training.seed));
}

QString runTitle(const TaskConfiguration& task) {
  if (task.data) return QFileInfo(QString::fromStdString(task.data->file)).fileName();
  for (const Task& known : allTasks())
    if (known.name == task.name) return taskText(known.title);
  return RunSummary::tr("A model without a task");
}

}  // namespace encoderlab
