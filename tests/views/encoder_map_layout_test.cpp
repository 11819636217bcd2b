#include "views/encoder_map_layout.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "tests/model/inspect/model_kinds.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

std::size_t indexOf(const std::vector<Op>& ops, const std::string& output) {
  return static_cast<std::size_t>(std::ranges::find(ops, output, &Op::output) - ops.begin());
}

std::vector<MapWire> wiresFrom(const EncoderMapLayout& layout, std::size_t op) {
  std::vector<MapWire> wires;
  std::ranges::copy_if(layout.wires, std::back_inserter(wires),
                       [&](const MapWire& wire) { return wire.from == static_cast<int>(op); });
  return wires;
}

}  // namespace

class EncoderMapLayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void everyOpOfEveryModelHasAPlaceOfItsOwn() {
    for (const ModelConfiguration& model : allModelKinds()) {
      const std::vector<Op> ops = opList(model);
      const EncoderMapLayout layout(ops);
      QCOMPARE(layout.nodes.size(), ops.size());
      for (std::size_t i = 0; i < ops.size(); ++i) {
        const QRectF& box = layout.nodes[i].box;
        QVERIFY(layout.bounds.contains(box));
        QVERIFY(!box.intersects(layout.input));
        for (std::size_t j = 0; j < i; ++j) QVERIFY2(!box.intersects(layout.nodes[j].box), ops[i].output.c_str());
      }
    }
  }

  void everyInputThatAnOpReadsHasItsWire() {
    for (const ModelConfiguration& model : allModelKinds()) {
      const std::vector<Op> ops = opList(model);
      const EncoderMapLayout layout(ops);
      for (std::size_t op = 0; op < ops.size(); ++op) {
        for (const std::string& input : ops[op].inputs) {
          const std::size_t maker = indexOf(ops, input);
          if (maker == ops.size()) continue;
          const std::vector<MapWire> wires = wiresFrom(layout, maker);
          QVERIFY2(std::ranges::count(wires, op, &MapWire::to) >= 1, ops[op].output.c_str());
        }
      }
      QCOMPARE(std::ranges::count(layout.wires, -1, &MapWire::from), 1);
    }
  }

  void noWireRunsThroughAnOp() {
    for (const ModelConfiguration& model : allModelKinds()) {
      const EncoderMapLayout layout(opList(model));
      for (const MapWire& wire : layout.wires) {
        for (std::size_t op = 0; op < layout.nodes.size(); ++op) {
          if (static_cast<int>(op) == wire.from || op == wire.to) continue;
          QVERIFY(!wire.path.intersects(layout.nodes[op].box));
        }
      }
    }
  }

  void theStreamRunsThroughPreAndPostWithoutAGap() {
    for (const Block block : {Block::Pre, Block::Post}) {
      ModelConfiguration model;
      model.block = block;
      model.numLayers = 3;
      const std::vector<Op> ops = opList(model);
      const EncoderMapLayout layout(ops);
      double reached = layout.nodes[indexOf(ops, "encoder.input")].point.x();
      for (const MapWire& wire : layout.wires) {
        if (!wire.isStream) continue;
        QCOMPARE(wire.path.elementAt(0).x, reached);
        QCOMPARE(wire.path.boundingRect().height(), 0.0);
        reached = wire.path.currentPosition().x();
      }
      QCOMPARE(reached, layout.nodes[indexOf(ops, "encoder.norm")].point.x());
    }
  }

  void asPrintedDivertsTheStreamAndDoublesTheBranch() {
    ModelConfiguration model;
    model.block = Block::AsPrinted;
    const std::vector<Op> ops = opList(model);
    const EncoderMapLayout layout(ops);
    const std::vector<MapWire> input = wiresFrom(layout, indexOf(ops, "encoder.input"));
    QCOMPARE(input.size(), std::size_t(1));
    QVERIFY(input[0].isStream);
    QCOMPARE(input[0].to, indexOf(ops, "encoder.layers.0.norm1"));
    const std::vector<MapWire> branch = wiresFrom(layout, indexOf(ops, "encoder.layers.0.self_attn.output"));
    QCOMPARE(branch.size(), std::size_t(2));
    QVERIFY(branch[0].path != branch[1].path);
  }

  void normsLieOnTheStreamOnlyWhereItPassesThem() {
    ModelConfiguration model;
    const std::vector<Op> pre = opList(model);
    QCOMPARE(EncoderMapLayout(pre).nodes[indexOf(pre, "encoder.layers.0.norm1")].place, MapPlace::Branch);
    QCOMPARE(EncoderMapLayout(pre).nodes[indexOf(pre, "encoder.norm")].place, MapPlace::StreamNorm);
    model.block = Block::Post;
    const std::vector<Op> post = opList(model);
    QCOMPARE(EncoderMapLayout(post).nodes[indexOf(post, "encoder.layers.0.norm1")].place, MapPlace::StreamNorm);
    QCOMPARE(EncoderMapLayout(post).nodes[indexOf(post, "encoder.layers.0.norm2")].place, MapPlace::StreamNorm);
  }

  void rotatedQueriesAndKeysLieBetweenTheProjectionsAndTheScores() {
    ModelConfiguration model;
    model.position = Position::Rotary;
    const std::vector<Op> ops = opList(model);
    const EncoderMapLayout layout(ops);
    const auto box = [&](const char* name) {
      return layout.nodes[indexOf(ops, std::string("encoder.layers.1.self_attn.") + name)].box;
    };
    for (const auto& [projection, rotated] : {std::pair("q", "q_rotated"), std::pair("k", "k_rotated")}) {
      QCOMPARE(box(rotated).top(), box(projection).top());
      QVERIFY(box(rotated).left() > box(projection).right());
      QVERIFY(box(rotated).right() < box("scores").left());
    }
    const auto isAttention = [](const MapFrame& frame) { return frame.kind == MapFrameKind::Attention; };
    for (const MapFrame& frame : layout.frames) {
      if (isAttention(frame) && frame.layer == 1) QVERIFY(frame.box.contains(box("k_rotated")));
    }
    QVERIFY(std::ranges::any_of(layout.frames, isAttention));
  }

  void theConvolutionOfTheStemIsABranchAndARecurrenceLiesInLine() {
    ModelConfiguration model;
    model.stem = Stem::Convolution;
    const std::vector<Op> ops = opList(model);
    const EncoderMapLayout layout(ops);
    const auto node = [&](const char* name) { return layout.nodes[indexOf(ops, name)]; };
    QCOMPARE(node("stem.convolution").place, MapPlace::Branch);
    QCOMPARE(node("stem.output").place, MapPlace::StreamSum);
    QVERIFY(node("stem.convolution").box.top() > node("stem.activation").box.bottom());
    QVERIFY(node("stem.output").box.left() > node("embedding").box.right());
    QVERIFY(node("stem.output").box.right() < node("encoder.input").box.left());
    model.stem = Stem::Recurrent;
    const std::vector<Op> recurrent = opList(model);
    QCOMPARE(EncoderMapLayout(recurrent).nodes[indexOf(recurrent, "stem.output")].place, MapPlace::InLine);
  }

  void forksAreWhereATensorHasSeveralReaders() {
    const std::vector<Op> ops = opList({});
    const EncoderMapLayout layout(ops);
    std::set<std::string> forked;
    for (const MapFork& fork : layout.forks) forked.insert(ops[fork.op].output);
    QCOMPARE(forked, (std::set<std::string>{"encoder.input", "encoder.layers.0.norm1", "encoder.layers.0.residual1",
                                            "encoder.layers.0.output", "encoder.layers.1.norm1",
                                            "encoder.layers.1.residual1"}));
  }

  void sectionsCoverTheWholeModelInOrder() {
    for (const ModelConfiguration& model : allModelKinds()) {
      const std::vector<Op> ops = opList(model);
      const EncoderMapLayout layout(ops);
      std::size_t next = 0;
      for (const MapSection& section : layout.sections) {
        QCOMPARE(section.firstOp, next);
        next = section.lastOp + 1;
      }
      QCOMPARE(next, ops.size());
      const std::size_t ends = 3 + (model.finalNorm ? 1 : 0) + (model.head.kind == HeadKind::Sequence ? 1 : 0);
      QCOMPARE(layout.sections.size(), static_cast<std::size_t>(model.numLayers) + ends);
    }
  }
};

QTEST_APPLESS_MAIN(EncoderMapLayoutTest)
#include "encoder_map_layout_test.moc"
