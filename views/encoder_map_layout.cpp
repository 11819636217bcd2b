#include "views/encoder_map_layout.h"

#include <algorithm>
#include <map>
#include <string>

namespace encoderlab {
namespace {

constexpr double nodeWidth = 76;
constexpr double nodeHeight = 72;
constexpr double columnWidth = 108;
constexpr double blockGap = 26;    ///< more than between two columns
constexpr double wireOffset = 16;  ///< from a node's edge to the vertical part of what enters there
constexpr double streamGap = 16;   ///< from the stream to what lies above or below
constexpr double firstRow = 72;    ///< center of row 1
constexpr double rowHeight = 79;
constexpr double layerTop = -94;
constexpr double frameTop = 16;
constexpr double frameBottom = firstRow + 2 * rowHeight + nodeHeight / 2 + 8;

double rowCenter(double row) { return firstRow + (row - 1) * rowHeight; }

QRectF boxAround(const QPointF& center) {
  return {center.x() - nodeWidth / 2, center.y() - nodeHeight / 2, nodeWidth, nodeHeight};
}

class Builder {
 public:
  explicit Builder(const std::vector<Op>& ops, EncoderMapLayout& layout) : m_ops(ops), m_layout(layout) {
    for (std::size_t op = 0; op < ops.size(); ++op) {
      m_makers.emplace(ops[op].output, op);
      for (const std::string& input : ops[op].inputs) m_readers[input].push_back(op);
    }
  }

  void build() {
    m_layout.input = QRectF(-nodeWidth / 2, -100, nodeWidth, frameBottom + 60);
    m_layout.nodes.resize(m_ops.size());
    for (std::size_t op = 0; op < m_ops.size(); ++op) {
      beginLayer(op);
      place(op);
      addToSection(op);
    }
    for (MapSection& section : m_layout.sections) closeSection(section);
    for (std::size_t op = 0; op < m_ops.size(); ++op) connectInputs(op);
    for (std::size_t op = 0; op < m_ops.size(); ++op) addFork(op);
    m_layout.bounds = m_layout.input;
    for (const MapNode& node : m_layout.nodes) m_layout.bounds |= node.box;
    for (const MapFrame& frame : m_layout.frames) m_layout.bounds |= frame.box;
    m_layout.bounds.adjust(-12, -4, 12, 4);
  }

 private:
  double nextColumn() { return m_x += columnWidth; }
  double nextBlock() { return m_x += columnWidth + blockGap; }

  void beginLayer(std::size_t op) {
    const bool isOther = op == 0 || m_ops[op].layer != m_ops[op - 1].layer;
    if (isOther && (m_ops[op].layer >= 0 || (op > 0 && m_ops[op - 1].layer >= 0))) m_x += blockGap;
  }

  void put(std::size_t op, double x, double row) { m_layout.nodes[op] = {boxAround({x, rowCenter(row)}), {}, {}}; }
  void putInLine(std::size_t op) { m_layout.nodes[op] = {boxAround({nextColumn(), 0}), MapPlace::InLine, {}}; }
  void putOnStream(std::size_t op, double x, MapPlace place) {
    m_layout.nodes[op] = {boxAround({x, -streamGap - nodeHeight / 2}), place, {x, 0}};
  }

