// SPDX-License-Identifier: MIT
// What `signalbox run` says to the program that it becomes, and the library that does the work.
#include "preload/session_p.h"

#include "preload/qtlibrary_p.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace Preload {

namespace {

constexpr int CannotHelp = 125; // as env, nohup and timeout have it

// Of signalbox run, for the program and what it becomes. They are gone once a Qt program runs.
constexpr const char *FirstProcess = "SIGNALBOX_RUN_PID";
constexpr const char *Threads = "SIGNALBOX_RUN_THREADS";
constexpr const char *Children = "SIGNALBOX_RUN_CHILDREN";
constexpr const char *Backend = "SIGNALBOX_RUN_BACKEND";
constexpr const char *Statistics = "SIGNALBOX_RUN_STATS";
constexpr const char *OuterPreload = "SIGNALBOX_RUN_LD_PRELOAD";
constexpr const char *CoreLibrary = SIGNALBOX_CORE_LIBRARY;

Session asked;
bool isUntouched = false; // this program was started by one that has Qt
bool isFirst = false;     // of the processes that the command becomes and that it starts
pid_t firstProcess = 0;
std::atomic<bool> hasProvided{false};
std::atomic<bool> hasForked{false};
// Of those that were there before the program: this process was the command first, and something else before.
long faultsOfChildren = 0;
bool hadChildren = false;
const char *reason = nullptr; // why the program could not be helped

bool isSetTo(const char *name, const char *value)
{
    const char *found = std::getenv(name);
    return found && std::strcmp(found, value) == 0;
}

// What the program starts is not our business.
void restoreEnvironment()
{
    if (asked.withChildren || !std::getenv(OuterPreload))
        return;
    if (const char *outer = std::getenv(OuterPreload); *outer)
        ::setenv("LD_PRELOAD", outer, 1);
    else
        ::unsetenv("LD_PRELOAD");
    for (const char *name : {FirstProcess, Threads, Children, Backend, Statistics, OuterPreload})
        ::unsetenv(name);
}

bool hasOurDispatcher(long process)
{
    char name[32];
    std::snprintf(name, sizeof(name), "/proc/%ld/maps", process);
    std::FILE *maps = std::fopen(name, "re");
    if (!maps)
        return false;
    bool isFound = false;
    for (char line[512]; !isFound && std::fgets(line, sizeof(line), maps);)
        isFound = std::strstr(line, "/" SIGNALBOX_CORE_LIBRARY);
    std::fclose(maps);
    return isFound;
}

// Who has copied the environment before there was an application may give the copy to what it starts.
bool isStartedByQtProgram(long first)
{
    return !isFirst && (hasOurDispatcher(first) || hasOurDispatcher(::getppid()));
}

// No process lives without a page fault.
long countFaultsOfChildren()
{
    rusage usage;
    return ::getrusage(RUSAGE_CHILDREN, &usage) == 0 ? usage.ru_minflt : 0;
}

// Nobody has waited for them yet.
bool hasChildren()
{
    siginfo_t child;
    return ::waitid(P_ALL, 0, &child, WEXITED | WNOHANG | WNOWAIT) == 0;
}

bool hasHadChildren()
{
    return hasForked || countFaultsOfChildren() != faultsOfChildren || (hasChildren() && !hadChildren);
}

// A program of which nobody could know before that it would not use Qt, or which one.
void sayIfInVain(int status, void *)
{
    if (!isFirst || hasProvided || ::getpid() != firstProcess) // not in a vfork() of it
        return;
    if (!reason && hasHadChildren()) // which may have used it
        return;
    std::fprintf(stderr, "signalbox: %s %s: it ran as it does without signalbox\n", program_invocation_name,
                 reason ? reason : "made no Qt 6 application");
    if (status != 0)
        return;
    std::fflush(nullptr);
    ::_Exit(CannotHelp);
}

// A Core library that was built for another Qt would read the wrong members of its private classes.
bool fits(const void *qtCore)
{
    static char text[160];
    static constinit NextFunction qVersion("qVersion");
    const auto version = qVersion.as<const char *(*)()>(qtCore);
    const char *running = version && isInQtCore(qtCore) ? version() : nullptr;
    if (!running) {
        reason = "has a Qt that is not Qt 6, or linked in statically";
        return false;
    }
    if (std::strncmp(running, SIGNALBOX_QT_MINOR, std::strlen(SIGNALBOX_QT_MINOR)) == 0)
        return true;
    std::snprintf(text, sizeof(text), "uses Qt %s, and this signalbox was built for Qt %sx", running,
                  SIGNALBOX_QT_MINOR);
    reason = text;
    return false;
}

using Provide = int (*)(int);
Provide provide = nullptr;

void loadCore(const void *qtCore)
{
    if (!fits(qtCore))
        return;
    void *core = ::dlopen(CoreLibrary, RTLD_NOW | RTLD_LOCAL);
    if (!core) {
        reason = ::dlerror();
        return;
    }
    provide = reinterpret_cast<Provide>(::dlsym(core, "signalbox_provideDispatcher"));
    if (!provide) {
        reason = "has a Signalbox of another version loaded";
        return;
    }
    for (const auto &[variable, function] :
         {std::pair(Backend, "signalbox_setBackend"), std::pair(Statistics, "signalbox_reportStatistics")}) {
        const auto tell = reinterpret_cast<void (*)(const char *)>(::dlsym(core, function));
        if (const char *value = std::getenv(variable); value && tell)
            tell(value);
    }
}

//! Once in a process: its first application, thread or event loop of any Qt.
void meetQt(const void *qtCore)
{
    loadCore(qtCore);
    restoreEnvironment();
}

[[gnu::constructor]] void begin()
{
    const char *first = std::getenv(FirstProcess);
    if (!first)
        return; // linked, not preloaded
    firstProcess = ::getpid();
    isFirst = std::atol(first) == long(firstProcess);
    asked.withThreads = !isSetTo(Threads, "0");
    asked.withChildren = isSetTo(Children, "1");
    if (!asked.withChildren && isStartedByQtProgram(std::atol(first))) {
        isUntouched = true;
        restoreEnvironment();
        return;
    }
    if (isFirst) {
        faultsOfChildren = countFaultsOfChildren();
        hadChildren = hasChildren();
        ::pthread_atfork(
            nullptr, [] { hasForked = true; }, [] { isFirst = false; });
        ::on_exit(sayIfInVain, nullptr);
    }
}

} // namespace

