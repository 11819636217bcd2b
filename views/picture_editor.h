#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "model/data/dataset.h"
#include "model/data/patches.h"
#include "model/inspect/inspection.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace encoderlab {

class SamplePicture;
class Selection;

/// The picture or video of a sample, frame by frame: tinted by where the chosen token looks in the chosen head, with
/// the classes of its patches where they have some, and open to the mouse, which draws pixels.
class PictureEditor : public QWidget {
  Q_OBJECT

 public:
  /// `selection` must outlive the editor.
  explicit PictureEditor(Selection* selection, QWidget* parent = nullptr);

  /// `dataset` has patches; `inspection` may be null: then nothing is known but the sample.
  void showSample(std::shared_ptr<const Dataset> dataset, const Sample& sample, const Sample& original,
                  std::shared_ptr<const Inspection> inspection);
  /// Of all frames; goes to its frame. −1: none.
  void setCurrent(int token);

  SamplePicture* picture() const { return m_picture; }
  QSlider* frames() const { return m_frame; }

 signals:
  void tokenChosen(int token);
  /// Which number of its token was clicked.
  void featureChosen(int feature);
  /// A number of Sample::vectors is to have this value, in the data's own unit.
  void numberDrawn(int place, double value);

 private:
  QWidget* makeOverlayRow();
  QWidget* makeBrushRow();
  void showFrame();
  void showHint();
  int patchesPerFrame() const { return static_cast<int>(m_grid->rows() * m_grid->columns()); }
  int firstToken() const;
  /// Of all tokens from the chosen one, as the trace has it; empty where there is none or it is not computed.
  std::vector<float> attention() const;
  std::vector<int> classesOfFrame(const std::vector<std::int64_t>& classes) const;
  Pixel pixelOf(const QPoint& pixel) const;
  QString pixelText(const QPoint& pixel) const;
  void drawPixel(const QPoint& pixel, bool erased);

  Selection* m_selection;
  std::shared_ptr<const Dataset> m_dataset;
  std::shared_ptr<const Inspection> m_inspection;
  std::optional<PatchGrid> m_grid;
  Sample m_sample;
  std::vector<double> m_numbers;  ///< of the sample, in the data's own unit
  std::vector<bool> m_changed;    ///< one a token: by hand
  int m_current = -1;

  SamplePicture* m_picture;
  QWidget* m_frameRow;
  QLabel* m_frameText;
  QSlider* m_frame;
  QSlider* m_strength;
  QComboBox* m_classes;
  QToolButton* m_draw;
  QDoubleSpinBox* m_brush;
  QLabel* m_hint;
};

}  // namespace encoderlab
