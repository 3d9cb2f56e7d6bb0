// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "toevent.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qlist.h>

#include <atomic>
#include <functional>
#include <memory>
#include <type_traits>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

class RemoteScheduler;

/*!
    What becomes of an event of Qt's for which Scheduler::sendOn() has sent one.
*/
enum class FilterResult {
    PassOn, //!< The object gets it as well.
    Eat,    //!< It does not.
};

/*!
    What Scheduler::sendOn() has installed on an object; a value, copies are about the same filter. Letting go of it changes
    nothing. \threadsafe
*/
class FilterConnection
{
public:
    //! A connection that is over.
    FilterConnection() = default;
    //! \internal
    explicit FilterConnection(std::shared_ptr<std::atomic<bool>> isOver) : m_isOver(std::move(isOver)) {}

    //! False after disconnect(), and when the object has gone.
    bool isConnected() const { return m_isOver && !m_isOver->load(); }
    explicit operator bool() const { return isConnected(); }
    //! From now on nothing is sent or eaten. The filter itself goes with the next event that it sees, or with its object.
    void disconnect()
    {
        if (m_isOver)
            m_isOver->store(true);
    }

private:
    std::shared_ptr<std::atomic<bool>> m_isOver;
};

namespace Detail {

//! \internal Says what was thrown instead of an event that \a scheduler would send for \a what, and has it counted there. Within a handler
//! of exceptions.
SIGNALBOX_CORE_EXPORT void reportMakerException(const char *what, const RemoteScheduler &scheduler);

//! \internal What is to be sent for an event of Qt's; null: nothing.
using EventMaker = std::function<EventPointer<>(QEvent *)>;

SIGNALBOX_CORE_EXPORT FilterConnection installFilter(QObject *object, const QList<QEvent::Type> &types,
                                                     FilterResult result, const RemoteScheduler &scheduler,
                                                     EventMaker maker);

template <typename Make>
EventMaker eventMaker(Make make)
{
    return [make = std::move(make)](QEvent *event) mutable {
        if constexpr (std::is_invocable_v<Make &, QEvent *>) {
            return madeEvent(make, event);
        } else {
            static_assert(std::is_invocable_v<Make &>,
                          "What sendOn() makes an event with takes a QEvent *, or nothing.");
            static_cast<void>(event);
            return madeEvent(make);
        }
    };
}

} // namespace Detail

} // namespace Signalbox
