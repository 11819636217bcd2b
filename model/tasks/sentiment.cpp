#include <algorithm>
#include <array>
#include <span>

#include "model/tasks/bag_of_words.h"
#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr std::size_t mostAdjectives = 20;
constexpr std::array<const char*, mostAdjectives> praise = {
    "good",   "great",    "lovely", "charming", "clever",  "brilliant", "funny",   "elegant", "fresh",  "superb",
    "moving", "splendid", "bright", "warm",     "refined", "gripping",  "amusing", "tender",  "honest", "graceful"};
constexpr std::array<const char*, mostAdjectives> blame = {
    "bad",   "awful",   "dull", "boring", "clumsy", "terrible", "silly",   "ugly",  "stale", "dreadful",
    "empty", "tedious", "dim",  "cold",   "crude",  "tiresome", "painful", "harsh", "false", "awkward"};
constexpr std::array<const char*, 8> things = {"film", "plot", "acting", "music", "ending", "script", "cast", "camera"};
constexpr std::array<const char*, 2> stronger = {"very", "extremely"};
constexpr std::array<const char*, 2> weaker = {"slightly", "somewhat"};
constexpr std::array<const char*, 2> negators = {"not", "never"};
constexpr std::array<const char*, 2> believers = {"everyone", "critics"};
constexpr std::array<const char*, 1> doubters = {"nobody"};
constexpr std::array<const char*, 5> others = {"the", "was", "found", "and", "but"};

/// How much a clause says, to one side or the other.
constexpr int mild = 1;
constexpr int plain = 2;
constexpr int strong = 4;

/// The words that a run has, in the order of their ids, and the sentence that is being written in them.
class Writer {
 public:
  explicit Writer(std::size_t adjectives) : m_adjectives(adjectives) {
    for (const std::span<const char* const> group :
         {std::span<const char* const>(others), std::span<const char* const>(things),
          std::span<const char* const>(stronger), std::span<const char* const>(weaker),
          std::span<const char* const>(negators), std::span<const char* const>(believers),
          std::span<const char* const>(doubters), praised(), blamed()})
      m_words.insert(m_words.end(), group.begin(), group.end());
  }

  std::span<const char* const> praised() const { return std::span(praise).first(m_adjectives); }
  std::span<const char* const> blamed() const { return std::span(blame).first(m_adjectives); }
  const std::vector<std::string>& words() const { return m_words; }
  std::vector<std::int32_t> takeSentence() { return std::exchange(m_sentence, {}); }

  void write(std::string_view word) {
    m_sentence.push_back(static_cast<std::int32_t>(std::ranges::find(m_words, word) - m_words.begin()));
  }
  void writeOneOf(std::span<const char* const> choices, RandomStream& random) {
    write(choices[drawBetween(0, choices.size() - 1, random)]);
  }

 private:
  std::size_t m_adjectives;
  std::vector<std::string> m_words;
  std::vector<std::int32_t> m_sentence;
};

Dataset describe(const TaskOptions& options) {
  return describeTokens(Writer(countOption(options, "adjectives")).words(), HeadKind::Sequence,
                        {QT_TRANSLATE_NOOP("Task", "negative"), QT_TRANSLATE_NOOP("Task", "positive")});
}

struct Chances {
  double negation;
  double intensifier;
  double but;
};

bool happens(double chance, RandomStream& random) { return random.uniform() < chance; }

/// "the plot was not very dull" or "nobody found the plot very dull". Returns what it says of its thing: above zero for
/// praise. A negator turns it round, and then "very" makes it mild: what is not very good is a little bad.
int writeClause(Writer& writer, const Chances& chances, RandomStream& random) {
  const bool negated = happens(chances.negation, random);
  const bool opinion = happens(0.5, random);
  if (opinion) {
    writer.writeOneOf(negated ? std::span<const char* const>(doubters) : believers, random);
    writer.write("found");
  }
  writer.write("the");
  writer.writeOneOf(things, random);
  if (!opinion) writer.write("was");
  if (!opinion && negated) writer.writeOneOf(negators, random);
  int strength = plain;
  if (happens(chances.intensifier, random)) {
    // "not slightly good" says nothing clear.
    const bool strengthens = negated || happens(0.5, random);
    writer.writeOneOf(strengthens ? stronger : weaker, random);
    strength = strengthens && !negated ? strong : mild;
  }
  const bool good = happens(0.5, random);
  writer.writeOneOf(good ? writer.praised() : writer.blamed(), random);
  return good != negated ? strength : -strength;
}

/// What stands before a "but" does not count; what "and" joins is weighed against each other.
int writeSentence(Writer& writer, std::size_t clauses, const Chances& chances, RandomStream& random) {
  int opinion = writeClause(writer, chances, random);
  for (std::size_t i = 1; i < clauses; ++i) {
    const bool turns = happens(chances.but, random);
    writer.write(turns ? "but" : "and");
    opinion = (turns ? 0 : opinion) + writeClause(writer, chances, random);
  }
  return opinion;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t mostClauses = countOption(options, "clauses");
  const Chances chances{options.at("negation"), options.at("intensifiers"), options.at("but")};
  Writer writer(countOption(options, "adjectives"));
  return drawDistinct(countOption(options, "samples"), stream, [&](RandomStream& random) {
    for (;;) {
      const int opinion = writeSentence(writer, drawBetween(1, mostClauses, random), chances, random);
      Sample sample;
      sample.tokens = writer.takeSentence();
      sample.classes = {opinion > 0 ? 1 : 0};
      if (opinion != 0) return sample;
    }
  });
}

TaskOption chanceOption(const char* name, const char* explanation, double defaultValue) {
  return {name, explanation, defaultValue, 0, 1, false};
}

}  // namespace

Task sentimentTask() {
  Task task;
  task.name = "sentiment";
  task.title = QT_TRANSLATE_NOOP("Task", "Sentiment of a sentence");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Whether a review praises depends on how its words go together: \"not\" turns an adjective round, \"but\" "
      "cancels "
      "what came before, \"very\" decides which of two opinions is stronger. Counting words, as the baseline does, "
      "cannot tell.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "In the last layer nearly all words attend to the adjective after the last \"but\" "
                                   "and to the \"nobody\" or \"not\" that turns it round; what stands before the "
                                   "\"but\" gets next to nothing. A head of the first layer may look for the \"but\".");
  task.goal = 0.98;
  task.options = {
      {"clauses", QT_TRANSLATE_NOOP("Task", "The most opinions in a sentence, joined by \"and\" or \"but\"."), 3, 1, 6},
      chanceOption("negation", QT_TRANSLATE_NOOP("Task", "The share of opinions that are negated."), 0.3),
      chanceOption(
          "intensifiers",
          QT_TRANSLATE_NOOP("Task", "The share of adjectives that are made stronger or weaker by a word before them."),
          0.5),
      chanceOption("but",
                   QT_TRANSLATE_NOOP("Task",
                                     "The share of \"but\" among the words that join two opinions; \"but\" "
                                     "cancels what came before, \"and\" weighs it."),
                   0.5),
      {"adjectives", QT_TRANSLATE_NOOP("Task", "The number of adjectives that praise, and of those that blame."), 12, 1,
       mostAdjectives},
      samplesOption(40'000)};
  complete(task, {describe, draw, bagOfWordsBaseline});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.steps = 16'000;
  return task;
}

}  // namespace encoderlab
