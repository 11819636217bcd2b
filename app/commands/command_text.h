#pragma once

#include <QCoreApplication>

namespace encoderlab {

/// The context in which all commands translate what they say: CommandText::tr().
class CommandText {
  Q_DECLARE_TR_FUNCTIONS(CommandText)
};

}  // namespace encoderlab
