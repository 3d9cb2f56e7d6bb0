// SPDX-License-Identifier: MIT
#include "tasks/combination.h"

#include <QtCore/qstringlist.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

//! Arms behind one that was enough do not begin.
void Combination::begin(TaskRun *run)
{
    m_isBeginning = true;
    while (m_begun < armCount() && !m_isOver) {
        auto &waiting = arm(m_begun++);
        ++m_pending;
        if (waiting.hasEnded()) {
            ended(waiting);
        } else {
            waiting.setOwner(this);
            waiting.begin(run); // ended() may be called in here
        }
    }
    m_isBeginning = false;
    endIfDone();
}

void Combination::ended(Waiting &waiting)
{
    --m_pending;
    if (!m_isOver && isEnough(waiting)) {
        decide(waiting);
        cancelOthers();
    }
    endIfDone();
}

bool Combination::isEnough(const Waiting &waiting) const
{
    switch (m_policy) {
    case Policy::All:
        return waiting.hasFailed();
    case Policy::AllSettled:
        return false;
    case Policy::Any:
        return true;
    case Policy::FirstSuccess:
        return !waiting.hasFailed();
    }
    Q_UNREACHABLE();
}

void Combination::decide(const Waiting &waiting)
{
    m_decisive = 0;
    while (&arm(m_decisive) != &waiting)
        ++m_decisive;
}

void Combination::cancelOthers()
{
    m_isOver = true;
    for (int i = 0; i < m_begun; ++i) {
        auto &waiting = arm(i);
        if (waiting.hasEnded() || !waiting.cancel())
            continue;
        waiting.setOwner(nullptr); // what it still gets is nobody's
        --m_pending;
    }
}

void Combination::endIfDone()
{
    if (!m_isBeginning && m_pending == 0 && (m_isOver || m_begun == armCount()))
        end();
}

bool Combination::cancel()
{
    if (!m_isOver)
        cancelOthers();
    return m_pending == 0;
}

bool Combination::hasFailed() const
{
    return m_decisive >= 0 && arm(m_decisive).hasFailed();
}

bool Combination::mayEndFromOutside() const
{
    for (int i = 0; i < m_begun; ++i) {
        if (!arm(i).hasEnded() && arm(i).mayEndFromOutside())
            return true;
    }
    return false;
}

QString Combination::description() const
{
    QStringList left;
    for (int i = 0; i < m_begun && left.size() < 5; ++i) {
        if (!arm(i).hasEnded())
            left.append(arm(i).description());
    }
    const bool needsOne = m_policy == Policy::Any || m_policy == Policy::FirstSuccess;
    return u"%1 of: %2"_s.arg(needsOne ? u"one"_s : u"all"_s, left.join("; "_L1));
}

} // namespace Signalbox::Detail
