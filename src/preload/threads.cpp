// SPDX-License-Identifier: MIT
// Threads of QThread and QThreadPool, and threads that Qt did not start.
//
// A QThread makes its dispatcher in the new thread, right after it has stored its data in thread-specific storage.
// Calls inside Qt Core cannot be redirected, those to the C library can: pthread_create() tells us that a thread of Qt
// begins, pthread_setspecific() that it knows itself. Nothing may be done from pthread_create(): QThread::start() holds
// the thread's mutex there.
#include "preload/qtlibrary_p.h"
#include "preload/session_p.h"

#include <cerrno>
#include <cstdlib>
#include <pthread.h>

#define SIGNALBOX_INTERPOSED __attribute__((visibility("default"), used))

namespace {

using Routine = void *(*)(void *);

struct Start
{
    Routine routine;
    void *argument;
};

//! Where the Qt begins whose thread has started and has no dispatcher yet.
[[gnu::tls_model("initial-exec")]] thread_local const void *startingQt = nullptr;

void *runQtThread(void *argument)
{
    const Start start = *static_cast<Start *>(argument);
    std::free(argument);
    startingQt = Preload::baseOf(reinterpret_cast<const void *>(start.routine));
    return start.routine(start.argument);
}

using CreateThread = int (*)(pthread_t *, const pthread_attr_t *, Routine, void *);
using SetSpecific = int (*)(pthread_key_t, const void *);
using ConstructEventLoop = void (*)(void *, void *);

} // namespace

extern "C" {

SIGNALBOX_INTERPOSED int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, Routine routine,
                                        void *argument) noexcept
{
    static constinit Preload::NextFunction next("pthread_create");
    const auto create = next.as<CreateThread>(nullptr);
    if (!Preload::session().withThreads || !Preload::isInQtCore(reinterpret_cast<const void *>(routine)))
        return create(thread, attributes, routine, argument);
    auto *start = static_cast<Start *>(std::malloc(sizeof(Start)));
    if (!start)
        return EAGAIN;
    *start = {routine, argument};
    const int error = create(thread, attributes, runQtThread, start);
    if (error != 0)
        std::free(start);
    return error;
}

SIGNALBOX_INTERPOSED int pthread_setspecific(pthread_key_t key, const void *value) noexcept
{
    static constinit Preload::NextFunction next("pthread_setspecific");
    const auto set = next.as<SetSpecific>(nullptr);
    const int error = set(key, value);
    if (startingQt && Preload::baseOf(__builtin_return_address(0)) == startingQt) {
        startingQt = nullptr;
        Preload::provideDispatcher(Preload::For::Thread, __builtin_return_address(0));
    }
    return error;
}

void signalbox_eventLoop1(void *self,
                          void *parent) __asm__("_ZN10QEventLoopC1EP7QObject") SIGNALBOX_INTERPOSED;
void signalbox_eventLoop2(void *self,
                          void *parent) __asm__("_ZN10QEventLoopC2EP7QObject") SIGNALBOX_INTERPOSED;

// A thread that Qt did not start gets its dispatcher with its first event loop.
void signalbox_eventLoop1(void *self, void *parent)
{
    static constinit Preload::NextFunction next("_ZN10QEventLoopC1EP7QObject");
    Preload::constructFor<ConstructEventLoop>(Preload::For::EventLoop, next, __builtin_return_address(0),
                                              self, parent);
}

void signalbox_eventLoop2(void *self, void *parent)
{
    static constinit Preload::NextFunction next("_ZN10QEventLoopC2EP7QObject");
    Preload::constructFor<ConstructEventLoop>(Preload::For::EventLoop, next, __builtin_return_address(0),
                                              self, parent);
}

} // extern "C"
