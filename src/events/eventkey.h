// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qdebug.h>
#include <QtCore/qhashfunctions.h>
#include <QtCore/qpointer.h>
#include <QtCore/qvariant.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace Signalbox {

namespace Detail {

template <typename T>
concept HashedByQt = requires(const T &value)
{
    {
        qHash(value)
        } -> std::convertible_to<std::size_t>;
};
template <typename T>
concept HashedByStd = requires(const T &value)
{
    {
        std::hash<T>{}(value)
        } -> std::convertible_to<std::size_t>;
};
template <typename T>
concept Streamable = requires(QDebug debug, const T &value)
{
    debug << value;
};

//! How a field of type T serves as a key. A key that is not present equals nothing: only wildcards match it.
template <typename T>
struct KeyTraits
{
    static constexpr bool isKey = std::copy_constructible<T> && std::equality_comparable<T> &&
                                  (HashedByQt<T> || HashedByStd<T>)&&!std::is_pointer_v<T>;
    static constexpr bool isAlwaysPresent = true;
    static bool isPresent(const T &) { return true; }
    static std::size_t hash(const T &value)
    {
        if constexpr (HashedByQt<T>)
            return qHash(value);
        else
            return std::hash<T>{}(value);
    }
    static bool equal(const T &a, const T &b) { return a == b; }
    static void print(QDebug &debug, const T &value)
    {
        if constexpr (Streamable<T>)
            debug << value;
        else if constexpr (std::is_enum_v<T>)
            debug << +std::underlying_type_t<T>(value); // promoted: no character
        else
            debug << "(value)";
    }
    static QVariant toVariant(const T &value) { return QVariant::fromValue(value); }
};

template <typename T>
struct KeyTraits<std::optional<T>>
{
    using Inner = KeyTraits<T>;
    static constexpr bool isKey = Inner::isKey;
    static constexpr bool isAlwaysPresent = false;
    static bool isPresent(const std::optional<T> &value) { return value && Inner::isPresent(*value); }
    static std::size_t hash(const std::optional<T> &value) { return Inner::hash(*value); }
    static bool equal(const std::optional<T> &a, const std::optional<T> &b) { return Inner::equal(*a, *b); }
    static void print(QDebug &debug, const std::optional<T> &value) { Inner::print(debug, *value); }
    static QVariant toVariant(const std::optional<T> &value)
    {
        return value ? Inner::toVariant(*value) : QVariant();
    }
};

//! Identity of an object that may die: from then on it is not present.
template <typename T>
struct KeyTraits<QPointer<T>>
{
    static constexpr bool isKey = true;
    static constexpr bool isAlwaysPresent = false;
    static bool isPresent(const QPointer<T> &value) { return !value.isNull(); }
    static std::size_t hash(const QPointer<T> &value) { return qHash(quintptr(value.data())); }
    static bool equal(const QPointer<T> &a, const QPointer<T> &b) { return a.data() == b.data(); }
    static void print(QDebug &debug, const QPointer<T> &value) { debug << static_cast<QObject *>(value); }
    static QVariant toVariant(const QPointer<T> &value)
    {
        return QVariant::fromValue(static_cast<QObject *>(value));
    }
};

//! Identity of an object that the event keeps alive.
template <typename T>
struct KeyTraits<std::shared_ptr<T>>
{
    static constexpr bool isKey = true;
    static constexpr bool isAlwaysPresent = false;
    static bool isPresent(const std::shared_ptr<T> &value) { return value != nullptr; }
    static std::size_t hash(const std::shared_ptr<T> &value) { return qHash(quintptr(value.get())); }
    static bool equal(const std::shared_ptr<T> &a, const std::shared_ptr<T> &b) { return a == b; }
    static void print(QDebug &debug, const std::shared_ptr<T> &value)
    {
        debug << static_cast<const void *>(value.get());
    }
    static QVariant toVariant(const std::shared_ptr<T> &) { return {}; }
};

//! Two of these are the same when their bytes are.
template <typename T>
concept PlainKey = std::is_integral_v<T> && sizeof(T) <= sizeof(std::uint64_t);

//! What can be done with a key whose type is no longer known.
struct KeyOperations
{
    std::size_t size;
    std::size_t alignment;
    bool isPlain;
    bool (*isPresent)(const void *value);        //!< null: always
    std::size_t (*hash)(const void *value);      //!< of one that is present; null: plain
    bool (*equal)(const void *a, const void *b); //!< null: plain
    void (*copy)(void *memory, const void *value);
    void (*destroy)(void *value);
    void (*print)(QDebug &debug, const void *value);
    QVariant (*toVariant)(const void *value);
};

template <typename T>
const T &valueAt(const void *value)
{
    return *static_cast<const T *>(value);
}

template <typename T>
inline constexpr KeyOperations keyOperations = {
    sizeof(T),
    alignof(T),
    PlainKey<T>,
    KeyTraits<T>::isAlwaysPresent
        ? nullptr
        : +[](const void *value) { return KeyTraits<T>::isPresent(valueAt<T>(value)); },
    PlainKey<T> ? nullptr : +[](const void *value) { return KeyTraits<T>::hash(valueAt<T>(value)); },
    PlainKey<T>
        ? nullptr
        : +[](const void *a, const void *b) { return KeyTraits<T>::equal(valueAt<T>(a), valueAt<T>(b)); },
    [](void *memory, const void *value) { new (memory) T(valueAt<T>(value)); },
    [](void *value) { static_cast<T *>(value)->~T(); },
    [](QDebug &debug, const void *value) { KeyTraits<T>::print(debug, valueAt<T>(value)); },
    [](const void *value) { return KeyTraits<T>::toVariant(valueAt<T>(value)); },
};

//! The bytes of a plain key of \a size, as a number. Called for each event: a call by address would cost more than the rest.
inline std::uint64_t plainValue(const void *value, std::size_t size)
{
    const auto read = [value](auto number) -> std::uint64_t {
        std::memcpy(&number, value, sizeof number);
        return number;
    };
    switch (size) {
    case 1:
        return read(std::uint8_t());
    case 2:
        return read(std::uint16_t());
    case 4:
        return read(std::uint32_t());
    default:
        return read(std::uint64_t());
    }
}

/*!
    A key that somebody else owns. Null operations mean that there is none.
*/
struct KeyView
{
    const KeyOperations *operations = nullptr;
    const void *value = nullptr;

