// SPDX-License-Identifier: MIT
#pragma once

/*
    The Qt that the process runs on, as far as it may be another than the one that we were built with. A file
    of its own, so that a test can put another Qt in its place.
*/
namespace Signalbox {

//! True when the layouts in Qt's private headers are those that we were built with.
bool isQtOfOurBuild();

/*!
    What stands under \a mangledName in \a library, which the process has loaded already, or in the program
    itself where that is linked statically; null when there is no such thing.
*/
void *findLoadedSymbol(const char *library, const char *mangledName);

} // namespace Signalbox
