// SPDX-License-Identifier: MIT
// says: run(): the main task returns an int, for the program, or nothing
#include <QCoreApplication>
#include <Signalbox/RunTask>

#ifdef WITHOUT_MISTAKE
using Result = int;
#else
using Result = QString;
#endif

int begin(QCoreApplication &application, Signalbox::Task<Result> task)
{
    return Signalbox::run(application, std::move(task));
}
