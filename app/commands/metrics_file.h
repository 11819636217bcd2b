#pragma once

#include <filesystem>
#include <string>

#include "model/configuration.h"
#include "model/io/atomic_file.h"
#include "model/training/history.h"
#include "model/training/measures.h"

namespace encoderlab {

/// The CSV of a training run: one line a step, validation columns filled where it was evaluated. Appears whole, by
/// commit(), or not at all.
class MetricsFile {
 public:
  /// `measure` is the data set's and names a column, `valid_<measure>`; the last one is `valid_macro_f1` for
  /// cross-entropy and `valid_mae` for mse.
  MetricsFile(const std::filesystem::path& path, const std::string& measure, LossKind loss);

  /// `validation` may be null.
  void add(const StepPoint& point, const Evaluation* validation);
  void commit();

 private:
  void flush();

  AtomicFile m_file;
  std::string m_pending;
};

}  // namespace encoderlab
