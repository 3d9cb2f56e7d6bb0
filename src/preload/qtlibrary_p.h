// SPDX-License-Identifier: MIT
#pragma once

// This library is loaded into programs that may have no Qt at all, so it links nothing but the C library.

#include <atomic>

namespace Preload {

//! The file that holds the code at \a address, as the loader knows it; null when there is none.
const char *fileOf(const void *address);

//! Where the library that holds \a address begins; null when there is none.
const void *baseOf(const void *address);

//! Whether \a address lies in a shared Qt Core library, of whatever version.
bool isInQtCore(const void *address);

/*!
    A function in front of which we stand: the one that the program would have called without us. Also found in a Qt that
    was loaded late, for a module of an interpreter only.
*/
class NextFunction
{
public:
    constexpr explicit NextFunction(const char *symbol) : m_symbol(symbol) {}

    //! As the code at \a caller would have found it; null when it would not.
    void *find(const void *caller);
    template <typename Function>
    Function as(const void *caller)
    {
        return reinterpret_cast<Function>(find(caller));
    }

private:
    const char *m_symbol;
    std::atomic<void *> m_found{nullptr}; // the same for all callers
};

} // namespace Preload
