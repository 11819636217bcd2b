#pragma once

#include <QWidget>
#include <array>
#include <cstddef>
#include <vector>

namespace encoderlab {

/// How a set of numbers is spread.
struct Distribution {
  static constexpr std::size_t binCount = 40;

  std::array<std::size_t, binCount> bins{};  ///< equally wide from `minimum` to `maximum`
  double minimum = 0;
  double maximum = 0;
  double mean = 0;
  double standardDeviation = 0;  ///< of the numbers themselves: divided by their count
  std::size_t count = 0;         ///< finite numbers: all else counts only them
  std::size_t zeros = 0;         ///< numbers that are exactly zero
  std::size_t notFinite = 0;
};

Distribution distributionOf(const std::vector<float>& values);

/// The distribution of a tensor as bars, red where the bin's middle is positive and blue where it is negative, and in
/// numbers.
class Histogram : public QWidget {
  Q_OBJECT

 public:
  explicit Histogram(QWidget* parent = nullptr);

  void setDistribution(const Distribution& distribution);
  void setEmptyText(const QString& sentence);

  QSize sizeHint() const override { return {260, 190}; }
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList statistics() const;
  void paintBars(QPainter& painter, const QRectF& area) const;

  Distribution m_distribution;
  QString m_emptyText;
};

}  // namespace encoderlab
