// SPDX-License-Identifier: MIT
#pragma once

namespace Signalbox {

/*!
    A place in a list that lives in the object it lists: joining, leaving and moving allocate nothing and take
    O(1), and an object that is destroyed leaves by itself.

    A list is a ring with a hook of its own as its head, so a hook can leave without knowing which list it is
    in. An object derives from one hook per kind of list it may be in; \a Tag tells these apart.

    Thread-safety: none.
*/
template <typename Tag>
class ListHook
{
public:
    ListHook() = default;
    ~ListHook() { unlink(); }
    ListHook(const ListHook &) = delete;
    ListHook &operator=(const ListHook &) = delete;

    bool isLinked() const { return m_next != this; }

    //! Leaves its list; nothing when it is in none.
    void unlink()
    {
        m_previous->m_next = m_next;
        m_next->m_previous = m_previous;
        m_previous = m_next = this;
    }

private:
    template <typename T, typename>
    friend class IntrusiveList;

    void linkBefore(ListHook &other)
    {
        if (isLinked())
            unlink();
        m_previous = other.m_previous;
        m_next = &other;
        m_previous->m_next = this;
        other.m_previous = this;
    }

    ListHook *m_previous = this;
    ListHook *m_next = this;
};

/*!
    A list of objects of \a T, which derive from ListHook<\a Tag>. It does not own them: one that is destroyed
    leaves them outside of any list.
*/
template <typename T, typename Tag = T>
class IntrusiveList
{
public:
    using Hook = ListHook<Tag>;

    IntrusiveList() = default;
    ~IntrusiveList()
    {
        while (!isEmpty())
            m_head.m_next->unlink();
    }
    IntrusiveList(const IntrusiveList &) = delete;
    IntrusiveList &operator=(const IntrusiveList &) = delete;

    bool isEmpty() const { return !m_head.isLinked(); }

    //! Null when there is none.
    T *first() const { return objectAt(m_head.m_next); }
    //! The one behind \a object; null behind the last.
    T *next(const T &object) const { return objectAt(static_cast<const Hook &>(object).m_next); }

    //! Puts \a object at the end or the front; it leaves the list that it is in.
    void append(T &object) { static_cast<Hook &>(object).linkBefore(m_head); }
    void prepend(T &object) { static_cast<Hook &>(object).linkBefore(*m_head.m_next); }

    //! The first one, which leaves the list; null when there is none.
    T *takeFirst()
    {
        Hook *hook = m_head.m_next;
        if (hook == &m_head)
            return nullptr;
        m_head.m_next = hook->m_next;
        hook->m_next->m_previous = &m_head;
        hook->m_previous = hook->m_next = hook;
        return &static_cast<T &>(*hook);
    }

    //! Moves everything from \a other to the end of this one. Cost: O(1).
    void appendAll(IntrusiveList &other)
    {
        if (other.isEmpty())
            return;
        auto *first = other.m_head.m_next;
        auto *last = other.m_head.m_previous;
        other.m_head.m_previous = other.m_head.m_next = &other.m_head;
        first->m_previous = m_head.m_previous;
        last->m_next = &m_head;
        first->m_previous->m_next = first;
        m_head.m_previous = last;
    }

private:
    T *objectAt(Hook *hook) const { return hook == &m_head ? nullptr : &static_cast<T &>(*hook); }

    Hook m_head;
};

} // namespace Signalbox
