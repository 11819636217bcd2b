#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace encoderlab {

/// Streams a table of text with a header (RFC 4180, separated by comma, semicolon or tab; UTF-8 with or without a byte
/// order mark; lines end in LF, CRLF or CR), one row in memory at a time. Rows are counted as a spreadsheet does: the
/// header is row 1, empty lines count but are passed over.
///
/// A field that begins with a quote is quoted: separators and line ends in it are text, a doubled quote is one quote.
/// A quote elsewhere in a field is text. Where tabs separate, quotes are often just text, so a field that begins
/// with a quote is quoted only if its closing quote ends the field; otherwise all of it is taken as it is written.
///
/// All functions throw std::runtime_error with one sentence naming the file, and the row and column where there is one:
/// not a regular file, unreadable, empty, not UTF-8, a NUL byte, rows of unequal length, quotes that do not match, a
/// header that repeats a name or is itself data.
class DelimitedReader {
 public:
  /// Opens `file`, finds the separator and reads the header.
  explicit DelimitedReader(std::string file);

  const std::string& file() const { return m_file; }
  char separator() const { return m_separator; }
  /// The header's names, white space around them left aside; "column 3" where one is empty.
  const std::vector<std::string>& columns() const { return m_columns; }

  /// Goes to the next row; false at the end of the file. Views of the row before are no longer valid.
  bool next();
  std::size_t row() const { return m_row; }
  std::string_view field(std::size_t column) const;
  /// The row as it is written, without its line end.
  std::string_view rowText() const;
  /// Empty lines passed over so far between rows; those at the end of the file do not count.
  std::size_t emptyLines() const { return m_emptyLines; }

  /// Throws: `what` is wrong in `column` of this row.
  [[noreturn]] void fail(std::size_t column, const std::string& what) const;

 private:
  struct Field {
    std::size_t begin;
    std::size_t length;
    bool unescaped;  ///< it lies in m_unescaped, not in m_buffer
  };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  enum class Quoted { Ended, NeedsMore, Literal };

  void refill();
  bool parseRecord();
  std::optional<std::size_t> parseField(std::size_t begin);
  Quoted parseQuoted(std::size_t begin, std::size_t& end);
  bool endsField(char byte) const { return byte == m_separator || byte == '\n' || byte == '\r'; }
  void checkEncoding() const;
  void checkFieldCount() const;
  [[noreturn]] void failWhileParsing(const std::string& what) const;
  std::string nameOf(std::size_t column) const;

  std::string m_file;
  std::unique_ptr<std::FILE, CloseFile> m_stream;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0;      ///< of the current record in m_buffer
  std::size_t m_recordEnd = 0;  ///< its end, without the line end
  std::size_t m_next = 0;       ///< begin of the record after it
  std::size_t m_end = 0;        ///< of what is read of the file
  bool m_atEnd = false;         ///< nothing more to read

  char m_separator = ',';
  std::vector<std::string> m_columns;
  std::vector<Field> m_fields;
  std::string m_unescaped;
  std::size_t m_row = 0;
  std::size_t m_emptyLines = 0;
  std::size_t m_pendingEmptyLines = 0;
};

}  // namespace encoderlab
