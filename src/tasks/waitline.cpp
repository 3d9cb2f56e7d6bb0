// SPDX-License-Identifier: MIT
#include "tasks/waitline.h"

#include "core/logging_p.h"

#include <stdexcept>

namespace Signalbox {

const char *SynchronizationDestroyed::what() const noexcept
{
    return "what the task waited for was destroyed";
}

namespace Detail {

// ---- places ----

QString LineWaiting::description() const
{
    return m_line ? QString::fromLatin1(m_line->what()) : QStringLiteral("something that was destroyed");
}

void LineWaiting::leave()
{
    if (!m_line)
        return;
    m_line->m_apart.append(*this);
    m_state = State::Apart;
}

WaitLine *LineWaiting::forget()
{
    unlink();
    return std::exchange(m_line, nullptr);
}

//! Nobody is interested in it any more, so it is in no list.
void LineWaiting::fail(std::exception_ptr error)
{
    unlink();
    m_line = nullptr;
    m_error = std::move(error);
    m_state = State::Failed;
    end();
}

// ---- lines ----

void WaitLine::end()
{
    if (!m_waits.isEmpty())
        failAll(std::make_exception_ptr(SynchronizationDestroyed()));
    while (auto *waiting = m_apart.takeFirst()) {
        waiting->m_line = nullptr;
        if (waiting->isApart())
            waiting->fail(std::make_exception_ptr(SynchronizationDestroyed()));
    }
}

void WaitLine::giveAll()
{
    while (auto *waiting = m_waits.first())
        give(*waiting);
}

void WaitLine::failAll(const std::exception_ptr &error)
{
    while (auto *waiting = m_waits.first())
        waiting->fail(error);
}

void WaitLine::warnOfThread(const char *function)
{
    qCWarning(lcTasks, "%s: this is used by another thread; the call is ignored", function);
}

bool WaitLine::refuse(LineWaiting &waiting)
{
    waiting.fail(std::make_exception_ptr(std::logic_error("it is used by another thread")));
    return false;
}

OpenLineWaiting::OpenLineWaiting(WaitLine &line, WaitLine &user, bool isOpen, const char *function)
    : LineWaiting(line)
{
    if (!user.isOwnThread(function, *this))
        return;
    if (isOpen)
        line.give(*this);
    else
        line.add(*this);
}

} // namespace Detail
} // namespace Signalbox
