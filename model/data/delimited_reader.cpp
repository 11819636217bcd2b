#include "model/data/delimited_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "model/data/number_text.h"
#include "model/data/table_header.h"
#include "model/data/text_encoding.h"

namespace encoderlab {
namespace {

constexpr std::size_t chunkSize = std::size_t{1} << 20U;
constexpr std::size_t longestQuotedField = std::size_t{1} << 20U;
constexpr std::size_t longestRow = std::size_t{1} << 24U;

std::FILE* openTable(const std::string& file) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found)
    throw std::runtime_error(file + ": there is no such file.");
  if (std::filesystem::is_directory(status)) {
    throw std::runtime_error(file + " is a directory, not a CSV or TSV file.");
  }
  if (!error && !std::filesystem::is_regular_file(status)) {
    throw std::runtime_error(file + " is not a regular file: it must be one that can be read twice.");
  }
  std::FILE* const stream = std::fopen(file.c_str(), "rb");
  if (stream == nullptr) throw std::runtime_error(file + " cannot be read: " + std::strerror(errno) + ".");
  return stream;
}

/// The separator that the first line of `text` holds most often outside quotes; on a tie tab, then semicolon.
char detectSeparator(std::string_view text) {
  constexpr std::array<char, 3> separators = {'\t', ';', ','};
  std::array<std::size_t, 3> counts = {};
  bool quoted = false;
  for (const char byte : text) {
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (byte == '\n' || byte == '\r') break;
    const auto found = std::find(separators.begin(), separators.end(), byte);
    if (found != separators.end()) ++counts[static_cast<std::size_t>(found - separators.begin())];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? ',' : separators[static_cast<std::size_t>(most - counts.begin())];
}

std::string hexadecimal(char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return std::string("0x") + digits[value >> 4U] + digits[value & 0xFU];
}

}  // namespace

DelimitedReader::DelimitedReader(std::string file) : m_file(std::move(file)), m_stream(openTable(m_file)) {
  refill();
  const std::string_view start(m_buffer.data(), m_end);
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    throw std::runtime_error(m_file + ", row 1, column 1: the file is UTF-16 text; save it as UTF-8.");
  }
  if (start.starts_with("\xEF\xBB\xBF")) m_next = 3;
  std::size_t header = m_next;
  while (header < m_end && (m_buffer[header] == '\n' || m_buffer[header] == '\r')) ++header;
  m_separator = detectSeparator(start.substr(header));
  if (!next()) throw std::runtime_error(m_file + " is empty: its first row must name the columns.");
  m_emptyLines = 0;
  std::vector<std::string_view> names;
  for (std::size_t column = 0; column < m_fields.size(); ++column) names.push_back(field(column));
  m_columns = columnNames(m_file, names);
}

bool DelimitedReader::next() {
  for (;;) {
    m_begin = m_next;
    while (!parseRecord()) refill();
    if (m_begin == m_end) return false;
    ++m_row;
    if (m_recordEnd != m_begin) break;
    ++m_pendingEmptyLines;
  }
  m_emptyLines += std::exchange(m_pendingEmptyLines, 0);
  checkEncoding();
  if (!m_columns.empty()) checkFieldCount();
  return true;
}

std::string_view DelimitedReader::field(std::size_t column) const {
  const Field& place = m_fields[column];
  const char* const text = place.unescaped ? m_unescaped.data() : m_buffer.data();
  return {text + place.begin, place.length};
}

std::string_view DelimitedReader::rowText() const { return {m_buffer.data() + m_begin, m_recordEnd - m_begin}; }

void DelimitedReader::fail(std::size_t column, const std::string& what) const {
  throw std::runtime_error(m_file + ", row " + std::to_string(m_row) + ", column " + nameOf(column) + ": " + what);
}

void DelimitedReader::refill() {
  const std::size_t kept = m_end - m_begin;
  if (kept > longestRow) {
    throw std::runtime_error(m_file + ", row " + std::to_string(m_row + 1) +
                             " is longer than 16 MiB: this is not a table of text, or its line ends are missing.");
  }
  if (m_begin > 0) {
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, kept);
    m_next -= m_begin;
    m_begin = 0;
    m_end = kept;
  }
  m_buffer.resize(std::max(m_buffer.size(), kept + std::max(kept, chunkSize)));
  const std::size_t read = std::fread(m_buffer.data() + m_end, 1, m_buffer.size() - m_end, m_stream.get());
  if (std::ferror(m_stream.get()) != 0) {
    throw std::runtime_error(m_file + " cannot be read: " + std::strerror(errno) + ".");
  }
  m_atEnd = read == 0;
  m_end += read;
}

