// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#if defined(SignalboxInspectServer_EXPORTS)
#define SIGNALBOX_INSPECT_EXPORT Q_DECL_EXPORT
#elif defined(SIGNALBOX_STATIC)
#define SIGNALBOX_INSPECT_EXPORT
#else
#define SIGNALBOX_INSPECT_EXPORT Q_DECL_IMPORT
#endif
