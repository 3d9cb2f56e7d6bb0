// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

#include <mutex>

namespace Signalbox {

//! What a connection to a functor or member function calls, as far as it can be told without running it.
struct CalledCode
{
    quintptr function = 0; // of QtPrivate::QSlotObjectBase; its symbol has the functor's type in it
    quintptr target = 0;   // the function that it is for, perhaps
    int others = 0;        // slots besides this one
};

/*!
    "Worker::hold()" or "main::{lambda()#1}", from the symbol table of the program or library that the code is
    in.

    Empty where that was stripped. Any thread. Cost: reads the file's symbol table once.
*/
QString nameOf(const CalledCode &code);

//! What reading symbol tables locks; for a fork.
std::mutex &symbolsMutex();

//! The demangled symbol that \a address lies in, or nothing.
QString symbolAt(quintptr address);

} // namespace Signalbox
