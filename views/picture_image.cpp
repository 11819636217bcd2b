#include "views/picture_image.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "model/data/patches.h"
#include "views/sample_text.h"

namespace encoderlab {
namespace {

constexpr double frameGap = 3;

}  // namespace

std::vector<double> numbersInUnit(const Dataset& dataset, const Sample& sample) {
  std::vector<double> numbers;
  numbers.reserve(sample.vectors.size());
  for (const float number : sample.vectors)
    numbers.push_back(inputInUnit(dataset, numbers.size(), static_cast<double>(number)));
  return numbers;
}

std::pair<double, double> pictureRange(std::span<const double> numbers) {
  double low = 0;
  double high = 0;
  for (const double number : numbers) {
    low = std::min(low, number);
    high = std::max(high, number);
  }
  return {low, high > low ? high : low + 1};
}

QImage pictureImage(const InputConfiguration& input, std::span<const double> numbers, std::size_t frame,
                    const std::pair<double, double>& range) {
  const PatchGrid grid(input);
  if (numbers.size() != grid.size() || frame >= grid.frames()) return {};
  const auto level = [&](std::size_t y, std::size_t x, std::size_t channel) {
    const double share = (numbers[grid.placeOf({frame, y, x, channel})] - range.first) / (range.second - range.first);
    return static_cast<int>(std::lround(255 * std::clamp(share, 0.0, 1.0)));
  };
  const bool hasColors = grid.channels() == 3;
  QImage image(static_cast<int>(grid.width()), static_cast<int>(grid.height()), QImage::Format_RGB32);
  for (std::size_t y = 0; y < grid.height(); ++y) {
    for (std::size_t x = 0; x < grid.width(); ++x) {
      const int first = level(y, x, 0);
      image.setPixel(static_cast<int>(x), static_cast<int>(y),
                     qRgb(first, hasColors ? level(y, x, 1) : first, hasColors ? level(y, x, 2) : first));
    }
  }
  return image;
}

void paintPictures(QPainter& painter, const QRectF& area, const InputConfiguration& input,
                   std::span<const double> numbers, Qt::Orientation direction) {
  const PatchGrid grid(input);
  const bool across = direction == Qt::Horizontal;
  const auto frames = static_cast<double>(grid.frames());
  const QSizeF frame(static_cast<double>(grid.width()), static_cast<double>(grid.height()));
  const double gaps = (frames - 1) * frameGap;
  const double scale = std::min((area.width() - (across ? gaps : 0)) / (frame.width() * (across ? frames : 1)),
                                (area.height() - (across ? 0 : gaps)) / (frame.height() * (across ? 1 : frames)));
  if (scale <= 0) return;
  const QSizeF size = frame * scale;
  const QPointF step = across ? QPointF(size.width() + frameGap, 0) : QPointF(0, size.height() + frameGap);
  const auto range = pictureRange(numbers);
  for (std::size_t i = 0; i < grid.frames(); ++i)
    painter.drawImage(QRectF(area.topLeft() + step * static_cast<double>(i), size),
                      pictureImage(input, numbers, i, range));
}

}  // namespace encoderlab
