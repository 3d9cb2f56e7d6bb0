// SPDX-License-Identifier: MIT
#pragma once

#include "work.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <chrono>

namespace Bench {

//! What all rounds of one work gave.
struct Result
{
    Work work;
    QString error; //!< empty unless a child failed; then there are no figures
    //! [dispatcher][pair][figure]
    std::array<QList<QList<double>>, std::size(AllDispatchers)> values;
};

//! The name on the command line of a child and in the JSON.
QString dispatcherName(Dispatcher dispatcher);

/*!
    Runs each of \a works \a rounds times on every dispatcher, in child processes of this program.

    Within a round the dispatchers take turns on each work, so that what disturbs the machine for some seconds
    disturbs all of them. Waits up to \a patience before each child until no other process keeps the machine
    busy. Writes its progress to stderr, and there says which child began on a busy machine all the same.
*/
QList<Result> runRounds(const QList<Work> &works, int rounds, bool quick, std::chrono::seconds patience);

/*!
    Does one child's share: the work \a workName on the dispatcher \a dispatcher. Does not return.

    Must be called before an application object exists.
*/
[[noreturn]] void runChild(int argc, char **argv, const QString &workName, const QString &dispatcher,
                           bool quick);

//! All works, or those that match one of the names or wildcards in \a only.
QList<Work> worksNamed(const QStringList &only);

} // namespace Bench
