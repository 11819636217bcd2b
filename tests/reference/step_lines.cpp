#include <exception>
#include <iostream>
#include <iterator>
#include <string>

#include <nlohmann/json.hpp>

#include "model/inspect/step_list.h"
#include "model/io/configuration_json.h"

using namespace encoderlab;

namespace {

nlohmann::json toJson(const Op& op) {
  return {{"output", op.output},
          {"insides", op.insides},
          {"inputs", op.inputs},
          {"parameters", op.parameters},
          {"pytorch", op.pytorch}};
}

nlohmann::json toJson(const Step& step) {
  return {{"phase", static_cast<int>(step.phase)},
          {"op", step.op},
          {"reads", step.reads},
          {"makes", step.makes},
          {"adds_to", step.addsTo},
          {"parameter", step.parameter},
          {"pytorch", step.pytorch}};
}

template <typename Items>
nlohmann::json listOf(const Items& items) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& item : items) list.push_back(toJson(item));
  return list;
}

}  // namespace

/// Reads a list of configurations (JSON) and writes for each the ops and the steps, for check_step_lines.py.
int main() {
  try {
    const std::string text((std::istreambuf_iterator<char>(std::cin)), {});
    nlohmann::json all = nlohmann::json::array();
    for (const auto& json : nlohmann::ordered_json::parse(text)) {
      const Configuration configuration = configurationFromJson(json);
      all.push_back({{"ops", listOf(opList(configuration.model))},
                     {"steps", listOf(stepList(configuration.model, configuration.training))}});
    }
    std::cout << all.dump() << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
