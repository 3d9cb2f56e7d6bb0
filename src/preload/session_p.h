// SPDX-License-Identifier: MIT
#pragma once

#include "preload/qtlibrary_p.h"

#include <utility>

namespace Preload {

//! What `signalbox run` asked for, by environment variables. Not asked at all when a program links us.
struct Session
{
    bool withThreads = true;   // not the main thread only
    bool withChildren = false; // programs that this one starts are helped as well
};

const Session &session();

//! Who is about to look for a dispatcher in the calling thread.
enum class For { Application, Thread, EventLoop };

/*!
    Gives the calling thread a dispatcher of Signalbox, unless it has one. Loads the Core library first.
    \a qtCore is an address in the Qt of the program.
*/
void provideDispatcher(For whom, const void *qtCore);

/*!
    Calls the constructor behind \a next that the code at \a caller means when its thread has what that will look for.
*/
template <typename Construct, typename... Arguments>
void constructFor(For whom, NextFunction &next, const void *caller, Arguments &&...arguments)
{
    const auto construct = next.as<Construct>(caller);
    provideDispatcher(whom, reinterpret_cast<const void *>(construct));
    construct(std::forward<Arguments>(arguments)...);
}

} // namespace Preload
