// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

namespace Tools {

/*!
    A program that somebody wants to run, found as a shell finds it, and whether it can be helped.

    What can be known before it runs is known here; an interpreter or a script may load Qt later, and gets the
    benefit of the doubt.
*/
struct Program
{
    // As in shells, and in env, nohup and timeout.
    enum Status { Fine = 0, CannotHelp = 125, NotExecutable = 126, NotFound = 127 };

    Status status = Fine;
    QString path;
    QString complaint; // one sentence, when the status is not Fine

    static Program find(const QString &name);
};

} // namespace Tools
