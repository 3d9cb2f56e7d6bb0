// SPDX-License-Identifier: MIT
#pragma once

#include "events/eventtype.h"

#include <QtCore/qdebug.h>

//! A key that does not print.
struct Mute
{
    int value = 0;
    friend bool operator==(const Mute &, const Mute &) = default;
    friend size_t qHash(const Mute &mute, size_t seed = 0) { return ::qHash(mute.value, seed); }
    friend QDebug operator<<(QDebug, const Mute &) { throw 1; }
};
struct Secret
{
    Mute mute;
    SIGNALBOX_EVENT(Secret, mute)
};