const Session &session()
{
    return asked;
}

void provideDispatcher(For whom, const void *qtCore)
{
    // A thread's dispatcher stays until the thread or the application ends, and event loops are made often. The next
    // application may be another thread's: then this one is helped anew.
    static std::atomic<long> applications{0};
    [[gnu::tls_model("initial-exec")]] static thread_local long providedFor = -1;
    if (whom == For::Application)
        applications.fetch_add(1, std::memory_order_relaxed);
    const long application = applications.load(std::memory_order_relaxed);
    if (isUntouched || (whom == For::EventLoop && providedFor == application))
        return;
    if (whom != For::Application && !asked.withThreads)
        return;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    [[gnu::tls_model("initial-exec")]] static thread_local const void *qt; // pthread_once() passes nothing on
    qt = qtCore;
    ::pthread_once(&once, [] { meetQt(qt); });
    if (!provide || !provide(int(whom)))
        return;
    providedFor = application;
    hasProvided = true;
}

} // namespace Preload

// Shells leave by this door.
extern "C" [[gnu::visibility("default")]] void _exit(int status)
{
    Preload::sayIfInVain(status, nullptr);
    ::_Exit(status);
}

//! What a program that links this library refers to, so that the linker keeps it.
extern "C" [[gnu::visibility("default")]] const char signalbox_allThreads = 1;
