#include "app/what_if.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <stdexcept>

using namespace encoderlab;

namespace {

ModelConfiguration smallModel() {
  ModelConfiguration model;
  model.dModel = 8;
  model.nhead = 2;
  model.numLayers = 1;
  model.dimFeedforward = 16;
  model.maxLength = 6;
  model.input.vocabulary = 5;
  model.head.outputs = 5;
  return model;
}

Sample tokens(std::vector<std::int32_t> ids) {
  Sample sample;
  sample.tokens = std::move(ids);
  return sample;
}

}  // namespace

class WhatIfTest : public QObject {
  Q_OBJECT

 private slots:
  void everyChangeCanBeUndoneAndDoneAgain() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    const QSignalSpy changes(&whatIf, &WhatIf::interventionsChanged);
    whatIf.add(HeadOff{0, 1}, QStringLiteral("head off"));
    whatIf.add(PositionOff{}, QStringLiteral("position off"));
    QCOMPARE(whatIf.interventions().list.size(), std::size_t{2});
    QCOMPARE(whatIf.undoStack()->undoText(), QStringLiteral("position off"));
    whatIf.undoStack()->undo();
    QCOMPARE(whatIf.interventions(), (Interventions{{HeadOff{0, 1}}}));
    whatIf.undoStack()->undo();
    QVERIFY(whatIf.interventions().empty());
    whatIf.undoStack()->redo();
    QCOMPARE(whatIf.interventions(), (Interventions{{HeadOff{0, 1}}}));
    QCOMPARE(changes.count(), 5);
  }

  void anotherValueReplacesTheOneThatStands() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    const CellAddress cell{"encoder.layers.0.self_attn.scores", {0, 1, 2, 3}};
    whatIf.add(CellSet{cell, 1.0F}, {});
    whatIf.add(CellSet{cell, 2.0F}, {});
    QCOMPARE(whatIf.interventions(), (Interventions{{CellSet{cell, 2.0F}}}));
    whatIf.undoStack()->undo();
    QCOMPARE(whatIf.interventions(), (Interventions{{CellSet{cell, 1.0F}}}));
  }

  void whatIsImpossibleChangesNothing() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    QVERIFY_EXCEPTION_THROWN(whatIf.add(HeadOff{0, 7}, {}), std::invalid_argument);
    whatIf.add(WeightPinned{0, 0, 1, 2, 0.7F}, {});
    QVERIFY_EXCEPTION_THROWN(whatIf.add(WeightPinned{0, 0, 1, 3, 0.7F}, {}), std::invalid_argument);
    QCOMPARE(whatIf.interventions().list.size(), std::size_t{1});
    QCOMPARE(whatIf.undoStack()->count(), 1);
  }

  void oneOrAllAreLifted() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    whatIf.add(HeadOff{0, 0}, {});
    whatIf.add(HeadOff{0, 1}, {});
    whatIf.lift(0);
    QCOMPARE(whatIf.interventions(), (Interventions{{HeadOff{0, 1}}}));
    whatIf.lift(5);
    whatIf.liftAll();
    QVERIFY(whatIf.interventions().empty());
    const int count = whatIf.undoStack()->count();
    whatIf.liftAll();
    QCOMPARE(whatIf.undoStack()->count(), count);
    whatIf.undoStack()->undo();
    QCOMPARE(whatIf.interventions(), (Interventions{{HeadOff{0, 1}}}));
  }

  void anotherModelKeepsOnlyWhatItAllows() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    whatIf.add(HeadOff{0, 1}, {});
    whatIf.begin(smallModel());
    QCOMPARE(whatIf.interventions().list.size(), std::size_t{1});
    QVERIFY(!whatIf.undoStack()->canUndo());
    ModelConfiguration oneHead = smallModel();
    oneHead.nhead = 1;
    whatIf.begin(oneHead);
    QVERIFY(whatIf.interventions().empty());
  }

  void anEditIsUndoneOnItsOwnSample() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    whatIf.setSample(3, tokens({1, 2}));
    whatIf.noteEdit(tokens({1, 4}));
    whatIf.setSample(5, tokens({0, 0}));
    QSignalSpy shown(&whatIf, &WhatIf::sampleChanged);
    whatIf.undoStack()->undo();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown[0][0].toInt(), 3);
    QCOMPARE(shown[0][1].value<Sample>(), tokens({1, 2}));
    whatIf.undoStack()->redo();
    QCOMPARE(shown[1][1].value<Sample>(), tokens({1, 4}));
  }

  void editsInOneBreathAreUndoneTogether() {
    WhatIf whatIf;
    whatIf.begin(smallModel());
    whatIf.setSample(0, tokens({1}));
    whatIf.noteEdit(tokens({2}));
    whatIf.noteEdit(tokens({3}));
    QCOMPARE(whatIf.undoStack()->count(), 1);
    QSignalSpy shown(&whatIf, &WhatIf::sampleChanged);
    whatIf.undoStack()->undo();
    QCOMPARE(shown[0][1].value<Sample>(), tokens({1}));
    // A new start: choosing the sample again ends the breath.
    whatIf.setSample(0, tokens({1}));
    whatIf.noteEdit(tokens({2}));
    whatIf.setSample(0, tokens({2}));
    whatIf.noteEdit(tokens({3}));
    QCOMPARE(whatIf.undoStack()->count(), 2);
  }
};

QTEST_MAIN(WhatIfTest)
#include "what_if_test.moc"
