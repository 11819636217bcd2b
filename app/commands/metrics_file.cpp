#include "app/commands/metrics_file.h"

#include "app/commands/csv.h"

namespace encoderlab {

MetricsFile::MetricsFile(const std::filesystem::path& path, const std::string& measure)
    : m_file(path),
      m_pending(csvLine({"step", "train_loss", "train_accuracy", "learning_rate", "gradient_norm", "seconds",
                         "valid_loss", "valid_" + measure})) {}

void MetricsFile::add(const StepPoint& point, const ValidationPoint* validation) {
  constexpr std::size_t flushBeyond = 65'536;
  m_pending += csvLine({std::to_string(point.step), csvNumber(point.loss), csvNumber(point.accuracy),
                        csvNumber(point.learningRate), csvNumber(point.gradientNorm), csvNumber(point.seconds),
                        validation != nullptr ? csvNumber(validation->loss) : "",
                        validation != nullptr ? csvNumber(validation->measure) : ""});
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
