#include "views/change_sign.h"

namespace encoderlab {

ChangeSign::ChangeSign(QWidget* parent) : QToolButton(parent) {
  setAutoRaise(true);
  setFocusPolicy(Qt::TabFocus);
  setToolTip(
      tr("Click to see what is changed by hand, and to lift it (L lifts all). Ctrl+L lets training compute with "
         "the changes to the computation; those to a sample are of this sample alone."));
  hide();
}

void ChangeSign::setChanges(int all, int inTraining, bool trainsWithChanges) {
  setVisible(all > 0 || trainsWithChanges);
  if (all == 0) {
    setText(tr("◆ training will use changes by hand"));
  } else if (inTraining == 0) {
    setText(tr("◆ %n change(s) by hand · training uses none", nullptr, all));
  } else if (inTraining == all) {
    setText(tr("◆ %n change(s) by hand · training uses them", nullptr, all));
  } else {
    setText(tr("◆ %n change(s) by hand · training uses %1 of them", nullptr, all).arg(inTraining));
  }
}

}  // namespace encoderlab
