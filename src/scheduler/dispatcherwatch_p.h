// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

#include <functional>
#include <utility>

namespace Signalbox::Detail {

/*!
    What the thread's dispatcher, whichever it is, tells of its turns. Only while somebody wants to know: an emission costs
    each turn a little.
*/
class DispatcherWatch
{
public:
    //! \a aboutToBlock is called when the dispatcher is about to sleep: in every turn that may, by some of them.
    explicit DispatcherWatch(std::function<void()> aboutToBlock) : m_aboutToBlock(std::move(aboutToBlock)) {}
    ~DispatcherWatch() { leave(); }
    DispatcherWatch(const DispatcherWatch &) = delete;
    DispatcherWatch &operator=(const DispatcherWatch &) = delete;

    //! Follows the dispatcher that the thread has by now.
    void follow()
    {
        auto *dispatcher = QAbstractEventDispatcher::instance();
        if (dispatcher == m_dispatcher)
            return;
        leave();
        m_dispatcher = dispatcher;
        if (!dispatcher)
            return;
        m_awake = QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, [this] { ++m_turns; });
        m_block = QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, [this] {
            ++m_turns;
            m_aboutToBlock();
        });
    }
    void leave()
    {
        QObject::disconnect(m_awake);
        QObject::disconnect(m_block);
        m_dispatcher = nullptr;
    }

    //! Another one than before: a turn has begun or ended meanwhile.
    quint64 turns() const { return m_turns; }

private:
    const std::function<void()> m_aboutToBlock;
    QPointer<QAbstractEventDispatcher> m_dispatcher;
    QMetaObject::Connection m_awake;
    QMetaObject::Connection m_block;
    quint64 m_turns = 0;
};

} // namespace Signalbox::Detail
