// SPDX-License-Identifier: MIT
#pragma once

#include "event.h"

#include <QtCore/qshareddata.h>

#include <concepts>
#include <functional>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>

namespace Signalbox {

class Matcher;

namespace Detail {
struct MatcherData;
Matcher withoutFilter(Matcher matcher);
} // namespace Detail

namespace Detail {

template <typename Key>
struct KeyNumber
{
    using Type = Key;
};
template <typename Key>
struct KeyNumber<std::optional<Key>> : KeyNumber<Key>
{
};
template <typename T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;

//! Is it floating point where the key is whole?
template <typename Value, typename Key>
inline constexpr bool losesFraction = std::is_floating_point_v<Value> && std::is_integral_v<typename KeyNumber<Key>::Type>;

//! Is \a value a number that no \a Key can be?
template <typename Key, typename Value>
constexpr bool isOutOfRange(const Value &value)
{
    using Number = typename KeyNumber<Key>::Type;
    if constexpr (WholeNumber<Value> && WholeNumber<Number>) {
        using Limits = std::numeric_limits<Number>;
        if constexpr (std::is_signed_v<Value> && !std::is_signed_v<Number>)
            return value < 0 || std::make_unsigned_t<Value>(value) > Limits::max();
        else if constexpr (!std::is_signed_v<Value> && std::is_signed_v<Number>)
            return value > std::make_unsigned_t<Number>(Limits::max());
        else
            return value < Limits::min() || value > Limits::max();
    } else {
        return false;
    }
}

} // namespace Detail

/*!
    In place of a key's value: any value will do.
*/
struct Anything
{
};
inline constexpr Anything anything{};

/*!
    Says which events are wanted: those of a type, or derived from it, whose keys have certain values. A value:
    it copies in O(1), compares, and is used as often as you like. match() makes it.

    Two matchers are equal when they want the same type and the same values, and have no filter, or share it by
    being copies.

    \threadsafe As far as different matchers are concerned; a filter runs in the thread that delivers.
*/
class SIGNALBOX_CORE_EXPORT Matcher
{
public:
    //! Matches each event.
    Matcher();
    //! Matches each event that is a \a type.
    explicit Matcher(const EventType &type);
    Matcher(const Matcher &other);
    Matcher(Matcher &&other) noexcept;
    Matcher &operator=(Matcher other) noexcept;
    ~Matcher();

    const EventType &type() const;

    /*!
        Is \a event one that is wanted?

        A filter that throws does not want it; the first time, a warning names the matcher. Cost: a comparison for
        each key that has a value, then the filter.
    */
    bool matches(const Event &event) const;
    bool matches(const EventPointer<> &event) const { return event && matches(*event); }

    //! Is there a function to be called for each event, which no index can spare?
    bool hasFilter() const;

    SIGNALBOX_CORE_EXPORT friend bool operator==(const Matcher &a, const Matcher &b);
    //! As `PortUp(device: "eth0", port: *)`, followed by `, filtered` where there is a filter.
    SIGNALBOX_CORE_EXPORT friend QDebug operator<<(QDebug debug, const Matcher &matcher);

    //! \internal
    const Detail::MatcherData &data() const { return *d; }

protected:
    using Filter = std::function<bool(const void *event)>;

    //! \internal Wants \a key in place \a index. A key that is absent is never matched.
    void bind(int index, const Detail::KeyView &key);
    //! \internal The same with \a value, a key of the type that the place has.
    void bindValue(int index, const void *value);
    //! \internal Wants what the place \a index cannot have.
    void bindNothing(int index);
    //! \internal Wants what \a filter says of the struct, too.
    void addFilter(Filter filter);
    bool matchesStruct(const EventType &type, const void *event) const;

private:
    friend Matcher match(const EventType &, const QVariantMap &);
    friend Matcher Detail::withoutFilter(Matcher);

    QSharedDataPointer<Detail::MatcherData> d;
};

/*!
    A Matcher of \a T, an event struct, and of what is derived from it.

        match<PortUp>()                                       // all
        match<PortUp>(u"eth0"_s)                              // keys in their order; the rest may be anything
        match<PortUp>(anything, 3)
        match<PortUp>().where(&PortUp::port, 3)               // by name
        match<PortUp>().filter([](const PortUp &up) { return up.port > 1000; })

    Values of keys are looked up in an index: it makes no difference how many others wait for other values. A
    filter is called for each event that the keys let through, so prefer keys. What a filter compares is not looked at: also one
    that only compares a field is called each time.

    An integer that the key's type cannot be matches nothing; floating point for a key that is an integer does not compile.
*/
template <typename T>
class MatcherOf : public Matcher
{
    static_assert(EventStruct<T>, "What match() is given is no event: it has no SIGNALBOX_EVENT.");

public:
    MatcherOf() : Matcher(EventType::of<T>()) {}

