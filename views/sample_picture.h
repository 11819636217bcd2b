#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <vector>

namespace encoderlab {

/// One frame of a sample, and what is drawn over it. What has an entry for each patch counts row after row; empty:
/// none.
struct PictureContent {
  QImage pixels;                 ///< one pixel a pixel; null: nothing to show
  int patch = 1;                 ///< pixels of a patch's side
  std::vector<float> attention;  ///< tints the patches: 0 … 1, relative to the largest
  std::vector<int> predicted;    ///< fills the patches with the colours of their classes; 0, the first, is left out
  std::vector<int> target;       ///< frames them so
  QStringList classMarks;        ///< a letter or two for each class, drawn where it is the prediction
  std::vector<bool> changed;     ///< by hand: bears a mark
  std::vector<bool> padding;
};

/// A picture with the grid of its patches. A click chooses a patch, the arrow keys the one beside it; while drawing is
/// on, the mouse draws pixels with the left button and erases them with the right one.
class SamplePicture : public QWidget {
  Q_OBJECT

 public:
  explicit SamplePicture(QWidget* parent = nullptr);

  void setContent(PictureContent content);
  const PictureContent& content() const { return m_content; }
  /// Of the tint: 0, none, to 1, which hides the picture.
  void setStrength(double strength);
  /// −1: none.
  void setCurrent(int patch);
  int current() const { return m_current; }
  void setDrawing(bool drawing);
  /// What is said of the pixel under the pointer.
  void setPixelText(std::function<QString(const QPoint&)> text) { m_pixelText = std::move(text); }

  /// Where a pixel, and a patch, lies in the widget.
  QRectF placeOf(const QPoint& pixel) const;
  QRectF patchRect(int patch) const;
  /// (−1, −1) beside the picture.
  QPoint pixelAt(const QPointF& place) const;

  QSize sizeHint() const override { return {180, 170}; }
  QSize minimumSizeHint() const override { return {120, 120}; }

 signals:
  void patchChosen(int patch);
  /// By the mouse, before the patch that it is in.
  void pixelChosen(const QPoint& pixel);
  void pixelDrawn(const QPoint& pixel, bool erased);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int columns() const { return m_content.pixels.width() / m_content.patch; }
  int rows() const { return m_content.pixels.height() / m_content.patch; }
  double scale() const;
  QRectF pictureRect() const;
  int patchAt(const QPoint& pixel) const;
  void choose(int patch);
  void draw(const QMouseEvent& event);
  void paintTint(QPainter& painter) const;
  void paintClasses(QPainter& painter) const;
  void paintGrid(QPainter& painter) const;

  PictureContent m_content;
  double m_strength = 0.5;
  int m_current = -1;
  bool m_drawing = false;
  QPoint m_lastDrawn{-1, -1};
  std::function<QString(const QPoint&)> m_pixelText;
};

}  // namespace encoderlab