/// Finds the fields of the record at m_begin; false if more of the file must be read first.
bool DelimitedReader::parseRecord() {
  m_fields.clear();
  m_unescaped.clear();
  std::size_t at = m_begin;
  for (;;) {
    const std::optional<std::size_t> end = parseField(at);
    if (!end) return false;
    at = *end + 1;
    if (*end < m_end && m_buffer[*end] == m_separator) continue;
    m_recordEnd = *end;
    m_next = std::min(at, m_end);
    if (*end == m_end || m_buffer[*end] == '\n') return true;
    if (at == m_end && !m_atEnd) return false;
    if (at < m_end && m_buffer[at] == '\n') ++m_next;
    return true;
  }
}

/// Where the field at `begin` ends: at a separator, a line end or the end of the file.
std::optional<std::size_t> DelimitedReader::parseField(std::size_t begin) {
  std::size_t end = begin;
  if (begin < m_end && m_buffer[begin] == '"') {
    const Quoted quoted = parseQuoted(begin, end);
    if (quoted == Quoted::NeedsMore) return std::nullopt;
    if (quoted == Quoted::Ended) return end;
  }
  const char* const bytes = m_buffer.data();
  end = begin;
  while (end < m_end && !endsField(bytes[end])) ++end;
  if (end == m_end && !m_atEnd) return std::nullopt;
  m_fields.push_back({begin, end - begin, false});
  return end;
}

DelimitedReader::Quoted DelimitedReader::parseQuoted(std::size_t begin, std::size_t& end) {
  const char* const bytes = m_buffer.data();
  const bool quotesMayBeText = m_separator == '\t';
  bool doubled = false;
  for (end = begin + 1;; ++end) {
    const void* const quote = std::memchr(bytes + end, '"', m_end - end);
    if (quote == nullptr ||
        static_cast<const char*>(quote) - bytes > static_cast<std::ptrdiff_t>(begin + longestQuotedField)) {
      if (!m_atEnd && m_end - begin <= longestQuotedField) return Quoted::NeedsMore;
      if (quotesMayBeText) return Quoted::Literal;
      failWhileParsing("a quote is opened here that is not closed within 1 MiB or before the end of the file.");
    }
    end = static_cast<std::size_t>(static_cast<const char*>(quote) - bytes) + 1;
    if (end == m_end && !m_atEnd) return Quoted::NeedsMore;
    if (end == m_end || endsField(bytes[end])) break;
    if (bytes[end] == '"') {
      doubled = true;
      continue;
    }
    if (quotesMayBeText) return Quoted::Literal;
    failWhileParsing(
        "a closing quote must be followed by the separator or the end of the row; double the quotes inside a field.");
  }
  const std::string_view text(bytes + begin + 1, end - begin - 2);
  if (!doubled) {
    m_fields.push_back({begin + 1, text.size(), false});
    return Quoted::Ended;
  }
  const std::size_t start = m_unescaped.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    m_unescaped.push_back(text[i]);
    if (text[i] == '"') ++i;
  }
  m_fields.push_back({start, m_unescaped.size() - start, true});
  return Quoted::Ended;
}

void DelimitedReader::checkEncoding() const {
  if (firstBadByte(rowText()) == std::string_view::npos) return;
  for (std::size_t column = 0; column < m_fields.size(); ++column) {
    const std::size_t bad = firstBadByte(field(column));
    if (bad == std::string_view::npos) continue;
    const char byte = field(column)[bad];
    if (byte == '\0') fail(column, "holds a NUL byte: the file is UTF-16 or no text at all; save it as UTF-8 text.");
    fail(column, "the byte " + hexadecimal(byte) +
                     " is not UTF-8; the file may be Latin-1 (Windows-1252) or another encoding: save it as UTF-8.");
  }
}

void DelimitedReader::checkFieldCount() const {
  if (m_fields.size() == m_columns.size()) return;
  const std::string expected = counted(m_columns.size(), "column", "columns") + " (" + joined(m_columns) + ")";
  const std::size_t first = std::min(m_fields.size(), m_columns.size());
  fail(first, "the row has " + counted(m_fields.size(), "field", "fields") + " where the header names " + expected +
                  (m_fields.size() > m_columns.size() ? "; a field that holds the separator must stand in quotes."
                                                      : "; the rest of the row is missing."));
}

void DelimitedReader::failWhileParsing(const std::string& what) const {
  throw std::runtime_error(m_file + ", row " + std::to_string(m_row + 1) + ", column " + nameOf(m_fields.size()) +
                           ": " + what);
}

std::string DelimitedReader::nameOf(std::size_t column) const {
  return column < m_columns.size() ? "'" + m_columns[column] + "'" : std::to_string(column + 1);
}

}  // namespace encoderlab
