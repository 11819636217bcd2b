#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>

#include "model/inspect/inspection.h"
#include "views/color_map.h"
#include "views/heatmap_content.h"

class QComboBox;
class QLabel;

namespace encoderlab {

class HeatmapView;
class Selection;
class StatusText;

/// The attention of the chosen head, large: its weights, or the scores before the softmax. Rows are the tokens that
/// look ("from"), columns those that they look at ("to"). A click chooses the row's token and the
/// cell.
class AttentionMap : public QWidget {
  Q_OBJECT

 public:
  /// `selection` must outlive the view.
  explicit AttentionMap(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);

 private:
  void changeMap();
  void showMap();
  void showTitle();
  CellAddress addressOf(HeatmapCell cell) const;
  std::vector<HeatmapCell> changedCells() const;
  void showCell(HeatmapCell cell);
  Hook hook() const;
  QString cellText(HeatmapCell cell) const;

  Selection* m_selection;
  std::shared_ptr<const Inspection> m_inspection;
  QStringList m_labels;
  StickyLimit m_scoreLimit;
  QLabel* m_title;
  QComboBox* m_tensor;
  HeatmapView* m_map;
  StatusText* m_status;
};

}  // namespace encoderlab
