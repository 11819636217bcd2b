#include "views/color_map.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace encoderlab {
namespace {

/// Every fifth entry of matplotlib's table; what lies between is at most 1/255 off.
constexpr std::array<std::uint32_t, 52> viridisAnchors{
    0x440154, 0x46085c, 0x471063, 0x481769, 0x481d6f, 0x482475, 0x472a7a, 0x46307e, 0x453781, 0x433d84, 0x414287,
    0x3f4889, 0x3d4e8a, 0x3a538b, 0x38598c, 0x355e8d, 0x33638d, 0x31688e, 0x2e6d8e, 0x2c718e, 0x2a768e, 0x297b8e,
    0x27808e, 0x25848e, 0x23898e, 0x218e8d, 0x20928c, 0x1f978b, 0x1e9c89, 0x1fa188, 0x21a585, 0x24aa83, 0x28ae80,
    0x2eb37c, 0x35b779, 0x3dbc74, 0x46c06f, 0x50c46a, 0x5ac864, 0x65cb5e, 0x70cf57, 0x7cd250, 0x89d548, 0x95d840,
    0xa2da37, 0xb0dd2f, 0xbddf26, 0xcae11f, 0xd8e219, 0xe5e419, 0xf1e51d, 0xfde725};

constexpr std::array<std::uint32_t, 11> redBlueAnchors{0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7,
                                                       0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f};

/// The colour at `position` in [0, 1] along evenly spaced anchors.
QRgb interpolate(std::span<const std::uint32_t> anchors, double position) {
  const double place = position * static_cast<double>(anchors.size() - 1);
  const auto left = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
  const double share = place - static_cast<double>(left);
  const auto mix = [share](int from, int to) { return static_cast<int>(std::lround(from + share * (to - from))); };
  const QRgb from = anchors[left];
  const QRgb to = anchors[left + 1];
  return qRgb(mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)), mix(qBlue(from), qBlue(to)));
}

ColorTable makeViridis() {
  ColorTable table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = interpolate(viridisAnchors, static_cast<double>(i) / 255.0);
  return table;
}

ColorTable makeDiverging() {
  ColorTable table;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double signedPlace = std::max((static_cast<double>(i) - 128.0) / 127.0, -1.0);
    table[i] = interpolate(redBlueAnchors, 0.5 + 0.5 * signedPlace);
  }
  return table;
}

/// WCAG's relative luminance.
double luminance(QRgb color) {
  const auto linear = [](int channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

constexpr QRgb transparent = 0;

double roundUp(double magnitude) {
  const double power = std::pow(10.0, std::floor(std::log10(magnitude)));
  for (const double step : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0}) {
    if (magnitude <= step * power) return step * power;
  }
  return 10.0 * power;
}

double usableLimit(double limit) { return std::isfinite(limit) && limit > 0.0 ? limit : 1.0; }

}  // namespace

const ColorTable& viridisTable() {
  static const ColorTable table = makeViridis();
  return table;
}

const ColorTable& divergingTable() {
  static const ColorTable table = makeDiverging();
  return table;
}

ColorScale ColorScale::sequential(double limit) { return ColorScale(false, usableLimit(limit)); }

ColorScale ColorScale::diverging(double limit) { return ColorScale(true, usableLimit(limit)); }

QRgb ColorScale::color(float value) const {
  QRgb color = 0;
  fillColors({&value, 1}, {&color, 1});
  return color;
}

void ColorScale::fillColors(std::span<const float> values, std::span<QRgb> colors) const {
  const ColorTable& table = m_diverging ? divergingTable() : viridisTable();
  const auto factor = static_cast<float>((m_diverging ? 127.0 : 256.0) / m_limit);
  const float middle = m_diverging ? 128.5F : 0.0F;
  const float lowest = m_diverging ? 1.5F : 0.0F;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float place = std::min(std::max(middle + factor * values[i], lowest), 255.0F);
    colors[i] = std::isfinite(values[i]) ? table[static_cast<std::size_t>(static_cast<int>(place))] : transparent;
  }
}

QRgb contrastColor(QRgb background) {
  // Where black and white have the same contrast ratio, (L + 0.05)² = 1.05 × 0.05.
  constexpr double balance = 0.179;
  return luminance(background) > balance ? qRgb(0, 0, 0) : qRgb(255, 255, 255);
}

double StickyLimit::update(double magnitude) {
  constexpr double kept = 0.95;  // the limit halves in about a second of training, which updates it 10 to 20 times
  constexpr double colorsOfASign = 127;
  if (!std::isfinite(magnitude)) magnitude = m_magnitude;
  const bool isColorless = magnitude > 0.0 && magnitude * colorsOfASign < m_magnitude;
  m_magnitude = isColorless ? magnitude : std::max(magnitude, kept * m_magnitude);
  return m_magnitude > 0.0 ? roundUp(m_magnitude) : 1.0;
}

}  // namespace encoderlab
