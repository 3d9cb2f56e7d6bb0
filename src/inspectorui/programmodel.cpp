// SPDX-License-Identifier: MIT
#include "programmodel.h"

#include "cell.h"

#include <algorithm>

namespace Signalbox {

void ProgramModel::update(QList<ProgramInfo> programs, Deadline now)
{
    std::sort(programs.begin(), programs.end(), [](const ProgramInfo &a, const ProgramInfo &b) {
        return std::pair(a.name, a.pid) < std::pair(b.name, b.pid);
    });
    removeAllBut(programs);
    for (qsizetype row = 0; row < programs.size();
         ++row) { // what is left of the old ones is in the same order
        if (row < m_programs.size() && m_programs.at(row) == programs.at(row))
            continue;
        beginInsertRows({}, int(row), int(row));
        m_programs.insert(row, programs.at(row));
        endInsertRows();
    }
    noteTime(now);
}

void ProgramModel::removeAllBut(const QList<ProgramInfo> &programs)
{
    for (qsizetype row = m_programs.size() - 1; row >= 0; --row) {
        if (programs.contains(m_programs.at(row)))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_programs.removeAt(row);
        endRemoveRows();
    }
}

//! Times are shown in seconds.
void ProgramModel::noteTime(Deadline now)
{
    using std::chrono::floor;
    if (floor<std::chrono::seconds>(now) == floor<std::chrono::seconds>(m_now))
        return;
    m_now = now;
    tellTimes();
}

void ProgramModel::setLocale(const QLocale &locale)
{
    m_locale = locale;
    tellTimes();
}

void ProgramModel::tellTimes()
{
    if (!m_programs.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_programs.size()) - 1), {UptimeRole});
}

int ProgramModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_programs.size());
}

QVariant ProgramModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProgramInfo &program = m_programs.at(index.row());
    switch (role) {
    case NameRole:
        return program.name;
    case PidRole:
        return program.pid;
    case UptimeRole:
        return formatUptime(m_now - program.startedAt, m_locale);
    default:
        return {};
    }
}

QHash<int, QByteArray> ProgramModel::roleNames() const
{
    return {{NameRole, "name"}, {PidRole, "pid"}, {UptimeRole, "uptime"}};
}

} // namespace Signalbox
