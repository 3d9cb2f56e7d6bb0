// SPDX-License-Identifier: MIT
#pragma once

#include "taskhandle.h"

#include <QtCore/qeventloop.h>

#include <concepts>

QT_BEGIN_NAMESPACE
class QCoreApplication;
QT_END_NAMESPACE

namespace Signalbox {
namespace Detail {

//! \internal A task that the stack waits for.
class SIGNALBOX_CORE_EXPORT StackTask : private TaskGroup
{
public:
    ~StackTask() override;

    //! Runs the loop of \a application until the task has ended, or quit(). Returns the loop's code.
    int runApplication(int (*exec)());
    //! Runs a loop in a loop.
    void runNested(QEventLoop::ProcessEventsFlags flags);

protected:
    //! Throws, with a warning in the name of \a function, where that cannot be.
    StackTask(TaskFrame *root, const Site &site, const char *function);
    TaskRun &run() const { return *m_run; }

private:
    static void refuseIfImpossible(const Site &site, const char *function);
    void runEnded(TaskRun &run) override;
    void endTasks();

    TaskRunPointer m_run;
    QEventLoop *m_loop = nullptr; // that ends with it
    bool m_endsApplication = false;
};

//! \internal
template <typename T>
class StackTaskOf final : public StackTask
{
public:
    StackTaskOf(Task<T> &&task, const Site &site, const char *function)
        : StackTask(task.isValid() ? &task.promise() : nullptr, site, function)
    {
        static_cast<void>(task.release());
    }
    bool isCancelled() const { return run().state() == TaskState::Cancelled; }
    //! Throws what the task has thrown; TaskCancelled, if it has not come to its end.
    T take()
    {
        if (auto error = run().takeError())
            std::rethrow_exception(std::move(error));
        if (run().state() != TaskState::Finished)
            throw TaskCancelled();
        return static_cast<TaskPromise<T> *>(run().root())->take();
    }
};

} // namespace Detail

/*!
    Runs \a application, with \a task as its main program: its event loop, until \a task has ended. Returns the task's int, or 0.
    Throws what the task has thrown, from here, after the loop.

        int main(int argc, char *argv[])
        {
            QApplication app(argc, argv);
            return Signalbox::run(app, mainTask());
        }

    If the loop is ended before, by QCoreApplication::quit() or with the last window, \a task is cancelled, and the code of the loop is
    returned. In either case all other tasks of the thread are cancelled then, and have Scheduler::quitGrace() to end.

    Thread-safety: the application's thread. Errors: where a loop runs already, std::logic_error, with a warning.
*/
template <std::derived_from<QCoreApplication> Application, typename T>
int run(Application &, Task<T> task, SIGNALBOX_HERE)
{
    static_assert(std::is_void_v<T> || std::is_convertible_v<T, int>,
                  "run(): the main task returns an int, for the program, or nothing");
    Detail::StackTaskOf<T> main(std::move(task), SIGNALBOX_SITE, "run");
    const int code = main.runApplication(&Application::exec);
    if (main.isCancelled())
        return code;
    if constexpr (std::is_void_v<T>) {
        main.take();
        return 0;
    } else {
        return int(main.take());
    }
}

/*!
    Runs \a task in a nested event loop until it has ended, and returns its value, or throws what it has thrown: for code that cannot
    wait in another way. Everything else goes on meanwhile; \a flags may leave out user input.

    TaskCancelled is thrown when the loop is ended before, by quit(); the task is destroyed then. Within a task this is refused: what it
    waits for may wait for the task itself, which cannot go on before. Errors: that, and a thread without a loop to run, is told with a
    warning that names both, and throws std::logic_error; \a task does not run. Cost: a nested event loop; prefer co_await.
*/
template <typename T>
T blockingWait(Task<T> task, QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents, SIGNALBOX_HERE)
{
    Detail::StackTaskOf<T> waited(std::move(task), SIGNALBOX_SITE, "blockingWait");
    waited.runNested(flags);
    return waited.take();
}

} // namespace Signalbox
