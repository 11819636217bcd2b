#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace encoderlab {

/// A file that appears whole or not at all: written beside its path, brought to the disk and renamed by commit();
/// removed again if commit() was not reached. Every function throws std::runtime_error naming the path and the cause.
class AtomicFile {
 public:
  /// Opens the file beside `path`. Refuses what is not a regular file; a link is followed.
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);
  void commit();

 private:
  [[noreturn]] void fail() const;

  std::filesystem::path m_path;
  std::string m_temporaryPath;
  int m_descriptor = -1;
};

/// Throws as AtomicFile does if `path` could not be written now; leaves nothing behind.
void requireWritable(const std::filesystem::path& path);

}  // namespace encoderlab
