// SPDX-License-Identifier: MIT
// The main thread: each application object finds a dispatcher in place.
//
// An application's constructor takes the dispatcher that its thread has, and makes one only if there is none. Other
// libraries of Qt and the program call the constructor through their tables of symbols, where ours comes first.
#include "preload/session_p.h"

#define SIGNALBOX_INTERPOSED(mangled) __asm__(mangled) __attribute__((visibility("default"), used))

namespace {

// QCoreApplication(int &, char **, int)
using Construct = void (*)(void *, int &, char **, int);
// QCoreApplication(QCoreApplicationPrivate &)
using ConstructPrivate = void (*)(void *, void *);

} // namespace

extern "C" {

void signalbox_application1(void *self, int &argc, char **argv, int flags)
    SIGNALBOX_INTERPOSED("_ZN16QCoreApplicationC1ERiPPci");
void signalbox_application2(void *self, int &argc, char **argv, int flags)
    SIGNALBOX_INTERPOSED("_ZN16QCoreApplicationC2ERiPPci");
void signalbox_applicationPrivate1(void *self, void *d)
    SIGNALBOX_INTERPOSED("_ZN16QCoreApplicationC1ER23QCoreApplicationPrivate");
void signalbox_applicationPrivate2(void *self, void *d)
    SIGNALBOX_INTERPOSED("_ZN16QCoreApplicationC2ER23QCoreApplicationPrivate");

void signalbox_application1(void *self, int &argc, char **argv, int flags)
{
    static constinit Preload::NextFunction next("_ZN16QCoreApplicationC1ERiPPci");
    Preload::constructFor<Construct>(Preload::For::Application, next, __builtin_return_address(0), self, argc,
                                     argv, flags);
}

void signalbox_application2(void *self, int &argc, char **argv, int flags)
{
    static constinit Preload::NextFunction next("_ZN16QCoreApplicationC2ERiPPci");
    Preload::constructFor<Construct>(Preload::For::Application, next, __builtin_return_address(0), self, argc,
                                     argv, flags);
}

void signalbox_applicationPrivate1(void *self, void *d)
{
    static constinit Preload::NextFunction next("_ZN16QCoreApplicationC1ER23QCoreApplicationPrivate");
    Preload::constructFor<ConstructPrivate>(Preload::For::Application, next, __builtin_return_address(0),
                                            self, d);
}

void signalbox_applicationPrivate2(void *self, void *d)
{
    static constinit Preload::NextFunction next("_ZN16QCoreApplicationC2ER23QCoreApplicationPrivate");
    Preload::constructFor<ConstructPrivate>(Preload::For::Application, next, __builtin_return_address(0),
                                            self, d);
}

} // extern "C"
