#pragma once

// Marks English source text that views translate when they show it. Named as in Qt, whose lupdate collects the texts by
// this name; model itself knows no Qt.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif
