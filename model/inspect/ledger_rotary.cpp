#include <cmath>

#include "model/inspect/ledger_rules.h"
#include "model/nn/rotary.h"

namespace encoderlab {
namespace {

/// A feature of a head and the other of its pair, and how far the token's position turns them.
struct TurnedPair {
  explicit TurnedPair(const LedgerQuery& query)
      : index(query.cell.index), partner(index), isEven(index.back() % 2 == 0) {
    partner.back() = isEven ? index.back() + 1 : index.back() - 1;
    const std::size_t position = query.context.positionOf(index[0], index[2]);
    const double angle = rotaryAngle(position, index.back(), query.context.headWidth());
    // As the network holds them: in 32 bits.
    cosine = static_cast<double>(static_cast<float>(std::cos(angle)));
    sine = static_cast<double>(static_cast<float>(std::sin(angle)));
  }

  Index index;
  Index partner;
  bool isEven;
  double cosine;
  double sine;
};

/// The cell times the cosine, and its partner times the sine, subtracted where `subtracts`.
Terms turned(const LedgerQuery& query, const TurnedPair& pair, const std::string& tensor, const std::string& letter,
             bool subtracts) {
  const std::string own = letter + indexText({pair.index[2], pair.index[3]});
  const std::string other = letter + indexText({pair.partner[2], pair.partner[3]});
  return {query.context.product(own + " cos φ", {{tensor, pair.index}}, {pair.cosine}),
          query.context.product((subtracts ? "−" : "") + other + " sin φ", {{tensor, pair.partner}},
                                {subtracts ? -pair.sine : pair.sine})};
}

Terms output(const LedgerQuery& query, Steps&) {
  if (query.isOff()) return {query.passedOn()};
  const TurnedPair pair(query);
  return turned(query, pair, query.op.inputs.front(), query.op.hook == Hook::QueryRotated ? "q" : "k", pair.isEven);
}

Terms inputGradient(const LedgerQuery& query, Steps&) {
  if (query.isOff()) return {query.passedBack()};
  const TurnedPair pair(query);
  return turned(query, pair, query.upstream(), "dy", !pair.isEven);
}

}  // namespace

const LedgerRule rotaryRule{output, inputGradient, nullptr};

}  // namespace encoderlab
