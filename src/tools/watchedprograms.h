// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/inspectclient.h"
#include "tools/looprates.h"

#include <map>
#include <memory>

namespace Tools {

/*!
    The programs that can be inspected, looked at again and again: those that come are taken in, those that end are left out. One that does not answer is
    waited for without the others.
*/
class WatchedPrograms
{
public:
    //! One loop of one program, as it was at the last look; or a program that cannot be looked at.
    struct Row
    {
        qint64 pid = 0;
        QString program;
        std::optional<Signalbox::LoopSnapshot> loop; //!< Empty: error says why.
        std::optional<LoopRates> rates;              //!< Empty: it was looked at for the first time.
        QString error;
    };

    //! Only \a pid; 0: all that there are.
    explicit WatchedPrograms(qint64 pid = 0) : m_onlyPid(pid) {}

    //! Looks at all of them. The busiest loops come first, behind programs that do not answer.
    QList<Row> look();

private:
    struct Program
    {
        std::unique_ptr<Signalbox::Detail::InspectClient> client;
        bool isConnected = false;
        Signalbox::Snapshot last;
    };

    void follow(const QList<qint64> &pids);
    static void look(qint64 pid, Program &program, QList<Row> &rows);

    const qint64 m_onlyPid;
    std::map<qint64, Program> m_programs;
};

} // namespace Tools
