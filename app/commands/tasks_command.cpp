#include <nlohmann/json.hpp>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "model/tasks/task.h"
#include "views/task_text.h"

namespace encoderlab {
namespace {

nlohmann::ordered_json toJson(const Task& task) {
  nlohmann::ordered_json options = nlohmann::ordered_json::array();
  for (const TaskOption& option : task.options) {
    options.push_back({{"name", option.name},
                       {"explanation", option.explanation},
                       {"default", option.defaultValue},
                       {"minimum", option.minimum},
                       {"maximum", option.maximum}});
  }
  return {{"name", task.name},        {"title", task.title}, {"kind", task.kind}, {"teaches", task.teaches},
          {"look_for", task.lookFor}, {"goal", task.goal},   {"options", options}};
}

}  // namespace

int runTasks(const QStringList& words) {
  CommandLine line(QStringLiteral("tasks"), {}, CommandText::tr("Lists every task: name, kind, what it teaches."));
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  Console console(line);
  nlohmann::ordered_json tasks = nlohmann::ordered_json::array();
  for (const Task& task : allTasks()) {
    constexpr int nameWidth = 16;
    constexpr int kindWidth = 8;
    console.say(QString::fromStdString(task.name).leftJustified(nameWidth) +
                QString::fromStdString(task.kind).leftJustified(kindWidth) + taskText(task.teaches));
    tasks.push_back(toJson(task));
  }
  console.finish({{"tasks", tasks}});
  return 0;
}

}  // namespace encoderlab
