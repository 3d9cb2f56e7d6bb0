// SPDX-License-Identifier: MIT
// Linked into each test of a build with the thread sanitizer.
#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qthread.h>

#include <cstdarg>
#include <cstddef>
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <sched.h>

extern "C" void __sanitizer_symbolize_pc(void *address, const char *format, char *buffer, std::size_t size);
extern "C" int __clone(int (*run)(void *), void *stack, int flags, void *argument, ...);

// The sanitizer's own clone() takes every child for a fork() and ends the process of one that shares the memory (CHECK
// failed: !thr->slot), as QProcess's vfork() does. The parent stands still until such a child is another program: there
// is nothing to keep account of.
extern "C" __attribute__((visibility("default"))) int clone(int (*run)(void *), void *stack, int flags,
                                                            void *argument, ...) noexcept
{
    va_list more;
    va_start(more, argument);
    void *parentId = va_arg(more, void *);
    void *threadData = va_arg(more, void *);
    void *childId = va_arg(more, void *);
    va_end(more);
    return __clone(run, stack, flags, argument, parentId, threadData, childId);
}

// Starts the program that names functions, also for suppressions, before a test counts descriptors or forbids them.
[[maybe_unused]] static const bool hasSymbolizer = [] {
    char name[64];
    __sanitizer_symbolize_pc(reinterpret_cast<void *>(&clone), "%f", name, sizeof name);
    return true;
}();

// What a thread has done lies before the end of QThread::wait(), but by a lock of Qt's own, which the sanitizer does not
// see. The dispatcher is the last thing of ours that a QThread deletes before it says that it has finished.
extern "C" {
void deletesDispatcher(QAbstractEventDispatcher *self) __asm__("_ZN24QAbstractEventDispatcherD2Ev");
bool waits(QThread *self, QDeadlineTimer deadline) __asm__("_ZN7QThread4waitE14QDeadlineTimer");

__attribute__((visibility("default"))) void deletesDispatcher(QAbstractEventDispatcher *self)
{
    using Delete = void (*)(QAbstractEventDispatcher *);
    static const auto real = reinterpret_cast<Delete>(dlsym(RTLD_NEXT, "_ZN24QAbstractEventDispatcherD2Ev"));
    __tsan_release(QThread::currentThread());
    real(self);
}

__attribute__((visibility("default"))) bool waits(QThread *self, QDeadlineTimer deadline)
{
    using Wait = bool (*)(QThread *, QDeadlineTimer);
    static const auto real = reinterpret_cast<Wait>(dlsym(RTLD_NEXT, "_ZN7QThread4waitE14QDeadlineTimer"));
    const bool hasFinished = real(self, deadline);
    if (hasFinished)
        __tsan_acquire(self);
    return hasFinished;
}
} // extern "C"
