// SPDX-License-Identifier: MIT
#pragma once

#include "eventkey.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qvariant.h>

#include <memory>
#include <tuple>
#include <typeinfo>
#include <vector>

/*!
    Makes \a Self, a struct, an event with the keys that follow: members of it that matchers can compare. Write
    it once, in the struct's public part:

        struct PortUp
        {
            QString device;
            int port = 0;
            QString speed; // no key: travels along

            SIGNALBOX_EVENT(PortUp, device, port)
        };

    A struct that derives from an event inherits its keys, and names only its own. Each key is an EventKey. The
    struct stays what it was, an aggregate for example, and copies and compares as such. A member
    `static constexpr auto eventKind = Signalbox::EventKind::MustHandle;` changes what becomes of its events that
    nobody takes, and is inherited. A member `bool mayBeDropped() const` says of an event that must be handled,
    when nobody has accepted it, that it needs nobody any more.

    A struct may derive from one event, and stands outside of functions.
*/
#define SIGNALBOX_EVENT(Self, ...)                                                                           \
    using SignalboxEvent = Self;                                                                             \
    template <typename Derived>                                                                              \
    requires(!std::is_same_v<Derived, Self>) friend std::type_identity<Self> signalboxBaseEvent(             \
        const Self *, const Derived *)                                                                       \
    {                                                                                                        \
        return {};                                                                                           \
    }                                                                                                        \
    static constexpr auto signalboxKeys()                                                                    \
    {                                                                                                        \
        return std::tuple(__VA_OPT__(SIGNALBOX_MEMBERS(Self, __VA_ARGS__)));                                 \
    }                                                                                                        \
    static constexpr const char *signalboxNames()                                                            \
    {                                                                                                        \
        return #Self "," #__VA_ARGS__;                                                                       \
    }

// &Self::a, &Self::b, … for up to 64 members: a macro that is scanned again calls itself through another one.
#define SIGNALBOX_MEMBERS(Self, ...) SIGNALBOX_SCAN(SIGNALBOX_MEMBER(Self, __VA_ARGS__))
#define SIGNALBOX_MEMBER(Self, first, ...)                                                                   \
    &Self::first __VA_OPT__(, SIGNALBOX_NEXT_MEMBER SIGNALBOX_NOTHING()()(Self, __VA_ARGS__))
#define SIGNALBOX_NEXT_MEMBER() SIGNALBOX_MEMBER
#define SIGNALBOX_NOTHING()
#define SIGNALBOX_SCAN(...) SIGNALBOX_SCAN1(SIGNALBOX_SCAN1(SIGNALBOX_SCAN1(SIGNALBOX_SCAN1(__VA_ARGS__))))
#define SIGNALBOX_SCAN1(...) SIGNALBOX_SCAN2(SIGNALBOX_SCAN2(SIGNALBOX_SCAN2(SIGNALBOX_SCAN2(__VA_ARGS__))))
#define SIGNALBOX_SCAN2(...) SIGNALBOX_SCAN3(SIGNALBOX_SCAN3(SIGNALBOX_SCAN3(SIGNALBOX_SCAN3(__VA_ARGS__))))
#define SIGNALBOX_SCAN3(...) __VA_ARGS__

