// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#if defined(SignalboxTest_EXPORTS)
#define SIGNALBOX_TEST_EXPORT Q_DECL_EXPORT
#elif defined(SIGNALBOX_STATIC)
#define SIGNALBOX_TEST_EXPORT
#else
#define SIGNALBOX_TEST_EXPORT Q_DECL_IMPORT
#endif
