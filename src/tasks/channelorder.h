// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <concepts>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace Signalbox::Detail {

//! \internal What is in a Channel, or was taken out of it and not seen yet.
template <typename T>
struct ChannelItem
{
    ChannelItem(quint64 itemNumber, T &&itemValue) : number(itemNumber), value(std::move(itemValue)) {}
    quint64 number; // in the order of sending
    T value;
};

/*!
    \internal
    The items of a Channel as they were sent. A derived class says which one is next.
*/
template <typename T>
class ItemsAsSent
{
public:
    qsizetype size() const { return qsizetype(m_items.size()); }
    bool isEmpty() const { return m_items.empty(); }
    //! \a number is the largest one.
    void add(quint64 number, T &&value) { m_items.emplace_back(number, std::move(value)); }
    //! To the place that it had.
    void putBack(ChannelItem<T> &&item)
    {
        const auto place = std::ranges::lower_bound(m_items, item.number, {}, &ChannelItem<T>::number);
        m_items.insert(place, std::move(item));
    }

protected:
    std::deque<ChannelItem<T>> m_items;
};

//! \internal
struct FirstInFirstOut
{
    //! A channel without capacity has nothing in it that could be in order.
    static constexpr qsizetype LeastCapacity = 0;
    static constexpr const char *Type = "Channel";

    template <typename T>
    class Items : public ItemsAsSent<T>
    {
    public:
        void take(std::optional<ChannelItem<T>> &item)
        {
            item.emplace(std::move(this->m_items.front()));
            this->m_items.pop_front();
        }
    };
};

//! \internal
struct LastInFirstOut
{
    static constexpr qsizetype LeastCapacity = 1;
    static constexpr const char *Type = "LifoChannel";

    template <typename T>
    class Items : public ItemsAsSent<T>
    {
    public:
        void take(std::optional<ChannelItem<T>> &item)
        {
            item.emplace(std::move(this->m_items.back()));
            this->m_items.pop_back();
        }
    };
};

//! \internal Does a \a Compare compare items of type \a T? std::less says so of everything.
template <typename Compare, typename T>
constexpr bool Compares = std::predicate<const Compare &, const T &, const T &>;
template <typename U, typename T>
requires std::same_as<U, T> || std::same_as<U, void>
constexpr bool Compares<std::less<U>, T> = requires(const T &a, const T &b)
{
    static_cast<bool>(a < b);
};
template <typename U, typename T>
requires std::same_as<U, T> || std::same_as<U, void>
constexpr bool Compares<std::greater<U>, T> = requires(const T &a, const T &b)
{
    static_cast<bool>(a > b);
};

//! \internal The one that \a Compare puts last; of equal ones, the first in. A heap.
template <typename Compare>
struct LargestFirstOut
{
    static constexpr qsizetype LeastCapacity = 1;
    static constexpr const char *Type = "PriorityChannel";

    template <typename T>
    class Items
    {
        static_assert(std::default_initializable<Compare> && Compares<Compare, T>,
                      "a PriorityChannel compares its items: give them an operator<, or name what compares "
                      "them, a class without state: PriorityChannel<T, Compare>");

    public:
        qsizetype size() const { return qsizetype(m_items.size()); }
        bool isEmpty() const { return m_items.empty(); }
        void add(quint64 number, T &&value) { putBack({number, std::move(value)}); }
        void putBack(ChannelItem<T> &&item)
        {
            m_items.push_back(std::move(item));
            std::push_heap(m_items.begin(), m_items.end(), isBehind);
        }
        void take(std::optional<ChannelItem<T>> &item)
        {
            std::pop_heap(m_items.begin(), m_items.end(), isBehind);
            item.emplace(std::move(m_items.back()));
            m_items.pop_back();
        }

    private:
        static bool isBehind(const ChannelItem<T> &a, const ChannelItem<T> &b)
        {
            const Compare isLess{};
            if (isLess(a.value, b.value))
                return true;
            return !isLess(b.value, a.value) && a.number > b.number;
        }

        std::vector<ChannelItem<T>> m_items;
    };
};

} // namespace Signalbox::Detail
