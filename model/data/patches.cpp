#include "model/data/patches.h"

namespace encoderlab {
namespace {

std::string placeName(bool hasFrames, std::size_t frame, std::size_t row, std::size_t column) {
  const std::string inFrame = std::to_string(row + 1) + "," + std::to_string(column + 1);
  return hasFrames ? std::to_string(frame + 1) + ":" + inFrame : inFrame;
}

}  // namespace

PatchGrid::PatchGrid(const InputConfiguration& input)
    : m_channels(static_cast<std::size_t>(input.channels)),
      m_frames(static_cast<std::size_t>(input.frames)),
      m_height(static_cast<std::size_t>(input.height)),
      m_width(static_cast<std::size_t>(input.width)),
      m_patch(static_cast<std::size_t>(input.patch)),
      m_patchFrames(static_cast<std::size_t>(input.patchFrames)) {}

std::size_t PatchGrid::placeOf(const Pixel& pixel) const {
  const std::size_t token = (pixel.frame / m_patchFrames * rows() + pixel.y / m_patch) * columns() + pixel.x / m_patch;
  const std::size_t feature =
      ((pixel.channel * m_patchFrames + pixel.frame % m_patchFrames) * m_patch + pixel.y % m_patch) * m_patch +
      pixel.x % m_patch;
  return token * features() + feature;
}

Pixel PatchGrid::pixelAt(std::size_t token, std::size_t feature) const {
  const PatchPlace place = patchOf(token);
  const std::size_t x = feature % m_patch;
  const std::size_t y = feature / m_patch % m_patch;
  const std::size_t frame = feature / (m_patch * m_patch) % m_patchFrames;
  const std::size_t channel = feature / (m_patch * m_patch * m_patchFrames);
  return {place.frame * m_patchFrames + frame, place.row * m_patch + y, place.column * m_patch + x, channel};
}

PatchPlace PatchGrid::patchOf(std::size_t token) const {
  return {token / (rows() * columns()), token / columns() % rows(), token % columns()};
}

std::vector<float> PatchGrid::cut(std::span<const float> pixels) const {
  std::vector<float> vectors(size());
  for (std::size_t i = 0; i < size(); ++i) vectors[placeOf(pixelOf(i))] = pixels[i];
  return vectors;
}

std::vector<float> PatchGrid::join(std::span<const float> vectors) const {
  std::vector<float> pixels(size());
  for (std::size_t i = 0; i < size(); ++i) pixels[i] = vectors[placeOf(pixelOf(i))];
  return pixels;
}

Pixel PatchGrid::pixelOf(std::size_t place) const {
  const std::size_t x = place % m_width;
  const std::size_t y = place / m_width % m_height;
  const std::size_t frame = place / (m_width * m_height) % m_frames;
  return {frame, y, x, place / (m_width * m_height * m_frames)};
}

std::string patchName(const InputConfiguration& input, std::size_t token) {
  const PatchPlace place = PatchGrid(input).patchOf(token);
  return placeName(input.isVideo(), place.frame, place.row, place.column);
}

std::vector<std::string> pixelNames(const InputConfiguration& input) {
  const PatchGrid grid(input);
  std::vector<std::string> names;
  for (std::size_t feature = 0; feature < grid.features(); ++feature) {
    const Pixel pixel = grid.pixelAt(0, feature);
    const std::string channel = grid.channels() > 1 ? "c" + std::to_string(pixel.channel + 1) + " " : "";
    names.push_back(channel + placeName(grid.patchFrames() > 1, pixel.frame, pixel.y, pixel.x));
  }
  return names;
}

}  // namespace encoderlab
