// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#if defined(SignalboxInspector_EXPORTS)
#define SIGNALBOX_INSPECTOR_EXPORT Q_DECL_EXPORT
#elif defined(SIGNALBOX_STATIC)
#define SIGNALBOX_INSPECTOR_EXPORT
#else
#define SIGNALBOX_INSPECTOR_EXPORT Q_DECL_IMPORT
#endif
