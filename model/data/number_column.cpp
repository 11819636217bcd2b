#include "model/data/number_column.h"

#include <string>
#include <string_view>

#include "model/data/number_text.h"

namespace encoderlab {

std::optional<double> numberIn(const DelimitedReader& reader, std::size_t column) {
  const std::string_view field = reader.field(column);
  const std::optional<double> number = parseNumber(field);
  if (number || isMissingNumber(field)) return number;
  reader.fail(column,
              std::string("'").append(field).append("' is not a number (write decimals with a point, as in 1.5)."));
}

}  // namespace encoderlab