namespace Signalbox {

class Event;
class EventType;

/*!
    What becomes of an event.
*/
enum class EventKind : quint8 {
    Transient,  //!< Dropped, and counted, when nobody waits for it.
    MustHandle, //!< Stays at the head of its queue until somebody accepts it.
    Latched,    //!< The last one with the same keys is kept for those who come late.
};

namespace Detail {

template <typename T>
struct EventBox;

std::type_identity<void> signalboxBaseEvent(const void *, const void *); // of one without a base

template <typename T>
concept HasOneBaseEvent = requires(const T *event)
{
    signalboxBaseEvent(event, event);
};

template <typename T>
using BaseEvent = typename decltype(signalboxBaseEvent(static_cast<const T *>(nullptr),
                                                       static_cast<const T *>(nullptr)))::type;

template <typename T>
concept DeclaredEvent = requires
{
    typename T::SignalboxEvent;
};

//! Pointers to all key members of T, those of its bases first.
template <typename T>
constexpr auto allKeys()
{
    if constexpr (std::is_void_v<BaseEvent<T>>)
        return T::signalboxKeys();
    else
        return std::tuple_cat(allKeys<BaseEvent<T>>(), T::signalboxKeys());
}

template <typename T>
inline constexpr std::size_t keyCountOf = std::tuple_size_v<decltype(allKeys<T>())>;

template <typename T, std::size_t I>
using KeyType = std::remove_cvref_t<decltype(std::declval<const T &>().*std::get<I>(allKeys<T>()))>;

struct KeyAccess
{
    const KeyOperations *operations = nullptr;
    const void *(*address)(const void *event) = nullptr;
};

template <typename T, std::size_t I>
KeyAccess keyAccess()
{
    static_assert(
        EventKey<KeyType<T, I>>,
        "A key of an event must be copyable, comparable and hashable (qHash or std::hash), and no raw "
        "pointer: use QPointer for a QObject, std::shared_ptr for other objects.");
    return {&keyOperations<KeyType<T, I>>, [](const void *event) -> const void * {
                return std::addressof(valueAt<T>(event).*std::get<I>(allKeys<T>()));
            }};
}

//! All that the library needs to know of an event type.
struct EventTypeRecipe
{
    const std::type_info *cppType = nullptr; //!< null for one that is defined at run time
    QByteArray name;
    QList<QByteArray> ownKeyNames = {};
    const EventType *base = nullptr; //!< null for none
    EventKind kind = EventKind::Transient;
    std::vector<KeyAccess> keys = {}; //!< of the bases as well; empty for one that is defined at run time
    const void *(*toBase)(const void *event) = nullptr;
    bool (*mayBeDropped)(const void *event) = nullptr;
    void (*destroy)(const Event *event) = nullptr; //!< null for one of which there are no events
};

SIGNALBOX_CORE_EXPORT const EventType &eventType(EventTypeRecipe recipe);
SIGNALBOX_CORE_EXPORT EventTypeRecipe namedRecipe(const char *nameAndKeys);

} // namespace Detail

/*!
    A type of events: its name, its keys and what it derives from. There is one object for each type, which
    lives as long as the process: compare addresses.

    \threadsafe All members.
*/
class SIGNALBOX_CORE_EXPORT EventType
{
public:
    static constexpr int MaxKeys = 32;
    static constexpr int MaxDepth = 16; //!< how far a type may be from the first one it derives from

    EventType(const EventType &) = delete;
    EventType &operator=(const EventType &) = delete;

    /*!
        The type of \a T, which has SIGNALBOX_EVENT. The same one in all libraries of the process.

        Cost: one load; a lock and allocations for the first call in each library.
    */
    template <typename T>
    static const EventType &of();

    //! What all events are: the base of types without a base. It has no keys.
    static const EventType &anyEvent();

    /*!
        Defines a type at run time, for events whose fields are a QVariantMap; \a keys name those that matchers
        can compare. \a base is another type that is defined at run time, and whose keys come first; null for none.

        Defining it again in the same way gives the same type: a plug-in that is loaded again still matches.
        Errors: null, with a warning, when \a name is taken by another definition, a key is named twice, or there
        are more than MaxKeys or MaxDepth.
    */
    static const EventType *define(const QByteArray &name, const QList<QByteArray> &keys,
                                   const EventType *base = nullptr, EventKind kind = EventKind::Transient);

    //! The type that define() has made under \a name; null when there is none.
    static const EventType *named(const QByteArray &name);

    //! As written in SIGNALBOX_EVENT or given to define(). For people: two C++ types may have the same name.
    const QByteArray &name() const { return m_name; }
    //! Null for anyEvent() only.
    const EventType *base() const { return m_base; }
    //! What becomes of its events, unless one of them says otherwise.
    EventKind kind() const { return m_kind; }
    bool isDefinedAtRunTime() const { return m_isDynamic; }

    //! How many keys it has, with those of its bases, which come first.
    int keyCount() const { return int(m_keys.size()); }
    const QByteArray &keyName(int index) const { return m_keys[std::size_t(index)].name; }
    //! Of the key \a name; -1 when there is none.
    int keyIndex(QByteArrayView name) const;

    //! Is it \a other, or derived from it? Cost: two loads.
    bool isA(const EventType &other) const
    {
        return other.m_depth <= m_depth && m_path[std::size_t(other.m_depth)] == &other;
    }

