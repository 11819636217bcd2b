#include "app/commands/metrics_file.h"

#include "app/commands/csv.h"

namespace encoderlab {

namespace {

/// Of a figure that may be missing.
std::string csvFigure(const std::optional<double>& figure) { return figure ? csvNumber(*figure) : std::string(); }

}  // namespace

MetricsFile::MetricsFile(const std::filesystem::path& path, const std::string& measure, LossKind loss)
    : m_file(path),
      m_pending(
          csvLine({"step", "train_loss", "train_accuracy", "learning_rate", "gradient_norm", "seconds", "valid_loss",
                   "valid_" + measure, loss == LossKind::CrossEntropy ? "valid_macro_f1" : "valid_mae"})) {}

void MetricsFile::add(const StepPoint& point, const Evaluation* validation) {
  constexpr std::size_t flushBeyond = 65'536;
  std::vector<std::string> fields{std::to_string(point.step),    csvNumber(point.loss),
                                  csvNumber(point.accuracy),     csvNumber(point.learningRate),
                                  csvNumber(point.gradientNorm), csvNumber(point.seconds)};
  if (validation != nullptr) {
    const std::optional<double> last =
        validation->meanAbsoluteError ? validation->meanAbsoluteError : validation->classes.macroF1();
    fields.insert(fields.end(), {csvNumber(validation->loss), csvNumber(validation->measure), csvFigure(last)});
  } else {
    fields.insert(fields.end(), 3, std::string());
  }
  m_pending += csvLine(fields);
  if (m_pending.size() > flushBeyond) flush();
}

void MetricsFile::commit() {
  flush();
  m_file.commit();
}

void MetricsFile::flush() {
  m_file.write(m_pending);
  m_pending.clear();
}

}  // namespace encoderlab
