#pragma once

#include <QImage>
#include <QRectF>
#include <span>
#include <utility>
#include <vector>

#include "model/data/dataset.h"

class QPainter;

namespace encoderlab {

/// The numbers of a sample in the data's own unit, as Sample::vectors has them.
std::vector<double> numbersInUnit(const Dataset& dataset, const Sample& sample);

/// Which values are drawn black and white: from the least of all frames, or 0, to the largest.
std::pair<double, double> pictureRange(std::span<const double> numbers);

/// One frame of the patches `numbers`, one pixel a pixel: grey, or in colours where there are three channels. Null if
/// there are not as many numbers as `input` says.
QImage pictureImage(const InputConfiguration& input, std::span<const double> numbers, std::size_t frame,
                    const std::pair<double, double>& range);

/// Paints all frames one after the other, to the right or down, as large as they fit, without smoothing.
void paintPictures(QPainter& painter, const QRectF& area, const InputConfiguration& input,
                   std::span<const double> numbers, Qt::Orientation direction);

}  // namespace encoderlab
