// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <mutex>
#include <utility>

/*!
    What the foreign platform's dispatcher was called for, each call a line: "registerTimer 17". It lives in
    the plugin; the application's property "foreignCalls" has its address.
*/
class ForeignCalls
{
public:
    void note(const QString &call)
    {
        const std::lock_guard lock(m_mutex);
        m_calls.append(call);
    }
    QStringList take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_calls, {});
    }

private:
    std::mutex m_mutex;
    QStringList m_calls;
};
