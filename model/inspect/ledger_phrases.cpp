#include "model/inspect/ledger_phrases.h"

namespace encoderlab {

std::string LedgerPhrase::inEnglish() const {
  std::string sentence = text;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string place = "%" + std::to_string(i + 1);
    if (const std::size_t at = sentence.find(place); at != std::string::npos)
      sentence.replace(at, place.size(), arguments[i]);
  }
  return sentence;
}

}  // namespace encoderlab