  void place(std::size_t op) {
    const bool beginsBlock = op > 0 && m_layout.nodes[op - 1].isOnStream();
    const auto column = [&] { return beginsBlock && m_ops[op].layer >= 0 ? nextBlock() : nextColumn(); };
    switch (m_ops[op].hook) {
      case Hook::Embedding:
      case Hook::Pooled:
      case Hook::Logits:
      case Hook::Loss:
        return putInLine(op);
      case Hook::StemConvolution:
        return put(op, nextColumn(), 2);
      case Hook::StemActivation:
        return put(op, m_x, 1);
      case Hook::StemReset:
      case Hook::StemUpdate:
      case Hook::StemCandidate:
      case Hook::StemHidden:
      case Hook::StemOutput:
        return m_ops[op].insides.empty() ? putOnStream(op, m_x, MapPlace::StreamSum) : putInLine(op);
      case Hook::EncoderInput:
      case Hook::LayerOutput:
        return putOnStream(op, nextColumn(), MapPlace::StreamPoint);
      case Hook::FinalNorm:
        return putOnStream(op, nextColumn(), MapPlace::StreamNorm);
      case Hook::Norm1:
      case Hook::Norm2:
        if (isStreamNorm(op)) return putOnStream(op, nextColumn(), MapPlace::StreamNorm);
        return put(op, column(), m_ops[op].hook == Hook::Norm1 ? 2 : 1);
      case Hook::Query:
        return put(op, column(), 1);
      case Hook::Key:
        return put(op, m_x, 2);
      case Hook::Value:
        return put(op, m_x, 3);
      case Hook::QueryRotated:
        return put(op, nextColumn(), 1);
      case Hook::KeyRotated:
        return put(op, m_x, 2);
      case Hook::Scores:
      case Hook::Weights:
        return put(op, nextColumn(), 1.5);
      case Hook::Heads:
        return put(op, nextColumn(), 2);
      case Hook::AttentionOutput:
        put(op, nextColumn(), 2);
        return addFrame(MapFrameKind::Attention, op);
      case Hook::Residual1:
      case Hook::Residual2:
        return putOnStream(op, m_x, MapPlace::StreamSum);
      case Hook::Linear1:
        return put(op, beginsBlock ? column() : m_x, 2);
      case Hook::Activation:
        return put(op, nextColumn(), 2);
      case Hook::Linear2:
        put(op, m_x, 1);
        return addFrame(MapFrameKind::FeedForward, op);
    }
  }

  /// Whether the stream itself passes the norm: what is added later, or handed on, is what the norm made.
  bool isStreamNorm(std::size_t op) const {
    const auto readers = m_readers.find(m_ops[op].output);
    return readers != m_readers.end() && std::ranges::any_of(readers->second, [&](std::size_t reader) {
             const Hook hook = m_ops[reader].hook;
             return hook == Hook::Residual1 || hook == Hook::Residual2 || hook == Hook::LayerOutput;
           });
  }

  /// Around `last` and what lies in the branch before it.
  void addFrame(MapFrameKind kind, std::size_t last) {
    QRectF box = m_layout.nodes[last].box;
    for (std::size_t op = last; op-- > 0 && m_layout.nodes[op].place == MapPlace::Branch;)
      box |= m_layout.nodes[op].box;
    box.setTop(frameTop);
    box.setBottom(frameBottom);
    m_layout.frames.push_back({kind, m_ops[last].layer, box.adjusted(-wireOffset - 12, 0, 14, 0)});
  }

  void addToSection(std::size_t op) {
    const int layer = m_ops[op].layer;
    const bool isBefore =
        layer < 0 && (op == 0 || m_layout.sections.size() == 1) && m_ops[op].hook <= Hook::EncoderInput;
    const bool goesOn = !m_layout.sections.empty() && m_ops[m_layout.sections.back().firstOp].layer == layer &&
                        (layer >= 0 || isBefore);
    if (!goesOn) m_layout.sections.push_back({layer, op, op, {}});
    m_layout.sections.back().lastOp = op;
  }

  void closeSection(MapSection& section) {
    for (std::size_t op = section.firstOp; op <= section.lastOp; ++op) section.box |= m_layout.nodes[op].box;
    if (section.firstOp == 0) section.box |= m_layout.input;
    if (section.layer < 0) return;
    section.box.setTop(layerTop);
    section.box.setBottom(frameBottom + 6);
    for (const MapFrame& frame : m_layout.frames) {
      if (frame.layer == section.layer && frame.kind != MapFrameKind::Layer) section.box |= frame.box;
    }
    section.box.adjust(-8, 0, 14, 0);
    m_layout.frames.insert(m_layout.frames.begin(), {MapFrameKind::Layer, section.layer, section.box});
  }

