// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

namespace Signalbox {

/*!
    Lets one thread change a group of relaxed atomics while others read them, and tells a reader whether what
    it read belongs together. Neither side ever waits; the writer pays plain stores only.

    Source: the kernel's seqcount; orderings after Boehm, "Can seqlocks get along with programming language
    memory models?" (2012).
*/
class SequenceLock
{
public:
    //! Holds the group open for writing as long as it lives.
    class Writer
    {
    public:
        explicit Writer(SequenceLock &lock) : m_lock(lock)
        {
            m_lock.m_count.store(m_lock.m_count.load(std::memory_order_relaxed) + 1,
                                 std::memory_order_relaxed);
            std::atomic_thread_fence(std::memory_order_release); // the odd count is seen before any new field
        }
        ~Writer()
        {
            // publishes the fields
            m_lock.m_count.store(m_lock.m_count.load(std::memory_order_relaxed) + 1,
                                 std::memory_order_release);
        }
        Writer(const Writer &) = delete;
        Writer &operator=(const Writer &) = delete;

    private:
        SequenceLock &m_lock;
    };

    /*!
        Calls \a copy until what it copied belongs together, a few times at most.

        False when the writer was faster each time: skip the object, the next snapshot will have it.
    */
    template <typename Copy>
    bool read(Copy &&copy) const
    {
        for (int attempt = 0; attempt < 16; ++attempt) {
            const auto before = m_count.load(std::memory_order_acquire);
            if (before & 1)
                continue;
            copy();
            std::atomic_thread_fence(std::memory_order_acquire); // no field is read after the count below
            if (m_count.load(std::memory_order_relaxed) == before)
                return true;
        }
        return false;
    }

private:
    std::atomic<std::uint32_t> m_count{0};
};

//! A counter or field with one writer: other threads read it, so it is atomic, but no increment is locked.
template <typename T>
class Published
{
public:
    Published() = default;
    explicit Published(T value) : m_value(value) {}
    T get() const { return m_value.load(std::memory_order_relaxed); }
    void set(T value) { m_value.store(value, std::memory_order_relaxed); }
    void add(T amount) { set(get() + amount); }
    void raiseTo(T value)
    {
        if (value > get())
            set(value);
    }

private:
    std::atomic<T> m_value{};
};

} // namespace Signalbox
