#pragma once

#include <QPainterPath>
#include <QRectF>
#include <cstddef>
#include <vector>

#include "model/inspect/op_list.h"

namespace encoderlab {

/// How an op is drawn: in a branch, or as a point of the residual stream with its tensor above, or in line before and
/// after the stream.
enum class MapPlace { Branch, StreamPoint, StreamSum, StreamNorm, InLine };

/// An op; `mapNodes[i]` belongs to `ops[i]`.
struct MapNode {
  QRectF box;
  MapPlace place = MapPlace::Branch;
  QPointF point;  ///< on the stream, for the places that lie on it

  bool isOnStream() const { return place != MapPlace::Branch && place != MapPlace::InLine; }
};

/// The way of a tensor to one of its readers.
struct MapWire {
  int from = -1;  ///< index of the op; −1: it comes from the batch
  std::size_t to = 0;
  QPainterPath path;  ///< from the tensor to its reader
  bool isStream = false;
};

/// Where a tensor parts for several readers, and where, backward, their gradients are added.
struct MapFork {
  std::size_t op = 0;
  QPointF center;
};

enum class MapFrameKind { Layer, Attention, FeedForward };

/// What belongs together.
struct MapFrame {
  MapFrameKind kind = MapFrameKind::Layer;
  int layer = 0;
  QRectF box;
};

/// A part of the model as one block: what comes before the layers, a layer, or one op after them.
struct MapSection {
  int layer = -1;
  std::size_t firstOp = 0;
  std::size_t lastOp = 0;
  QRectF box;
};

/// Where everything of a model's diagram lies, worked out from its list of ops alone. The residual stream runs along
/// y = 0; lengths are pixels at zoom 1.
struct EncoderMapLayout {
  EncoderMapLayout() = default;
  explicit EncoderMapLayout(const std::vector<Op>& ops);

  QRectF input;  ///< the tokens or vectors of the sample
  std::vector<MapNode> nodes;
  std::vector<MapWire> wires;
  std::vector<MapFork> forks;
  std::vector<MapFrame> frames;
  std::vector<MapSection> sections;
  QRectF bounds;
};

}  // namespace encoderlab
