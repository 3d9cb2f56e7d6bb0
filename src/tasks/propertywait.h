// SPDX-License-Identifier: MIT
#pragma once

#include "deathwatch.h"
#include "signals.h"

#include <QtCore/qmetaobject.h>

#include <concepts>
#include <functional>
#include <optional>

namespace Signalbox {

namespace Detail {

//! \internal Is an object of this thread, which can be asked? Otherwise, it warns.
SIGNALBOX_CORE_EXPORT bool canBeAsked(const QObject *object);

//! \internal What until() returns for a property of an object.
template <typename Object, typename Getter, typename Signal, typename Predicate>
class PropertyWaiting final : public Waiting
{
    using Tuple = typename SignalTraits<Signal>::Tuple;

public:
    using Result = std::decay_t<std::invoke_result_t<Getter, Object &>>;

    PropertyWaiting(Object *object, Getter getter, Signal changed, Predicate &&predicate)
        : m_object(canBeAsked(object) ? object : nullptr)
        , m_getter(getter)
        , m_changed(changed)
        , m_predicate(std::move(predicate))
        , m_link(new SignalLink(this, object))
    {
        if (m_object)
            m_connection = QObject::connect(m_object, changed, SignalSlot<PropertyWaiting, Tuple>(m_link));
        if (m_connection)
            look();
        else
            senderGone();
    }
    ~PropertyWaiting() override
    {
        m_link->leave();
        if (m_object)
            QObject::disconnect(m_connection);
    }

    //! \internal See SignalWaiting::orGone().
    OrGone<PropertyWaiting> orGone() { return OrGone<PropertyWaiting>(*this); }

    bool hasFailed() const override { return hasEnded() && !m_value; }
    bool mayEndFromOutside() const override { return m_object; }
    Result take()
    {
        if (m_error)
            std::rethrow_exception(m_error);
        if (!m_value)
            throw SenderDestroyed();
        return std::move(*m_value);
    }
    QString description() const override
    {
        return describeSignal(QMetaMethod::fromSignal(m_changed), m_object);
    }

private:
    template <typename, typename>
    friend class SignalSlot;
    void arrived(Tuple &&) { look(); }
    void senderGone()
    {
        m_object = nullptr;
        end();
    }

    //! What it calls may do anything.
    void look()
    {
        if (hasEnded())
            return;
        const DeathWatch watch(m_mortal);
        std::optional<Result> value;
        std::exception_ptr error;
        try {
            value.emplace(std::invoke(m_getter, *m_object));
            if (!m_predicate(std::as_const(*value)))
                return;
        } catch (...) {
            error = std::current_exception();
            value.reset();
        }
        if (watch.isGone() || hasEnded())
            return;
        m_error = std::move(error);
        m_value = std::move(value);
        end();
    }

    Object *m_object; // null: it has gone
    const Getter m_getter;
    const Signal m_changed;
    Predicate m_predicate;
    Mortal m_mortal;
    const SignalLink::Pointer m_link;
    QMetaObject::Connection m_connection;
    std::optional<Result> m_value;
    std::exception_ptr m_error;
};

} // namespace Detail

/*!
    Waits until \a predicate is true for what \a getter says of \a object: as it is, or whenever \a object has emitted \a changed.

        co_await until(slider, &QSlider::value, &QSlider::valueChanged, [](int value) { return value > 50; });

    It is the value of which it was true, also if that does not stay. The predicate is called within the emission, and the task goes
    on in a slice of its own. What the predicate throws is thrown here; the death of the object throws SenderDestroyed, which orGone()
    turns into an empty optional. Errors: an object that is null, or of another thread, is warned of, and counts as gone.
*/
template <typename Object, typename Getter, typename Signal, typename Predicate>
requires std::predicate < Predicate &, const std::decay_t<std::invoke_result_t<Getter, Object &>>
& > auto until(Object *object, Getter getter, Signal changed, Predicate predicate)
{
    return Detail::PropertyWaiting<Object, Getter, Signal, Predicate>(object, getter, changed,
                                                                      std::move(predicate));
}

} // namespace Signalbox
