// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#if defined(SignalboxNetwork_EXPORTS)
#define SIGNALBOX_NETWORK_EXPORT Q_DECL_EXPORT
#elif defined(SIGNALBOX_STATIC)
#define SIGNALBOX_NETWORK_EXPORT
#else
#define SIGNALBOX_NETWORK_EXPORT Q_DECL_IMPORT
#endif
