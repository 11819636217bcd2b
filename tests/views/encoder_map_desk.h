#pragma once

#include <QSet>
#include <QTest>
#include <algorithm>

#include "tests/views/test_inspection.h"
#include "views/encoder_map.h"
#include "views/encoder_map_view.h"
#include "views/selection.h"
#include "views/step_cursor.h"

namespace encoderlab {

inline const QStringList tokens{"3", "1", "4", "1", "5"};

/// A map of a made-up sample, as a window would put it together.
struct Desk {
  Selection selection;
  StepCursor cursor{&selection};
  EncoderMap map{&selection, &cursor};

  explicit Desk(const ModelConfiguration& model = {}, bool targets = true) {
    map.resize(900, 520);
    map.show();
    show(makeInspection(model, tokens, targets));
  }

  void show(const std::shared_ptr<const Inspection>& inspection) {
    cursor.setInspection(inspection);
    map.setInspection(inspection);
  }

  std::size_t op(const std::string& output) const {
    const std::vector<Op>& ops = map.view()->state().inspection->ops();
    return static_cast<std::size_t>(std::ranges::find(ops, output, &Op::output) - ops.begin());
  }

  /// The colours that an op is painted with.
  QSet<QRgb> colorsOf(const std::string& output) {
    const QRect place = map.view()->nodeRect(op(output));
    const QImage picture = map.view()->viewport()->grab(place).toImage();
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); ++y) {
      for (int x = 0; x < picture.width(); ++x) colors.insert(picture.pixel(x, y));
    }
    return colors;
  }

  void click(const std::string& output) {
    QTest::mouseClick(map.view()->viewport(), Qt::LeftButton, {}, map.view()->nodeRect(op(output)).center());
  }

  void doubleClick(const QPoint& place) {
    QTest::mouseClick(map.view()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(map.view()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(map.view()->viewport(), Qt::LeftButton, {}, place);
  }
};

}  // namespace encoderlab
