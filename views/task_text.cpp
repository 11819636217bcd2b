#include "views/task_text.h"

#include <QCoreApplication>

namespace encoderlab {

QString taskText(const std::string& text) { return QCoreApplication::translate("Task", text.c_str()); }

}  // namespace encoderlab
