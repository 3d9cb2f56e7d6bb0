// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include <QtCore/qobjectdefs.h>
#include <QtQml/qqmlregistration.h>

namespace Signalbox {

//! How loudly a text is to be shown. Views map it to a colour, and never to a colour alone.
namespace Tones {
Q_NAMESPACE_EXPORT(SIGNALBOX_INSPECTOR_EXPORT)
QML_NAMED_ELEMENT(Tone)

enum class Tone { Normal, Muted, Good, Warning, Error };
Q_ENUM_NS(Tone)
} // namespace Tones

using Tones::Tone;

} // namespace Signalbox
