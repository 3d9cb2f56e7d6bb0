// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "../events/eventkey.h"
#include "waiting.h"

#include <optional>
#include <typeinfo>

namespace Signalbox {

namespace Detail {

class NotifyBoard;

//! \internal A key, and the type of the value that goes with it: void, where there is none.
class SIGNALBOX_CORE_EXPORT NotifyKey
{
public:
    template <EventKey K>
    NotifyKey(const K &key, const std::type_info &type)
        : m_key(KeyView{&keyOperations<K>, &key}), m_type(&type)
    {
        m_hash = m_key.isPresent() ? m_key.view().hash() : 0;
    }
    std::size_t hash() const { return m_hash; }
    const std::type_info &type() const { return *m_type; }
    bool equals(const NotifyKey &other) const
    {
        return m_hash == other.m_hash && isSame(m_key.view(), other.m_key.view());
    }
    QString text() const;

private:
    Key m_key;
    std::size_t m_hash;
    const std::type_info *m_type;
};

//! \internal What notified() returns, without the type of the value.
class SIGNALBOX_CORE_EXPORT NotifiedWaiting : public Waiting, private ListHook<NotifiedWaiting>
{
public:
    QString description() const override;

protected:
    explicit NotifiedWaiting(const NotifyKey &key) : m_key(key) {}
    ~NotifiedWaiting() override;
    //! Of the constructor of what derives from it.
    void arm();

private:
    friend class NotifyBoard;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    virtual void keep(const void *value) = 0;

    const NotifyKey m_key;
};

//! \internal What notifyWhenAwaited() returns, without the type of the value.
class SIGNALBOX_CORE_EXPORT NotifySend : public Waiting, private ListHook<NotifySend>
{
public:
    using Result = qsizetype;
    void begin(TaskRun *run) override;
    //! It has not notified, then.
    bool cancel() override;
    qsizetype take() const { return m_woken; }
    QString description() const override;

protected:
    explicit NotifySend(const NotifyKey &key) : m_key(key) {}
    ~NotifySend() override = default;
    void setCount(qsizetype count);

private:
    friend class NotifyBoard;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    virtual const void *value() const = 0;

    const NotifyKey m_key;
    qsizetype m_count = 1;
    qsizetype m_woken = 0;
};

//! \internal Wakes all of this thread that wait for \a key; how many.
SIGNALBOX_CORE_EXPORT qsizetype notifyKey(const NotifyKey &key, const void *value);

template <typename V>
class NotifiedWaitingOf final : public NotifiedWaiting
{
public:
    using Result = V;
    template <typename K>
    explicit NotifiedWaitingOf(const K &key) : NotifiedWaiting(NotifyKey(key, typeid(V)))
    {
        arm();
    }
    V take() { return std::move(*m_value); }

private:
    void keep(const void *value) override { m_value.emplace(*static_cast<const V *>(value)); }
    std::optional<V> m_value;
};

template <>
class NotifiedWaitingOf<void> final : public NotifiedWaiting
{
public:
    using Result = void;
    template <typename K>
    explicit NotifiedWaitingOf(const K &key) : NotifiedWaiting(NotifyKey(key, typeid(void)))
    {
        arm();
    }
    void take() const {}

private:
    void keep(const void *) override {}
};

template <typename V>
class NotifySendOf final : public NotifySend
{
public:
    template <typename K>
    NotifySendOf(const K &key, V &&value) : NotifySend(NotifyKey(key, typeid(V))), m_value(std::move(value))
    {
    }
    //! It waits for \a count of them. Less than one: warns, one.
    NotifySendOf &by(qsizetype count)
    {
        setCount(count);
        return *this;
    }

private:
    const void *value() const override { return &m_value; }
    const V m_value;
};

template <>
class NotifySendOf<void> final : public NotifySend
{
public:
    template <typename K>
    explicit NotifySendOf(const K &key) : NotifySend(NotifyKey(key, typeid(void)))
    {
    }
    NotifySendOf &by(qsizetype count)
    {
        setCount(count);
        return *this;
    }

private:
    const void *value() const override { return nullptr; }
};

} // namespace Detail

/*!
    Waits for the next notify() with \a key, from this call on: co_await notified(u"saved"_s). A key is any value that can be
    compared and hashed, and has its type: notify(1) does not reach notified(1L).
    Thread-safety: within one thread. Cost: no allocation, but for keys larger than a string.
*/
template <typename V = void, EventKey K>
Detail::NotifiedWaitingOf<V> notified(const K &key)
{
    return Detail::NotifiedWaitingOf<V>(key);
}

/*!
    Wakes all that wait for \a key in this thread, and returns how many; nobody else will ever know of it. Those that wait
    for a value with it, by notified<Value>(key), do not get it here, with a warning.
*/
template <EventKey K>
qsizetype notify(const K &key)
{
    return Detail::notifyKey(Detail::NotifyKey(key, typeid(void)), nullptr);
}
/*!
    The same with \a value, for those that wait by notified<Value>(key), whose Value is the same type; and those that want none.
*/
template <EventKey K, typename V>
qsizetype notify(const K &key, const V &value)
{
    return Detail::notifyKey(Detail::NotifyKey(key, typeid(V)), &value);
}

/*!
    Waits until a task waits for \a key, or so many as by() says, and notifies them then:

        const auto woken = co_await notifyWhenAwaited(key).by(2);

    Each notification waits for its own, the first one first; one that is cancelled while it waits wakes nobody.
*/
template <EventKey K>
Detail::NotifySendOf<void> notifyWhenAwaited(const K &key)
{
    return Detail::NotifySendOf<void>(key);
}
//! The same with \a value.
template <EventKey K, typename V>
Detail::NotifySendOf<V> notifyWhenAwaited(const K &key, V value)
{
    return Detail::NotifySendOf<V>(key, std::move(value));
}

} // namespace Signalbox
