#include "model/nn/patch_embedding.h"

#include <QTest>

#include "model/data/patches.h"
#include "tests/model/nn/numeric_gradient.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

constexpr std::size_t D = 3;
const InputConfiguration videoInput =
    patchesInput({.channels = 2, .frames = 4, .height = 4, .width = 6, .patch = 2, .patchFrames = 2});

/// A random video (C, F, H, W), its patches, and a random kernel (D, C, Pf, P, P).
struct Scene {
  Scene() {
    RandomStream random(5);
    for (Matrix* matrix : {&pixels, &kernel, &bias, &lossWeights}) fillNormal(matrix->values, random);
    const std::vector<float> narrow(pixels.values.begin(), pixels.values.end());
    const std::vector<float> cut = grid.cut(narrow);
    std::ranges::copy(cut, patches.values.begin());
    std::ranges::copy(narrow, pixels.values.begin());
  }

  LinearParameters<const double> parameters() const { return {kernel.view(), bias.values.data()}; }
  Matrix embedded() const {
    Matrix y(D, grid.tokens());
    patchEmbeddingForward<double>(parameters(), patches.view(), y.view());
    return y;
  }
  double pixel(std::size_t c, std::size_t f, std::size_t y, std::size_t x) const {
    return pixels.values[((c * grid.frames() + f) * grid.height() + y) * grid.width() + x];
  }
  double weight(std::size_t d, std::size_t c, std::size_t f, std::size_t y, std::size_t x) const {
    return kernel.values[(((d * 2 + c) * 2 + f) * 2 + y) * 2 + x];
  }

  PatchGrid grid{videoInput};
  Matrix pixels{grid.size(), 1}, patches{grid.features(), grid.tokens()}, kernel{grid.features(), D}, bias{D, 1},
      lossWeights{D, grid.tokens()};
};

/// nn.Conv3d with kernel and stride (2, 2, 2), by its definition.
double convolved(const Scene& scene, std::size_t d, const PatchPlace& place) {
  double sum = scene.bias.values[d];
  for (std::size_t c = 0; c < 2; ++c)
    for (std::size_t f = 0; f < 2; ++f)
      for (std::size_t y = 0; y < 2; ++y)
        for (std::size_t x = 0; x < 2; ++x)
          sum += scene.weight(d, c, f, y, x) *
                 scene.pixel(c, 2 * place.frame + f, 2 * place.row + y, 2 * place.column + x);
  return sum;
}

}  // namespace

class PatchEmbeddingTest : public QObject {
  Q_OBJECT

 private slots:
  void isTheConvolutionWhoseStrideIsItsKernel() {
    const Scene scene;
    const Matrix y = scene.embedded();
    for (std::size_t t = 0; t < scene.grid.tokens(); ++t) {
      for (std::size_t d = 0; d < D; ++d)
        QVERIFY(std::abs(y.view()(d, t) - convolved(scene, d, scene.grid.patchOf(t))) < 1e-12);
    }
  }

  void gradientsAgreeWithSlopes() {
    Scene scene;
    Matrix dKernel(scene.grid.features(), D);
    Matrix dBias(D, 1);
    patchEmbeddingBackward<double>(scene.parameters(), scene.patches.view(), scene.lossWeights.view(),
                                   {dKernel.view(), dBias.values.data()});
    const auto loss = [&scene] { return weightedSum(scene.lossWeights, scene.embedded()); };
    VERIFY_GRADIENT("weight", scene.kernel.values.data(), scene.kernel.values.size(), dKernel.values.data(), loss);
    VERIFY_GRADIENT("bias", scene.bias.values.data(), scene.bias.values.size(), dBias.values.data(), loss);
  }

  void gradientsAreAddedTo() {
    const Scene scene;
    Matrix dKernel(scene.grid.features(), D);
    Matrix dBias(D, 1);
    const auto pass = [&] {
      patchEmbeddingBackward<double>(scene.parameters(), scene.patches.view(), scene.lossWeights.view(),
                                     {dKernel.view(), dBias.values.data()});
    };
    pass();
    const double once = dKernel.values.front();
    pass();
    QVERIFY(std::abs(dKernel.values.front() - 2 * once) < 1e-12);
  }
};

QTEST_APPLESS_MAIN(PatchEmbeddingTest)
#include "patch_embedding_test.moc"
