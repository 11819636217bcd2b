#pragma once

#include <filesystem>
#include <string>

#include "model/io/atomic_file.h"
#include "model/training/history.h"

namespace encoderlab {

/// The CSV of a training run: one line a step, validation columns filled where it was evaluated. Appears whole, by
/// commit(), or not at all.
class MetricsFile {
 public:
  /// `measure` is the data set's: it names the last column, `valid_<measure>`.
  MetricsFile(const std::filesystem::path& path, const std::string& measure);

  /// `validation` may be null.
  void add(const StepPoint& point, const ValidationPoint* validation);
  void commit();

 private:
  void flush();

  AtomicFile m_file;
  std::string m_pending;
};

}  // namespace encoderlab
