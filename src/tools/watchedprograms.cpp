// SPDX-License-Identifier: MIT
#include "tools/watchedprograms.h"

#include "inspect/socketfolder.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using Signalbox::Detail::InspectClient;

namespace Tools {

QList<WatchedPrograms::Row> WatchedPrograms::look()
{
    follow(m_onlyPid ? QList<qint64>{m_onlyPid} : Detail::SocketFolder().pids());
    QList<Row> rows;
    for (auto &[pid, program] : m_programs)
        look(pid, program, rows);
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        const auto weight = [](const Row &row) {
            return !row.loop ? 2.0 : row.rates ? row.rates->busy : 0.0;
        };
        return weight(a) > weight(b);
    });
    return rows;
}

void WatchedPrograms::follow(const QList<qint64> &pids)
{
    std::erase_if(m_programs, [&pids](const auto &entry) { return !pids.contains(entry.first); });
    for (const qint64 pid : pids)
        m_programs.try_emplace(pid);
}

void WatchedPrograms::look(qint64 pid, Program &program, QList<Row> &rows)
{
    constexpr std::chrono::milliseconds Patience(50); // its answer may come in the next round
    if (!program.client)
        program.client = std::make_unique<InspectClient>(Patience);
    if (!program.isConnected)
        program.isConnected = program.client->connectTo(pid);
    auto snapshot = program.isConnected ? program.client->snapshot({}) : std::nullopt;
    if (!snapshot) {
        if (!program.client->isLeftOver())
            rows.append(
                {pid, program.client->program().displayName(), {}, {}, program.client->errorString()});
        if (!program.client->isSilent())
            program = {};
        return;
    }
    for (const auto &loop : std::as_const(snapshot->loops))
        rows.append({pid,
                     program.client->program().displayName(),
                     loop,
                     ratesOf(loop, snapshot->takenAt, program.last),
                     {}});
    program.last = *std::move(snapshot);
}

} // namespace Tools