    //! \internal A small number, for tables.
    int id() const { return m_id; }
    //! \internal Bases first: anyEvent(), …, this.
    const std::vector<const EventType *> &path() const { return m_path; }
    //! \internal
    Detail::KeyView key(const void *event, int index) const
    {
        if (m_isDynamic) [[unlikely]]
            return dynamicKey(event, index);
        const auto &access = m_keys[std::size_t(index)].access;
        return {access.operations, access.address(event)};
    }
    //! \internal Operations of the key \a index; null for a type that is defined at run time.
    const Detail::KeyOperations *keyOperations(int index) const
    {
        return m_keys[std::size_t(index)].access.operations;
    }
    //! \internal Is the key \a index always one that a number stands for?
    bool hasPlainKey(int index) const { return !m_isDynamic && keyOperations(index)->isPlain; }
    //! \internal The address of the part of \a event that is \a base, which it is.
    const void *upcast(const void *event, const EventType &base) const
    {
        const auto *type = this;
        for (; type != &base && type->m_toBase; type = type->m_base)
            event = type->m_toBase(event);
        return event;
    }
    //! \internal How much a matcher says that compares the keys in \a mask: what is further left weighs more.
    quint64 specificity(quint32 mask) const;
    //! \internal Does \a event itself say that it needs nobody any more?
    bool mayBeDropped(const void *event) const { return m_mayBeDropped && m_mayBeDropped(event); }
    //! \internal Deletes \a event, which is exactly of this type.
    void destroy(const Event *event) const { m_destroy(event); }

private:
    friend class EventTypes;
    struct KeyField
    {
        QByteArray name;
        int position; // among keys and types, from the left
        Detail::KeyAccess access;
    };

    EventType(Detail::EventTypeRecipe recipe, int id);
    static Detail::KeyView dynamicKey(const void *event, int index);

    int m_id = 0;
    int m_depth = 0; // of anyEvent()
    bool m_isDynamic = false;
    EventKind m_kind = EventKind::Transient;
    const EventType *m_base = nullptr;
    std::vector<const EventType *> m_path;
    std::vector<KeyField> m_keys;
    quint64 m_typeBits = 0; // of specificity(): one for each type on the path
    const void *(*m_toBase)(const void *event) = nullptr;
    bool (*m_mayBeDropped)(const void *event) = nullptr;
    void (*m_destroy)(const Event *event) = nullptr;
    QByteArray m_name;
};

SIGNALBOX_CORE_EXPORT QDebug operator<<(QDebug debug, const EventType &type);

/*!
    A struct with SIGNALBOX_EVENT.
*/
template <typename T>
concept EventStruct = Detail::DeclaredEvent<T>;

namespace Detail {

template <EventStruct T>
EventTypeRecipe recipeOf()
{
    static_assert(HasOneBaseEvent<T>, "An event derives from one event at most.");
    static_assert(std::is_same_v<typename T::SignalboxEvent, T>,
                  "This struct derives from an event, but has no SIGNALBOX_EVENT of its own.");
    static_assert(keyCountOf<T> <= EventType::MaxKeys,
                  "An event has at most 32 keys, those of its bases included.");
    auto recipe = namedRecipe(T::signalboxNames());
    recipe.cppType = &typeid(T);
    recipe.destroy = [](const Event *event) { delete static_cast<const EventBox<T> *>(event); };
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        recipe.keys = {keyAccess<T, I>()...};
    }
    (std::make_index_sequence<keyCountOf<T>>());
    if constexpr (!std::is_void_v<BaseEvent<T>>) {
        recipe.base = &EventType::of<BaseEvent<T>>();
        recipe.toBase = [](const void *event) -> const void * {
            return static_cast<const BaseEvent<T> *>(&valueAt<T>(event));
        };
    }
    if constexpr (requires { T::eventKind; }) {
        static_assert(std::is_same_v<decltype(T::eventKind), const EventKind>, "eventKind is an EventKind.");
        recipe.kind = T::eventKind;
    }
    if constexpr (requires(const T &event) {
                      {
                          event.mayBeDropped()
                          } -> std::same_as<bool>;
                  })
        recipe.mayBeDropped = [](const void *event) { return valueAt<T>(event).mayBeDropped(); };
    return recipe;
}

} // namespace Detail

template <typename T>
const EventType &EventType::of()
{
    static_assert(EventStruct<T>, "This is no event: it has no SIGNALBOX_EVENT.");
    static const EventType &type = Detail::eventType(Detail::recipeOf<T>());
    return type;
}

} // namespace Signalbox
