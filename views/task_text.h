#pragma once

#include <QString>
#include <string>

namespace encoderlab {

/// A text that a task of the model brings along (title, explanation, …), in the language of the window.
QString taskText(const std::string& text);

}  // namespace encoderlab
