#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/configuration.h"

namespace encoderlab {

/// A place in a picture (frame 0) or a video.
struct Pixel {
  std::size_t frame = 0;
  std::size_t y = 0;
  std::size_t x = 0;
  std::size_t channel = 0;
  bool operator==(const Pixel&) const = default;
};

/// Which patch of the grid a token is.
struct PatchPlace {
  std::size_t frame = 0;  ///< counts patches, not the frames of the video
  std::size_t row = 0;
  std::size_t column = 0;
  bool operator==(const PatchPlace&) const = default;
};

/// How pictures and videos are cut into the vectors of a sample, one a patch. Tokens come in the order frame, row,
/// column; the numbers of a token in that of a kernel of PyTorch's convolutions: channel, frame, y, x.
class PatchGrid {
 public:
  /// Of an input of the kind `Patches` with possible sizes.
  explicit PatchGrid(const InputConfiguration& input);

  std::size_t channels() const { return m_channels; }
  std::size_t frames() const { return m_frames; }  ///< of the video
  std::size_t height() const { return m_height; }  ///< in pixels
  std::size_t width() const { return m_width; }    ///< in pixels
  std::size_t patch() const { return m_patch; }
  std::size_t patchFrames() const { return m_patchFrames; }
  std::size_t rows() const { return m_height / m_patch; }    ///< of patches
  std::size_t columns() const { return m_width / m_patch; }  ///< of patches
  std::size_t tokens() const { return m_frames / m_patchFrames * rows() * columns(); }
  std::size_t features() const { return m_channels * m_patchFrames * m_patch * m_patch; }
  /// Numbers of a sample.
  std::size_t size() const { return m_channels * m_frames * m_height * m_width; }

  /// Where `Sample::vectors` holds a pixel.
  std::size_t placeOf(const Pixel& pixel) const;
  /// The pixel that feature `feature` of a token is.
  Pixel pixelAt(std::size_t token, std::size_t feature) const;
  std::size_t tokenOf(const Pixel& pixel) const { return placeOf(pixel) / features(); }
  PatchPlace patchOf(std::size_t token) const;

  /// `Sample::vectors` of a picture (C, H, W) or a video (C, F, H, W), row-major, of size() numbers.
  std::vector<float> cut(std::span<const float> pixels) const;
  /// The other way round.
  std::vector<float> join(std::span<const float> vectors) const;

 private:
  /// Of a place in the picture or video, row-major.
  Pixel pixelOf(std::size_t place) const;

  std::size_t m_channels, m_frames, m_height, m_width, m_patch, m_patchFrames;
};

/// Which patch a token is, counted from 1: "row,column"; of a video with its place in time before it,
/// "frame:row,column".
std::string patchName(const InputConfiguration& input, std::size_t token);
/// Where in a patch each of its numbers is, in the same words; after the channel, "c2 ", where there are several.
std::vector<std::string> pixelNames(const InputConfiguration& input);

}  // namespace encoderlab
