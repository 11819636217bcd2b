#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/data/dataset.h"
#include "model/training/measures.h"

namespace encoderlab {

/// How samples, targets and predictions are put into words; shared by the list and the editor.

/// The text of a token; its number where the data set has no name for it.
QString tokenName(const Dataset& dataset, std::int32_t token);
/// "·" for a target that the loss leaves out.
QString className(const Dataset& dataset, std::int64_t target);

/// One text a token; for vectors one a token with its values in the data's own unit.
QStringList inputTexts(const Dataset& dataset, const Sample& sample);
/// The same in one; of a picture or a video only what size it has.
QString inputText(const Dataset& dataset, const Sample& sample);
/// One text a target; empty if the sample has none.
QStringList targetTexts(const Dataset& dataset, const Sample& sample);
/// Whether the prediction at `place` answers something: a sample with targets may leave places out.
bool isAsked(const Sample& sample, std::size_t place);
/// One text a prediction; "·" where nothing is asked.
QStringList predictionTexts(const Dataset& dataset, const Sample& sample, const Prediction& prediction);
/// A probability in three places: ".97", "1.0".
QString shortProbability(double probability);
/// One flag a predicted class: it differs from a target that counts.
std::vector<bool> wrongTargets(const Sample& sample, const Prediction& prediction);

/// Whether every patch of a picture has a class, which is then shown where it lies.
bool hasClassPerPatch(const Dataset& dataset);
struct RightPatches {
  int right = 0;
  int asked = 0;  ///< those that the loss leaves out are not
};
RightPatches rightPatches(const Sample& sample, const Prediction& prediction);
/// "97 of 100 patches right".
QString rightPatchesText(const Sample& sample, const Prediction& prediction);

/// Output `index` of a sample, and number `index` of its vectors, in the data's own unit.
double outputInUnit(const Dataset& dataset, std::size_t index, double value);
std::vector<double> outputsInUnit(const Dataset& dataset, const std::vector<float>& outputs);
double inputInUnit(const Dataset& dataset, std::size_t index, double value);
/// The vocabulary, and what the numbers of a token's vector are called.
QStringList tokenTexts(const Dataset& dataset);
QStringList featureTexts(const Dataset& dataset);
/// The inverse of inputInUnit.
double inputFromUnit(const Dataset& dataset, std::size_t index, double value);
/// Root of the mean squared error over the sample's outputs, in the data's own unit; NaN without targets.
double sampleError(const Dataset& dataset, const Sample& sample, const Prediction& prediction);

/// What an intervention does to the loss of a sample, as a sentence.
QString lossChangeText(const Prediction& before, const Prediction& after);

/// Whether texts of this data set are cut into characters rather than at spaces: every token is one character, special
/// ones ("<pad>", "[UNK]") aside.
bool isSplitIntoCharacters(const Dataset& dataset);
/// The sample's tokens as one text, cut apart again by tokensOf.
QString textOf(const Dataset& dataset, const std::vector<std::int32_t>& tokens);
/// The tokens of a text, or nothing if it holds one that the vocabulary lacks and no unknown token stands for it;
/// `missing` then names all of these, each once.
std::optional<std::vector<std::int32_t>> tokensOf(const Dataset& dataset, const QString& text, QStringList& missing);
/// A sentence that says that the vocabulary lacks `names`, and what it has.
QString unknownTokensText(const Dataset& dataset, const QStringList& names);

}  // namespace encoderlab
