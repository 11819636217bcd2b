#include "app/panels.h"

#include <QDockWidget>
#include <QScrollBar>
#include <optional>

#include "tests/app/window_fixture.h"
#include "views/curves_view.h"
#include "views/encoder_map.h"
#include "views/encoder_map_view.h"
#include "views/ledger_view.h"
#include "views/op_panel.h"
#include "views/sample_editor.h"
#include "views/samples_view.h"

using namespace encoderlab;

/// Where the panels lie in the window.
class PanelsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void placesAreRememberedAndCanBeReset() {
    {
      SmallWindow window;
      QVERIFY(window.becomesReady());
      window.panels().docks().front()->hide();
      QVERIFY(window.close());
    }
    SmallWindow window;
    QVERIFY(window.becomesReady());
    QVERIFY(window.panels().docks().front()->isHidden());
    window.resetLayout();
    for (const QDockWidget* dock : window.panels().docks()) {
      QVERIFY(!dock->isHidden());
      QVERIFY(!dock->objectName().isEmpty());
    }
  }

  void inALowWindowTheWholeWalkIsSeen() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.resize(1280, 720);
    window.resetLayout();
    const EncoderMapView* map = window.panels().map()->view();
    // The whole height of the diagram, with nothing to scroll.
    QTRY_VERIFY(map->state().inspection != nullptr && map->verticalScrollBar()->maximum() == 0);
    QVERIFY(!window.panels().ledger()->visibleRegion().isEmpty());
    QVERIFY(!window.panels().curves()->visibleRegion().isEmpty());
    QVERIFY(!window.panels().samples()->visibleRegion().isEmpty());
    QVERIFY(window.panels().op()->height() > 500);
    window.resize(1600, 1000);
    window.resetLayout();
    QVERIFY(!window.panels().editor()->visibleRegion().isEmpty());
  }

  void theWindowFitsASmallProjector() {
    SmallWindow window;
    QVERIFY(window.becomesReady());
    window.resize(1280, 720);
    QCOMPARE(window.size(), QSize(1280, 720));
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