    /*!
        Wants \a value in \a member, too. A later value for the same key replaces the one before.

        A member that is no key of T is compared as a filter would.
    */
    template <typename Owner, typename Value, typename Given = Value>
    requires std::derived_from<T, Owner> && std::convertible_to<const Given &, Value>
    MatcherOf where(Value Owner::*member, const Given &given) const
    {
        static_assert(!Detail::losesFraction<Given, Value>,
                      "A floating point value given to where() would lose its fraction: the member is an integer.");
        MatcherOf narrowed(*this);
        const int index = indexOf(member);
        if (Detail::isOutOfRange<Value>(given)) {
            if (index >= 0)
                narrowed.bindNothing(index);
            else
                narrowed = filter([](const T &) { return false; });
            return narrowed;
        }
        const Value &value = given;
        if (index >= 0)
            narrowed.bindValue(index, std::addressof(value));
        else
            narrowed = filter([member, value](const T &event) { return event.*member == value; });
        return narrowed;
    }

    /*!
        Wants \a condition to be true of the event, too. It must change nothing: no waits, no queues; it may be
        called in any order, and for events that are not delivered in the end.
    */
    template <std::predicate<const T &> Condition>
    MatcherOf filter(Condition condition) const
    {
        MatcherOf narrowed(*this);
        narrowed.addFilter([condition = std::move(condition)](const void *event) {
            return bool(condition(Detail::valueAt<T>(event)));
        });
        return narrowed;
    }

    using Matcher::matches;
    //! Would \a event match, if it were sent?
    template <std::derived_from<T> Derived>
    bool matches(const Derived &event) const
    {
        return matchesStruct(EventType::of<Derived>(), std::addressof(event));
    }

private:
    template <typename U, typename... Values>
    requires std::is_class_v<U>
    friend MatcherOf<U> match(const Values &...values);

    template <std::size_t I, typename Value>
    void bindPosition(const Value &value)
    {
        if constexpr (!std::is_same_v<Value, Anything>) {
            using Key = Detail::KeyType<T, I>;
            static_assert(std::convertible_to<const Value &, Key>,
                          "A value given to match() must convert to the key in its place, or be `anything`.");
            static_assert(!Detail::losesFraction<Value, Key>,
                          "A floating point value given to match() would lose its fraction: the key in its place is an integer.");
            if (Detail::isOutOfRange<Key>(value))
                return bindNothing(int(I));
            const Key key = value;
            bindValue(int(I), std::addressof(key));
        }
    }

    template <typename Member>
    static int indexOf(Member member)
    {
        int index = -1;
        const auto compare = [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            const auto isIt = [member](auto key) {
                if constexpr (std::is_same_v<decltype(key), Member>)
                    return key == member;
                else
                    return false;
            };
            static_cast<void>(((isIt(std::get<I>(Detail::allKeys<T>())) && (index = int(I), true)) || ...));
        };
        compare(std::make_index_sequence<Detail::keyCountOf<T>>());
        return index;
    }
};

/*!
    A matcher of \a T with \a values of its first keys, those of its bases first.
*/
template <typename T, typename... Values>
requires std::is_class_v<T> MatcherOf<T> match(const Values &...values)
{
    static_assert(sizeof...(Values) <= Detail::keyCountOf<T>,
                  "match() got more values than the event has keys.");
    MatcherOf<T> matcher;
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        (matcher.template bindPosition<I>(values), ...);
    }
    (std::make_index_sequence<sizeof...(Values)>());
    return matcher;
}

/*!
    A matcher of \a type, which is defined at run time, with the values of \a keys by their names.

    Errors: a name that is no key, a value that can be none, and a type of C++ give a warning, and a matcher that
    nothing matches.
*/
SIGNALBOX_CORE_EXPORT Matcher match(const EventType &type, const QVariantMap &keys = {});

} // namespace Signalbox
