#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/translatable.h"

namespace encoderlab {

/// A sentence in English; %1, %2 … stand for `arguments`, which are the same in every language.
struct LedgerPhrase {
  std::string text;
  std::vector<std::string> arguments;

  std::string inEnglish() const;
};

/// Every label, step's name and sentence of an explanation that holds words instead of symbols. Views translate them.
namespace phrases {

inline constexpr const char* rounding = QT_TRANSLATE_NOOP("Ledger", "rounding (32-bit)");
inline constexpr const char* notExplained = QT_TRANSLATE_NOOP("Ledger", "not explained");
inline constexpr const char* via = QT_TRANSLATE_NOOP("Ledger", "via %1");
inline constexpr const char* withoutTheChange = QT_TRANSLATE_NOOP("Ledger", "without the change");

inline constexpr const char* keyIsPadding = QT_TRANSLATE_NOOP("Ledger", "0: the key is padding, exp(−∞) = 0");
inline constexpr const char* largestScore = QT_TRANSLATE_NOOP("Ledger", "max s, padding left out");
inline constexpr const char* sharedByKeys = QT_TRANSLATE_NOOP("Ledger", "Σ a da over the keys");
inline constexpr const char* mean = QT_TRANSLATE_NOOP("Ledger", "mean μ");
inline constexpr const char* variance = QT_TRANSLATE_NOOP("Ledger", "variance σ²");
inline constexpr const char* reluSlope = QT_TRANSLATE_NOOP("Ledger", "1 where u > 0, else 0");
inline constexpr const char* rowIsNotRead = QT_TRANSLATE_NOOP("Ledger", "0: no token of the batch reads this row");
inline constexpr const char* paddingIsNotPooled = QT_TRANSLATE_NOOP("Ledger", "0: the mean leaves padding out");
inline constexpr const char* onlyClsIsPooled = QT_TRANSLATE_NOOP("Ledger", "0: only the cls token is read");
inline constexpr const char* clsPassesStem = QT_TRANSLATE_NOOP("Ledger", "0: the cls token passes the stem by");
inline constexpr const char* paddingIsNotSeen =
    QT_TRANSLATE_NOOP("Ledger", "0: the stem sees zeros where there is padding");
inline constexpr const char* paddingIsPassedOver = QT_TRANSLATE_NOOP("Ledger", "0: the recurrence passes over padding");
inline constexpr const char* stateBegins = QT_TRANSLATE_NOOP("Ledger", "0: the state before the first token");
inline constexpr const char* tapSeesNothing =
    QT_TRANSLATE_NOOP("Ledger", "0: no token of the batch has this neighbour");
inline constexpr const char* targetIsIgnored = QT_TRANSLATE_NOOP("Ledger", "0: the target is −100");
inline constexpr const char* isTheTarget = QT_TRANSLATE_NOOP("Ledger", "−1 / n, this is the target");

inline constexpr const char* isOff = QT_TRANSLATE_NOOP("Ledger", "0: switched off");
inline constexpr const char* setByHand = QT_TRANSLATE_NOOP("Ledger", "set by hand");
inline constexpr const char* patched = QT_TRANSLATE_NOOP("Ledger", "patched from another sample");
inline constexpr const char* pinned = QT_TRANSLATE_NOOP("Ledger", "pinned by hand");
inline constexpr const char* gradientStops =
    QT_TRANSLATE_NOOP("Ledger", "0: the value does not depend on what came before");
inline constexpr const char* otherWeights = QT_TRANSLATE_NOOP("Ledger", "rest = Σ p over the keys that are not pinned");
inline constexpr const char* leftByPins = QT_TRANSLATE_NOOP("Ledger", "left = 1 − Σ of the pinned weights");
inline constexpr const char* equalParts = QT_TRANSLATE_NOOP("Ledger", "left / n: every other weight was 0");
inline constexpr const char* noProportions =
    QT_TRANSLATE_NOOP("Ledger", "0: the others have equal parts, whatever the scores");

inline constexpr const char* headIsOff = QT_TRANSLATE_NOOP("Ledger", "The head is switched off: its output is 0.");
inline constexpr const char* attentionIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The attention is switched off: its output is 0.");
inline constexpr const char* feedForwardIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The feed-forward is switched off: its output is 0.");
inline constexpr const char* normIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The norm is switched off: the value passes through unchanged.");
inline constexpr const char* residualIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The residual is switched off: the branch goes on alone.");
inline constexpr const char* positionIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The position is switched off: nothing is added to the embedding.");
inline constexpr const char* rotationIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The rotation is switched off: the value passes through unchanged.");
inline constexpr const char* scalingIsOff =
    QT_TRANSLATE_NOOP("Ledger", "The scaling is switched off: nothing is divided by √(D/H).");
inline constexpr const char* valueIsSet = QT_TRANSLATE_NOOP("Ledger", "Set by hand to %1; the sum would give %2.");
inline constexpr const char* valueIsPatched =
    QT_TRANSLATE_NOOP("Ledger", "Patched from %3 to %1; the sum would give %2.");
inline constexpr const char* weightIsPinned =
    QT_TRANSLATE_NOOP("Ledger", "Pinned by hand to %1; the softmax would give %2.");
inline constexpr const char* rowIsRenormalised = QT_TRANSLATE_NOOP(
    "Ledger", "The row has pinned weights: the others keep their proportions and share what is left.");
inline constexpr const char* rowIsChanged =
    QT_TRANSLATE_NOOP("Ledger", "The row has weights changed by hand: p is what the softmax had made of the scores.");

/// All of the above.
inline constexpr std::array all{rounding,
                                notExplained,
                                via,
                                withoutTheChange,
                                keyIsPadding,
                                largestScore,
                                sharedByKeys,

                                mean,
                                variance,
                                reluSlope,
                                rowIsNotRead,
                                paddingIsNotPooled,
                                onlyClsIsPooled,
                                clsPassesStem,
                                paddingIsNotSeen,
                                paddingIsPassedOver,
                                stateBegins,
                                tapSeesNothing,
                                targetIsIgnored,
                                isTheTarget,
                                isOff,
                                setByHand,
                                patched,
                                pinned,
                                gradientStops,
                                otherWeights,
                                leftByPins,
                                equalParts,
                                noProportions,
                                headIsOff,
                                attentionIsOff,
                                feedForwardIsOff,
                                normIsOff,
                                residualIsOff,
                                positionIsOff,
                                rotationIsOff,
                                scalingIsOff,
                                valueIsSet,
                                valueIsPatched,
                                weightIsPinned,
                                rowIsRenormalised,
                                rowIsChanged};

}  // namespace phrases
}  // namespace encoderlab