  void connectInputs(std::size_t op) {
    std::vector<std::size_t> makers;
    for (const std::string& input : m_ops[op].inputs) {
      if (const auto maker = m_makers.find(input); maker != m_makers.end()) makers.push_back(maker->second);
    }
    if (makers.empty()) {
      QPainterPath path({m_layout.input.right(), 0});
      path.lineTo(m_layout.nodes[op].box.left(), 0);
      m_layout.wires.push_back({-1, op, path, false});
    }
    const bool doubles = makers.size() == 1 && m_layout.nodes[op].place == MapPlace::StreamSum;
    if (doubles) {
      addWire(makers.front(), op, pathUp(makers.front(), op, -6), false);
      addWire(makers.front(), op, pathUp(makers.front(), op, 6), false);
      return;
    }
    for (std::size_t i = 0; i < makers.size(); ++i) {
      const double share = static_cast<double>(i + 1) / static_cast<double>(makers.size() + 1);
      connect(makers[i], op, m_layout.nodes[op].box.top() + share * nodeHeight);
    }
  }

  void addWire(std::size_t from, std::size_t to, const QPainterPath& path, bool isStream) {
    m_layout.wires.push_back({static_cast<int>(from), to, path, isStream});
  }

  void connect(std::size_t from, std::size_t to, double entry) {
    const MapNode& source = m_layout.nodes[from];
    const MapNode& target = m_layout.nodes[to];
    if (target.isOnStream() && source.place == MapPlace::Branch) return addWire(from, to, pathUp(from, to, 0), false);
    if (source.isOnStream() && target.isOnStream())
      return addWire(from, to, straight(source.point, target.point), true);
    if (target.isOnStream()) {
      return addWire(from, to, straight({source.box.right(), 0}, target.point), false);
    }
    if (target.place == MapPlace::InLine) {
      const QPointF start = source.isOnStream() ? source.point : QPointF(source.box.right(), 0);
      return addWire(from, to, straight(start, {target.box.left(), 0}), false);
    }
    const bool isSameColumn = source.box.center().x() == target.box.center().x();
    if (isSameColumn && !source.isOnStream()) return addWire(from, to, vertical(source.box, target.box), false);
    const double turn = target.box.left() - wireOffset;
    // The stream that only one op reads leaves its line altogether.
    const bool isDiverted = source.isOnStream() && m_readers.at(m_ops[from].output).size() == 1;
    const QPointF start = isDiverted            ? source.point
                          : source.isOnStream() ? QPointF(turn, 0)
                                                : QPointF(source.box.right(), source.box.center().y());
    QPainterPath path(start);
    path.lineTo(turn, start.y());
    path.lineTo(turn, entry);
    path.lineTo(target.box.left(), entry);
    addWire(from, to, path, isDiverted);
  }

  static QPainterPath straight(const QPointF& from, const QPointF& to) {
    QPainterPath path(from);
    path.lineTo(to);
    return path;
  }

  static QPainterPath vertical(const QRectF& from, const QRectF& to) {
    const bool isDown = from.top() < to.top();
    const double x = from.center().x();
    return straight({x, isDown ? from.bottom() : from.top()}, {x, isDown ? to.top() : to.bottom()});
  }

  /// From a branch to the sum above it.
  QPainterPath pathUp(std::size_t from, std::size_t to, double shift) const {
    const QRectF& box = m_layout.nodes[from].box;
    return straight({box.center().x() + shift, box.top()}, m_layout.nodes[to].point + QPointF(shift, 0));
  }

  void addFork(std::size_t op) {
    const auto readers = m_readers.find(m_ops[op].output);
    if (readers == m_readers.end() || readers->second.size() < 2) return;
    const auto branch = std::ranges::find_if(
        m_layout.wires, [&](const MapWire& wire) { return wire.from == static_cast<int>(op) && !wire.isStream; });
    if (branch == m_layout.wires.end()) return;
    const bool isOnStream = m_layout.nodes[op].isOnStream();
    m_layout.forks.push_back({op, branch->path.elementAt(isOnStream ? 0 : 1)});
  }

  const std::vector<Op>& m_ops;
  EncoderMapLayout& m_layout;
  std::map<std::string, std::size_t> m_makers;
  std::map<std::string, std::vector<std::size_t>> m_readers;
  double m_x = 0;  ///< center of the last column
};

}  // namespace

EncoderMapLayout::EncoderMapLayout(const std::vector<Op>& ops) { Builder(ops, *this).build(); }

}  // namespace encoderlab
