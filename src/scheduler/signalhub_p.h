// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

/*
    Signals of the operating system, for whoever wants to know of them: UnixSignals and others.
*/
namespace Signalbox::Detail::SignalHub {

enum class Outcome {
    Stay,   //!< It wants to know of the next one, too.
    GiveUp, //!< It does not; if nobody else does, the process does what it did before, with this one.
};

//! In a thread of the hub's own, in which no signals come. Must be short, and call nothing of the hub's.
using Action = std::function<Outcome()>;

/*!
    \a action runs from now on when \a number has come, until remove(). Signals that come faster are one. Where \a owner has
    added one for \a number already, that stays alone, until remove() was called as often.

    False when nobody can catch it, it means a fault of the program, or there is none of that number. \threadsafe
*/
bool add(int number, const void *owner, Action action);
//! With the last add() of \a owner undone, its action for \a number runs no more, and is destroyed. The last of all restores what the
//! process did before.
void remove(int number, const void *owner);
//! What \a who says when add() has returned false.
void warnOfSignal(const char *who, int number);

} // namespace Signalbox::Detail::SignalHub
