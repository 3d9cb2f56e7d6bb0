// SPDX-License-Identifier: MIT
#pragma once

// This library is loaded into programs that may have no Qt at all, so it links nothing but the C library.

namespace Preload {

//! The file that holds the code at \a address, as the loader knows it; null when there is none.
const char *fileOf(const void *address);

//! Where the library that holds \a address begins; null when there is none.
const void *baseOf(const void *address);

//! Whether \a address lies in a shared Qt Core library, of whatever version.
bool isInQtCore(const void *address);

/*!
    The function called \a symbol that the code at \a caller would have called without us. Also found in a Qt that
    was loaded late, for a module of an interpreter only.
*/
void *nextFunction(const char *symbol, const void *caller);

template <typename Function>
Function next(const char *symbol, const void *caller)
{
    return reinterpret_cast<Function>(nextFunction(symbol, caller));
}

} // namespace Preload
