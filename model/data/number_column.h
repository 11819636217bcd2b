#pragma once

#include <cstddef>
#include <optional>

#include "model/data/delimited_reader.h"

namespace encoderlab {

/// The number in `column` of the reader's row; nothing if its field says that it is missing. Throws as
/// DelimitedReader::fail does if it is neither.
std::optional<double> numberIn(const DelimitedReader& reader, std::size_t column);

}  // namespace encoderlab
