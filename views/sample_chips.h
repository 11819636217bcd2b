#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QPainter;

namespace encoderlab {

struct ThemeColors;

/// How one token is drawn: in a rounded box, wrong ones with a cross, padding hatched.
struct Chip {
  QString text;
  bool padding = false;
  bool wrong = false;
  bool current = false;
  bool changed = false;  ///< by hand
};

int chipHeight(const QFontMetrics& metrics);
/// Wide enough for every text, within reason: long words are elided.
int chipWidth(const QFontMetrics& metrics, const QStringList& texts);
void paintChip(QPainter& painter, const QRect& area, const Chip& chip, const ThemeColors& colors);

/// A row of chips that wraps, with a small text below each (a probability, say). The chosen one is set by click or
/// arrow; what is typed, and what the editing keys ask for, is handed on as signals.
class SampleChips : public QWidget {
  Q_OBJECT

 public:
  explicit SampleChips(QWidget* parent = nullptr);

  void setChips(std::vector<Chip> chips, QStringList details = {});
  /// All chips as wide as the widest of `texts`, so that rows above each other stay in line; empty: each its own.
  void setWidthFor(QStringList texts);
  /// −1: none.
  void setCurrent(int index);
  int current() const { return m_current; }
  /// Takes the keyboard and emits the editing signals.
  void setEditable(bool editable);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  QRect chipArea(int index) const;

 signals:
  void currentChosen(int index);
  void typed(const QString& text);
  void cycled(int direction);
  void inserted();
  void deleted();
  void paddingToggled();

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// The window is laid out anew only where this changes.
  QSize wantedSize() const;
  std::vector<QRect> areas(int width) const;
  int rowHeight() const;
  int count() const { return static_cast<int>(m_chips.size()); }
  int chipAt(const QPoint& place) const;
  void choose(int index);

  std::vector<Chip> m_chips;
  QStringList m_details;
  QStringList m_widthTexts;
  int m_chipWidth = 0;  ///< 0: each its own
  int m_current = -1;
  bool m_editable = false;
};

}  // namespace encoderlab
