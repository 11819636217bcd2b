#include "views/class_colors.h"

#include <array>

namespace encoderlab {

QColor classColor(int index) {
  static constexpr std::array<QRgb, 7> colors{0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442,
                                              0xff0072b2, 0xffd55e00, 0xffcc79a7};
  return QColor(colors[static_cast<std::size_t>(index < 0 ? 0 : index) % colors.size()]);
}

}  // namespace encoderlab
