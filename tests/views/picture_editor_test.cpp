#include "views/picture_editor.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "tests/views/test_datasets.h"
#include "tests/views/test_inspection.h"
#include "views/sample_editor.h"
#include "views/sample_picture.h"
#include "views/selection.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

const InputConfiguration videoInput = patchesInput({.frames = 2, .height = 2, .width = 4, .patch = 2});

/// Two frames of two patches, each with a class.
std::shared_ptr<Dataset> videoData() {
  auto data = std::make_shared<Dataset>();
  data->input = videoInput;
  data->head = {.kind = HeadKind::Token, .outputs = 3};
  data->classNames = {"background", "→ right", "← left"};
  data->featureNames = {"1,1", "1,2", "2,1", "2,2"};
  data->maxLength = 4;
  Sample sample;
  for (int i = 0; i < 16; ++i) sample.vectors.push_back(static_cast<float>(i) / 15);
  sample.classes = {0, 1, 0, 2};
  data->validation.push_back(sample);
  return data;
}

ModelConfiguration videoModel() {
  ModelConfiguration model;
  model.dModel = 4;
  model.nhead = 2;
  model.input = videoInput;
  model.head = {.kind = HeadKind::Token, .outputs = 3};
  return model;
}

std::shared_ptr<Inspection> inspectionOf(const std::shared_ptr<Dataset>& data) {
  auto inspection = makeInspection(videoModel(), {"1:1,1", "1:1,2", "2:1,1", "2:1,2"});
  inspection->sample = data->validation.front();
  inspection->dataset = data;
  inspection->prediction = predictionOf(inspection->sample, {0, 1, 1, 2}, 0.5);
  return inspection;
}

struct Desk {
  std::shared_ptr<Dataset> data = videoData();
  Selection selection;
  SampleEditor editor{&selection};
  QSignalSpy edited{&editor, &SampleEditor::sampleEdited};

  Desk() {
    editor.resize(320, 700);
    editor.show();
    editor.setSample(data, data->validation.front());
    editor.setInspection(inspectionOf(data));
  }
  PictureEditor* pictures() { return editor.findChild<PictureEditor*>(); }
  SamplePicture* picture() { return pictures()->picture(); }
  template <typename Widget>
  Widget* named(const char* name) {
    for (Widget* widget : pictures()->findChildren<Widget*>()) {
      if (widget->accessibleName() == name) return widget;
    }
    return nullptr;
  }
  QToolButton* draw() { return pictures()->findChild<QToolButton*>(); }
  void click(const QPoint& pixel, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mouseClick(picture(), button, {}, picture()->placeOf(pixel).center().toPoint());
  }
};

}  // namespace

class PictureEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void theSliderGoesThroughTheFrames() {
    Desk desk;
    QVERIFY(desk.pictures()->frames()->isVisible());
    QCOMPARE(desk.pictures()->frames()->maximum(), 1);
    QCOMPARE(desk.picture()->content().pixels.size(), QSize(4, 2));
    QCOMPARE(desk.picture()->content().pixels.pixelColor(0, 0), QColor(Qt::black));
    desk.pictures()->frames()->setValue(1);
    QCOMPARE(desk.picture()->content().pixels.pixelColor(3, 1), QColor(Qt::white));
  }

  void theChosenPatchTintsThePictureByItsHead() {
    Desk desk;
    QVERIFY(desk.picture()->content().attention.empty());
    desk.selection.setToken(0);
    desk.selection.setHead(0, 1);
    QCOMPARE(desk.picture()->content().attention[0], 1.0F);
    QVERIFY(desk.picture()->content().attention[1] < 0.2F);
    desk.selection.setHead(0, 0);
    QVERIFY(desk.picture()->content().attention[0] < 0.2F);
    desk.pictures()->frames()->setValue(1);
    QCOMPARE(desk.picture()->content().attention[1], 1.0F);
    QCOMPARE(desk.picture()->current(), -1);
  }

  void aClickOnAnotherFrameChoosesItsToken() {
    Desk desk;
    desk.pictures()->frames()->setValue(1);
    desk.click({2, 1});
    QCOMPARE(desk.selection.token(), 3);
    QCOMPARE(desk.picture()->current(), 1);
    auto* value = desk.editor.findChild<QDoubleSpinBox*>();
    QVERIFY(std::abs(value->value() - 14.0 / 15) < 1e-3);
    desk.selection.setToken(1);
    QCOMPARE(desk.pictures()->frames()->value(), 0);
  }

  void classesAreShownAsAskedFor() {
    Desk desk;
    auto* classes = desk.named<QComboBox>("Classes of the patches");
    desk.pictures()->frames()->setValue(1);
    QCOMPARE(desk.picture()->content().predicted, (std::vector<int>{1, 2}));
    QCOMPARE(desk.picture()->content().target, (std::vector<int>{0, 2}));
    classes->setCurrentIndex(0);
    QVERIFY(desk.picture()->content().target.empty());
    classes->setCurrentIndex(1);
    QVERIFY(desk.picture()->content().predicted.empty());
    classes->setCurrentIndex(3);
    QVERIFY(desk.picture()->content().predicted.empty() && desk.picture()->content().target.empty());
  }

  void drawnPixelsChangeTheSample() {
    Desk desk;
    desk.draw()->click();
    desk.named<QDoubleSpinBox>("Value that the mouse draws")->setValue(0.25);
    desk.click({1, 1});
    QCOMPARE(desk.edited.size(), 1);
    QCOMPARE(desk.editor.sample().vectors[3], 0.25F);
    QCOMPARE(desk.picture()->content().changed, (std::vector<bool>{true, false}));
    desk.click({3, 1}, Qt::RightButton);
    QCOMPARE(desk.editor.sample().vectors[7], 0.0F);
    QVERIFY(desk.editor.isEdited());
    desk.editor.restore();
    QCOMPARE(desk.editor.sample().vectors, desk.data->validation.front().vectors);
  }

  void aVideoSaysHowManyPatchesAreRight() {
    Desk desk;
    bool isSaid = false;
    for (const QLabel* label : desk.editor.findChildren<QLabel*>())
      isSaid = isSaid || (label->isVisible() && label->text().startsWith("3 of 4 patch"));
    QVERIFY(isSaid);
  }

  void aPictureHasNoSliderAndFitsANarrowDock() {
    auto data = videoData();
    data->input = patchesInput({.height = 4, .width = 4, .patch = 2});
    data->head = {.kind = HeadKind::Sequence, .outputs = 3};
    data->validation.front().classes = {1};
    Selection selection;
    SampleEditor editor(&selection);
    editor.show();
    editor.setSample(data, data->validation.front());
    QVERIFY(!editor.findChild<PictureEditor*>()->frames()->isVisible());
    QVERIFY(editor.minimumSizeHint().width() <= 230);
  }
};

QTEST_MAIN(PictureEditorTest)
#include "picture_editor_test.moc"