    bool isPresent() const { return operations && (!operations->isPresent || operations->isPresent(value)); }
    std::uint64_t hash() const { return operations->isPlain ? plainHash() : operations->hash(value); }
    //! Of a plain one. Different keys have different ones.
    std::uint64_t plainHash() const { return plainValue(value, operations->size); }
    QVariant toVariant() const { return operations ? operations->toVariant(value) : QVariant(); }
    //! Of the same type, both present, and equal.
    friend bool isSame(const KeyView &a, const KeyView &b)
    {
        if (a.operations != b.operations || !a.operations)
            return false;
        if (a.operations->isPlain)
            return plainValue(a.value, a.operations->size) == plainValue(b.value, b.operations->size);
        if (const auto isThere = a.operations->isPresent; isThere && !(isThere(a.value) && isThere(b.value)))
            return false;
        return a.operations->equal(a.value, b.value);
    }
};

/*!
    A copy of a key. Strings and all that is not larger are kept inside; what is larger costs an allocation.
*/
class SIGNALBOX_CORE_EXPORT Key
{
public:
    Key() = default;
    explicit Key(const KeyView &view);
    Key(const Key &other) : Key(other.view()) {}
    Key(Key &&other) noexcept;
    Key &operator=(Key other) noexcept;
    ~Key();

    KeyView view() const { return {m_operations, isInside() ? m_inside : m_outside}; }
    bool isPresent() const { return view().isPresent(); }

private:
    static constexpr std::size_t InsideSize = 24; // a QString
    bool isInside() const
    {
        return !m_operations ||
               (m_operations->size <= InsideSize && m_operations->alignment <= alignof(void *));
    }

    const KeyOperations *m_operations = nullptr;
    union {
        alignas(void *) std::byte m_inside[InsideSize];
        void *m_outside;
    };
};

} // namespace Detail

/*!
    What can be a key of an event: a value that can be copied, compared and hashed (by qHash() or std::hash), or
    the identity of an object (QPointer, std::shared_ptr). A std::optional of those may be absent.

    Raw pointers are none: an object may die, and another one come to its address.
*/
template <typename T>
concept EventKey = Detail::KeyTraits<T>::isKey;

} // namespace Signalbox
