#include "model/io/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace encoderlab {
namespace {

std::string errorText() { return std::generic_category().message(errno); }

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : m_path(std::move(path)) {
  std::error_code error;
  constexpr int mostLinks = 40;
  for (int links = 0; links < mostLinks && std::filesystem::is_symlink(m_path, error); ++links) {
    m_path = m_path.parent_path() / std::filesystem::read_symlink(m_path, error);
  }
  const std::filesystem::file_status status = std::filesystem::status(m_path, error);
  if (m_path.empty() || (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))) {
    throw std::runtime_error(m_path.string() + " cannot be written: it is not a regular file.");
  }
  for (int attempt = 0; m_descriptor < 0; ++attempt) {
    m_temporaryPath = m_path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".part";
    m_descriptor = ::open(m_temporaryPath.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (m_descriptor < 0 && errno != EEXIST) fail();
  }
}

AtomicFile::~AtomicFile() {
  if (m_descriptor < 0) return;
  ::close(m_descriptor);
  ::unlink(m_temporaryPath.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::commit() {
  if (::fsync(m_descriptor) != 0) fail();
  if (::rename(m_temporaryPath.c_str(), m_path.c_str()) != 0) fail();
  ::close(m_descriptor);
  m_descriptor = -1;
}

void AtomicFile::fail() const {
  throw std::runtime_error(m_path.string() + " cannot be written: " + errorText() + ".");
}

void requireWritable(const std::filesystem::path& path) { const AtomicFile probe(path); }

}  // namespace encoderlab
