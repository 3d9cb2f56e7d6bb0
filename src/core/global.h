// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#if defined(SignalboxCore_EXPORTS)
#define SIGNALBOX_CORE_EXPORT Q_DECL_EXPORT
#elif defined(SIGNALBOX_STATIC)
#define SIGNALBOX_CORE_EXPORT
#else
#define SIGNALBOX_CORE_EXPORT Q_DECL_IMPORT
#endif
