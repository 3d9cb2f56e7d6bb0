// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

/*!
    How a child process comes to Signalbox's dispatcher: it links the library (ours_linked.cpp), or it is a plain Qt
    program and run by the command `signalbox run` (ours_run.cpp).
*/
namespace Bench::Ours {

//! What says so in a sentence about the figures.
QString how();

//! The command line that runs \a command on Signalbox.
QStringList commandFor(const QStringList &command);

//! Installs Signalbox for the application that is made next, if that is the program's part. False when refused.
bool install();
//! The same for the next start of \a thread.
bool install(QThread &thread);

} // namespace Bench::Ours
