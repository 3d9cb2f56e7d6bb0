// SPDX-License-Identifier: MIT
#pragma once

#include "task.h"

#include <optional>

namespace Signalbox {

template <typename T>
class Generator;

namespace Detail {

class GeneratorNextBase;
class GeneratorRun;
template <typename T>
class GeneratorNext;

//! \internal Where a generator waits until its next value is asked for.
class SIGNALBOX_CORE_EXPORT GeneratorPause final : public Waiting
{
public:
    void begin(TaskRun *run) override;
    QString description() const override;

private:
    friend class GeneratorRun;
    GeneratorRun *m_generator = nullptr; // null: it has gone
};

//! \internal What does not depend on the type of its values.
class GeneratorPromiseBase : public TaskPromiseBase
{
public:
    class Yield
    {
    public:
        explicit Yield(GeneratorPromiseBase &promise) noexcept : m_promise(promise) {}
        bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<>)
        {
            auto &run = TaskRun::inner();
            run.setAwaited(m_promise.m_pause);
            return run.suspend();
        }
        void await_resume() const noexcept {}

    private:
        GeneratorPromiseBase &m_promise;
    };

    void return_void() const noexcept {}

private:
    friend class GeneratorRun;
    GeneratorPause m_pause;
};

/*!
    \internal
    A coroutine that has a run of its own as soon as its first value is asked for, and goes on whenever the next one is.
*/
class SIGNALBOX_CORE_EXPORT GeneratorRun final : public TaskGroup, public Recycled
{
public:
    explicit GeneratorRun(GeneratorPromiseBase &promise);
    ~GeneratorRun() override;

    //! Runs on until it has a value, waits, or has ended; as a part of \a consumer.
    void proceed(TaskRun *consumer);
    TaskRun &run() const { return *m_run; }
    //! Nobody waits for a value any more.
    TaskRun &leave()
    {
        next = nullptr;
        return *m_run;
    }

    GeneratorNextBase *next = nullptr; // who waits for a value, and has not taken it; null: nobody

private:
    friend class GeneratorPause;
    void runEnded(TaskRun &run) override;
    void tellNext();

    GeneratorPromiseBase &m_promise; // while its run has not ended
    TaskRunPointer m_run;
    bool m_isPaused = true;
};

//! \internal Owns the coroutine, and its run once it has begun.
class SIGNALBOX_CORE_EXPORT GeneratorBase
{
public:
    explicit GeneratorBase(GeneratorPromiseBase *promise) noexcept : m_promise(promise) {}
    GeneratorBase(GeneratorBase &&other) noexcept
        : m_promise(std::exchange(other.m_promise, nullptr)), m_run(std::exchange(other.m_run, nullptr))
    {
    }
    GeneratorBase &operator=(GeneratorBase &&other) noexcept
    {
        std::swap(m_promise, other.m_promise);
        std::swap(m_run, other.m_run);
        return *this;
    }
    ~GeneratorBase();

protected:
    GeneratorPromiseBase *promise() const { return m_promise; }
    //! Begins it, if it has not.
    GeneratorRun *beginRun();

private:
    GeneratorPromiseBase *m_promise; // its own until it has begun, then its run's
    GeneratorRun *m_run = nullptr;
};

//! \internal The untyped part of what Generator::next() returns.
class SIGNALBOX_CORE_EXPORT GeneratorNextBase : public Waiting
{
public:
    ~GeneratorNextBase() override;
    void begin(TaskRun *run) override;
    bool hasFailed() const override;
    QString description() const override;

protected:
    //! Null: of none.
    explicit GeneratorNextBase(GeneratorRun *run);
    //! Throws what the coroutine has thrown. False: there is none, this is the end.
    bool hasValueOrThrow();

private:
    friend class GeneratorRun;
    virtual bool hasValue() const = 0;

    GeneratorRun *m_run; // null: none, it has gone, or this was refused
    std::exception_ptr m_error;
};

template <typename T>
class GeneratorPromise final : public GeneratorPromiseBase
{
public:
    Generator<T> get_return_object() noexcept;
    template <typename Given>
    requires std::constructible_from<T, Given &&> Yield yield_value(Given &&given, SIGNALBOX_HERE)
    {
        setSite(SIGNALBOX_SITE);
        value.emplace(std::forward<Given>(given));
        return Yield(*this);
    }

    std::optional<T> value; // that nobody has taken yet
};

} // namespace Detail

/*!
    What a coroutine returns that gives several values, one after the other, and may wait in between:

        Generator<QByteArray> blocks(QIODevice *device)
        {
            while (…)
                co_yield device->read(4096);
        }

        auto all = blocks(device);
        while (const auto block = co_await all.next())
            …

    It is lazy: it runs when next() is awaited, until its next value. One that waits, or has a value, when its consumer turns to
    something else, as in any(), goes on to its value and keeps it. Destroying it destroys the coroutine. It has one
    owner; with GCC 12, what co_yield is given must not be a braced aggregate.

    Thread-safety: the thread that asks first. Cost: a frame and a run, of those that have ended before; no allocation for a value.
    Source: cogen's producers, cppcoro's async_generator.
*/
template <typename T>
class [[nodiscard("a Generator does nothing until it is asked for its next value")]] Generator final
    : private Detail::GeneratorBase
{
    static_assert(!std::is_reference_v<T>, "a Generator cannot give references: give pointers");
    static_assert(alignof(T) <= Detail::TaskFrame::MostAlignment,
                  "a Generator cannot give what is aligned to more than 16 bytes: give pointers");

public:
    using promise_type = Detail::GeneratorPromise<T>;

    //! Of nothing.
    Generator() noexcept : GeneratorBase(nullptr) {}
    //! \internal
    explicit Generator(promise_type & promise) noexcept : GeneratorBase(&promise) {}

    /*!
        Waits for the next value: co_await next() is an std::optional, empty at the end. Throws what the coroutine has
        thrown. One at a time: another one is refused with a warning, and std::logic_error.
    */
    Detail::GeneratorNext<T> next()
    {
        auto *run = beginRun();
        return Detail::GeneratorNext<T>(run, static_cast<promise_type *>(promise()));
    }
};

//! \internal What Generator::next() returns.
template <typename T>
class Detail::GeneratorNext final : public GeneratorNextBase
{
public:
    using Result = std::optional<T>;
    GeneratorNext(GeneratorRun *run, GeneratorPromise<T> *promise)
        : GeneratorNextBase(run), m_promise(promise)
    {
    }

    Result take()
    {
        if (!hasValueOrThrow())
            return {};
        return std::exchange(m_promise->value, std::nullopt);
    }

private:
    bool hasValue() const override { return m_promise->value.has_value(); }
    GeneratorPromise<T> *const m_promise; // while there is a run
};

template <typename T>
Generator<T> Detail::GeneratorPromise<T>::get_return_object() noexcept
{
    return Generator<T>(*this);
}

} // namespace Signalbox
