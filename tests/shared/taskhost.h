// SPDX-License-Identifier: MIT
#pragma once

#include "eventlog.h"
#include "schedulerhost.h"

#include "tasks/scope.h"
#include "tasks/sleep.h"
#include "tasks/task.h"

#include <string>

/*
    What tests of tasks share: a log, locals that say when they go, and turns until a task has ended.
*/

inline EventLog &taskLog()
{
    static EventLog log;
    return log;
}

inline void log(const std::string &line)
{
    taskLog().add(QString::fromStdString(line));
}

inline QStringList list(std::initializer_list<const char *> words)
{
    EventLog log;
    for (const char *word : words)
        log.add(word);
    return log.entries();
}

//! Says when it is destroyed.
struct Local
{
    explicit Local(std::string localName) : name(std::move(localName)) {}
    ~Local() { log("~" + name); }
    Local(const Local &) = delete;
    Local &operator=(const Local &) = delete;
    std::string name;
};

template <typename T>
bool isOver(const Signalbox::TaskHandle<T> &handle)
{
    return turnUntil([&] { return handle.hasEnded(); });
}

template <typename T>
bool isSuspended(const Signalbox::TaskHandle<T> &handle)
{
    return turnUntil([&] { return handle.state() == Signalbox::TaskState::Suspended; });
}

//! What the task has returned; T() if it has not.
template <typename T>
T valueOf(const Signalbox::TaskHandle<T> &handle)
{
    T value{};
    const auto join =
        Signalbox::Scope::root().start([&]() -> Signalbox::Task<> { value = co_await handle.join(); });
    return isOver(join) ? value : T{};
}

//! Runs \a function, which returns a Task, to its end, and says what has become of it.
template <typename Function>
Signalbox::TaskState runTask(Function function)
{
    Signalbox::Scope scope(Signalbox::Scope::Policy::Supervise);
    scope.setErrorHandler([](const std::exception_ptr &error, const QString &) {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception &exception) {
            log(std::string("threw ") + exception.what());
        }
    });
    const auto handle = scope.start(std::move(function));
    return isOver(handle) ? handle.state() : Signalbox::TaskState::Suspended;
}

inline Signalbox::Task<> sleeper(std::string name, Signalbox::Nanoseconds time = std::chrono::hours(1))
{
    const Local local(name);
    co_await Signalbox::sleepFor(time);
    log(name + " woke up");
}

inline Signalbox::Task<> thrower(const char *what)
{
    co_await Signalbox::yield();
    throw std::runtime_error(what);
}

//! Gives \a value after \a time.
template <typename T>
Signalbox::Task<T> later(T value, Signalbox::Nanoseconds time = std::chrono::milliseconds(1))
{
    const Local local("later");
    co_await Signalbox::sleepFor(time);
    co_return value;
}

#define SIGNALBOX_HOST_TEST_MAIN(Test)                                                                       \
    int main(int argc, char *argv[])                                                                         \
    {                                                                                                        \
        installHost();                                                                                       \
        QCoreApplication app(argc, argv);                                                                    \
        Test test;                                                                                           \
        return QTest::qExec(&test, argc, argv);                                                              \
    }
