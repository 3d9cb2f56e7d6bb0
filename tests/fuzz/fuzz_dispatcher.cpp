// SPDX-License-Identifier: MIT
/*
    Random timers, notifiers for reading and writing, posts, interrupts and nested loops, and posts, wake-ups and
    readiness that come from another thread while the loop sleeps, against a reference model of Qt's contract.

        fuzz_dispatcher STEPS [SEED]

    The model is a judge, not an oracle: for each delivery it says whether it was allowed, and at the end of
    each call of processEvents() whether something was left out. Time is virtual: this program brings its own
    clock_gettime(), and only steps and handlers move it. It never lets the loop wait with nothing to do, or
    nobody to end it; a wait that should not be ends in SIGALRM. The other thread acts when a sleep begins, or just
    before, and the step waits for it, so that the same seed takes the same steps. A failure prints the seed and the step.
*/
#include <Signalbox/Install>
#include <Signalbox/LoopObserver>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qpointer.h>
#include <QtCore/qsocketnotifier.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <poll.h>
#include <random>
#include <set>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using Time = qint64; // nanoseconds

static Time virtualNow = 1'000'000'000'000;

extern "C" Q_DECL_EXPORT int clock_gettime(clockid_t clock, timespec *time)
{
    if (clock != CLOCK_MONOTONIC)
        return int(::syscall(SYS_clock_gettime, clock, time));
    *time = {virtualNow / 1'000'000'000, virtualNow % 1'000'000'000};
    return 0;
}

// Between the last look for news and the sleep, the loop tells epoll what is new: a moment to disturb it in.
static void (*beforeSleep)() = nullptr;

extern "C" Q_DECL_EXPORT int epoll_ctl(int epoll, int operation, int descriptor, epoll_event *event) noexcept
{
    if (beforeSleep)
        beforeSleep();
    return int(::syscall(SYS_epoll_ctl, epoll, operation, descriptor, event));
}

namespace {

constexpr Time Millisecond = 1'000'000;
constexpr int MaxDepth = 3;
const auto PostType = QEvent::Type(QEvent::User + 1);

struct PostEvent : QEvent
{
    explicit PostEvent(quint64 number) : QEvent(PostType), serial(number) {}
    quint64 serial;
};

//! Another thread, which does one thing at a time when it is told to.
class Outsider
{
public:
    Outsider() : m_thread([this] { work(); }) {}
    ~Outsider()
    {
        tell({});
        m_thread.join();
    }
    Outsider(const Outsider &) = delete;
    Outsider &operator=(const Outsider &) = delete;

    void tell(std::function<void()> task)
    {
        m_task = std::move(task);
        m_isBusy.store(true);
        m_isBusy.notify_one();
    }
    void waitUntilDone() { m_isBusy.wait(true); }

private:
    void work()
    {
        for (;;) {
            m_isBusy.wait(false);
            if (!m_task)
                return;
            m_task();
            m_isBusy.store(false);
            m_isBusy.notify_one();
        }
    }

    std::function<void()> m_task;
    std::atomic<bool> m_isBusy{false};
    std::thread m_thread;
};

class Fuzzer : public QObject, private Signalbox::LoopObserver
{
public:
    Fuzzer(quint64 steps, unsigned seed) : m_steps(steps), m_seed(seed), m_random(seed)
    {
        Signalbox::addObserver(this);
        s_running = this;
        std::signal(SIGALRM, [](int) {
            s_running->sayWhere();
            std::_Exit(1);
        });
    }
    ~Fuzzer() override { Signalbox::removeObserver(this); }

    void sayWhere() const
    {
        std::printf("FAIL: a wait that should have ended, seed %u, step %llu\n", m_seed,
                    static_cast<unsigned long long>(m_step));
        std::fflush(stdout);
    }

    void run()
    {
        for (int i = 0; i < 6; ++i)
            addPipe();
        while (m_step < m_steps)
            act();
        std::printf("%llu steps, seed %u: %llu posts, %llu timers, %llu activations, %llu nested calls, "
                    "%llu sleeps ended by another thread, as the model says\n",
                    static_cast<unsigned long long>(m_step), m_seed, static_cast<unsigned long long>(m_posts),
                    static_cast<unsigned long long>(m_firings),
                    static_cast<unsigned long long>(m_activations), static_cast<unsigned long long>(m_nested),
                    static_cast<unsigned long long>(m_endedByOther));
    }

private:
    // ---- the model
    // ------------------------------------------------------------------------------------------------
    struct Timer
    {
        Time interval;
        Time due;
        quint64 armed; // place in the order of arming
        bool isDelivering = false;
    };
    struct Post
    {
        int priority;
        quint64 queuedInCall; // calls that had begun when it was posted
    };
    enum Kind { Read, Write }; // as the first two of QSocketNotifier
    struct Watch
    {
        std::unique_ptr<QSocketNotifier> notifier;
        bool isEnabled = true;
        quint64 changedAt = 0; // step of the last change of readiness or enabling
    };
    struct Pipe
    {
        int ends[2];
        std::array<Watch, 2> watches; // of the near end, by kind
    };
    using WatchKey = std::pair<int, Kind>; // pipe, kind
    struct Call
    {
        quint64 number;
        QEventLoop::ProcessEventsFlags flags;
        quint64 armedBefore = 0; // of the timer pass; set with its first delivery
        Time passNow = -1;
        std::pair<Time, quint64> lastTimer{-1, 0};
        std::set<int> firedTimers;
        std::set<WatchKey> activated;
        std::vector<WatchKey> mustActivate; // ready and enabled since before the call
        quint64 beganAtStep = 0;
        bool hadNested = false;
    };

    [[noreturn]] void fail(const char *claim, qint64 detail = 0)
    {
        std::printf("FAIL: %s (%lld), seed %u, step %llu\n", claim, static_cast<long long>(detail), m_seed,
                    static_cast<unsigned long long>(m_step));
        std::exit(1);
    }
    void expect(bool holds, const char *claim, qint64 detail = 0)
    {
        if (!holds)
            fail(claim, detail);
    }

    static Time nextDue(const Timer &timer, Time now)
    {
        const Time next = timer.due + timer.interval;
        return next < now ? now + timer.interval : next;
    }

    // ---- random actions
    // -------------------------------------------------------------------------------------------
    unsigned below(unsigned bound) { return m_random() % bound; }

    void act()
    {
        ++m_step;
        switch (below(17)) {
        case 0:
        case 1:
            addTimer();
            break;
        case 2:
            removeTimer();
            break;
        case 3:
            addPost();
            break;
        case 4:
            toggle(somePipe(), Kind(below(2)));
            break;
        case 5:
            feed(somePipe());
            break;
        case 6:
            drain(somePipe());
            break;
        case 7:
            replacePipe();
            break;
        case 8:
            virtualNow += below(4) * Millisecond + below(1000);
            break;
        case 9:
            QAbstractEventDispatcher::instance()->interrupt();
            m_wasInterrupted = true;
            break;
        case 10:
            checkRemainingTime();
            break;
        case 11:
            fill(somePipe());
            break;
        case 12:
            makeRoom(somePipe());
            break;
        case 13:
            if (below(3) == 0 && m_calls.size() < MaxDepth)
                sleepUntilOtherThreadEndsIt();
            break;
        default:
            if (m_calls.size() < MaxDepth)
                callProcessEvents();
        }
    }

    void addTimer()
    {
        if (m_timers.size() >= 40)
            return;
        const int ms = below(4) == 0 ? 0 : int(below(20));
        const int id = startTimer(ms, Qt::PreciseTimer);
        expect(m_timers.count(id) == 0, "a timer id is unique", id);
        m_timers[id] = {ms * Millisecond, virtualNow + ms * Millisecond, ++m_armed};
    }
    void removeTimer()
    {
        if (m_timers.empty())
            return;
        const auto it = std::next(m_timers.begin(), below(unsigned(m_timers.size())));
        killTimer(it->first);
        m_timers.erase(it);
    }
    void checkRemainingTime()
    {
        for (const auto &[id, timer] : m_timers) {
            const Time due =
                timer.isDelivering && timer.due <= virtualNow ? nextDue(timer, virtualNow) : timer.due;
            const Time expected = std::max<Time>(0, (due - virtualNow + Millisecond - 1) / Millisecond);
            const int said = QAbstractEventDispatcher::instance()->remainingTime(id);
            expect(said == (due <= virtualNow ? 0 : expected), "remainingTime() is what the model says",
                   said - expected);
        }
    }
    void addPost()
    {
        const int priority = int(below(3)) - 1;
        m_queue[++m_postSerial] = {priority, m_callNumber};
        QCoreApplication::postEvent(this, new PostEvent(m_postSerial), priority);
    }
    void addPipe()
    {
        m_pipes.push_back(std::make_unique<Pipe>());
        open(int(m_pipes.size()) - 1);
    }
    void open(int index)
    {
        auto &pipe = *m_pipes[std::size_t(index)];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pipe.ends) != 0)
            fail("socketpair");
        const int little = 1; // the kernel makes it a page or so: quickly full
        ::setsockopt(pipe.ends[0], SOL_SOCKET, SO_SNDBUF, &little, sizeof little);
        for (const auto kind : {Read, Write}) {
            auto &watch = pipe.watches[kind];
            watch.notifier = std::make_unique<QSocketNotifier>(pipe.ends[0], QSocketNotifier::Type(kind));
            QObject::connect(watch.notifier.get(), &QSocketNotifier::activated, this, [this, index, kind] {
                activated({index, kind});
            });
            watch.isEnabled = true;
            watch.changedAt = m_step;
        }
        toggle(pipe, Write); // writable for now: it would leave the loop no peace
    }
    Pipe &somePipe() { return *m_pipes[below(unsigned(m_pipes.size()))]; }
    void toggle(Pipe &pipe, Kind kind)
    {
        auto &watch = pipe.watches[kind];
        watch.isEnabled = !watch.isEnabled;
        watch.changedAt = m_step;
        watch.notifier->setEnabled(watch.isEnabled);
    }
    static void writeTo(int descriptor)
    {
        static constexpr char bytes[512] = {};
        while (::write(descriptor, bytes, sizeof bytes) > 0) {
        }
    }
    static void readFrom(int descriptor)
    {
        char buffer[4096];
        while (::read(descriptor, buffer, sizeof buffer) > 0) {
        }
    }
    void feed(Pipe &pipe)
    {
        if (!isReady(pipe, Read))
            pipe.watches[Read].changedAt = m_step;
        [[maybe_unused]] const auto written = ::write(pipe.ends[1], "x", 1);
    }
    void drain(Pipe &pipe)
    {
        readFrom(pipe.ends[0]);
        pipe.watches[Read].changedAt = m_step;
    }
    void fill(Pipe &pipe)
    {
        writeTo(pipe.ends[0]);
        pipe.watches[Write].changedAt = m_step;
    }
    void makeRoom(Pipe &pipe)
    {
        if (!isReady(pipe, Write))
            pipe.watches[Write].changedAt = m_step;
        readFrom(pipe.ends[1]);
    }
    //! Closes a descriptor, before or after its notifier goes, and mostly gets the same number again.
    void replacePipe()
    {
        const int index = int(below(unsigned(m_pipes.size())));
        auto &pipe = *m_pipes[std::size_t(index)];
        if (std::find(m_inActivation.begin(), m_inActivation.end(), index) != m_inActivation.end())
            return; // deleting the notifier in its own slot is deleteLater()'s job
        const bool closeFirst = below(2) == 0;
        if (closeFirst)
            ::close(pipe.ends[0]);
        for (auto &watch : pipe.watches)
            watch.notifier.reset();
        if (!closeFirst)
            ::close(pipe.ends[0]);
        ::close(pipe.ends[1]);
        open(index);
    }
    static bool isReady(const Pipe &pipe, Kind kind)
    {
        pollfd polled{pipe.ends[0], short(kind == Read ? POLLIN : POLLOUT), 0};
        return ::poll(&polled, 1, 0) == 1;
    }
    Pipe &pipeOf(WatchKey key) { return *m_pipes[std::size_t(key.first)]; }
    bool isEnabledAndReady(WatchKey key)
    {
        return pipeOf(key).watches[key.second].isEnabled && isReady(pipeOf(key), key.second);
    }

    // ---- sleeps that another thread ends
    //! Nothing is ready to be read; what waits to be written to has no room.
    void silence()
    {
        for (auto &pipe : m_pipes) {
            drain(*pipe);
            if (pipe->watches[Write].isEnabled)
                fill(*pipe);
        }
    }

    void sleepUntilOtherThreadEndsIt()
    {
        callProcessEvents(QEventLoop::X11ExcludeTimers); // takes the news that there are
        if (hasNews())
            return;
        auto flags =
            QEventLoop::ProcessEventsFlags(QEventLoop::WaitForMoreEvents | QEventLoop::X11ExcludeTimers);
        const int index = int(below(unsigned(m_pipes.size())));
        auto &pipe = *m_pipes[std::size_t(index)];
        const auto act = below(5);
        if (act >= 3) { // readiness, of a watch that the kernel may know of or not
            const auto kind = act == 3 ? Read : Write;
            if (!pipe.watches[kind].isEnabled)
                toggle(pipe, kind);
            m_awaited = {index, kind};
        } else if (below(3) == 0) {
            flags |= QEventLoop::ExcludeSocketNotifiers;
        }
        silence();
        enum class Moment { BeforeSleep, AsSleepBegins, InSleep };
        const auto moment = Moment(below(3));
        if (moment == Moment::BeforeSleep) {
            toggle(*m_pipes[std::size_t(index + 1) % m_pipes.size()], Read); // something to tell epoll
            beforeSleep = [] { s_running->disturb(); };
        }
        m_isAwaiting = act >= 3;
        m_hasSlept = false;
        m_whenAsleep = [this, act, moment, &pipe] {
            switch (act) {
            case 0:
                m_queue[++m_postSerial] = {0, m_callNumber};
                m_outsider.tell([this, serial = m_postSerial] {
                    QCoreApplication::postEvent(this, new PostEvent(serial));
                });
                break;
            case 1:
                m_outsider.tell(
                    [dispatcher = QAbstractEventDispatcher::instance()] { dispatcher->wakeUp(); });
                break;
            case 2:
                m_wasInterrupted = true;
                m_outsider.tell(
                    [dispatcher = QAbstractEventDispatcher::instance()] { dispatcher->interrupt(); });
                break;
            case 3:
                pipe.watches[Read].changedAt = m_step;
                m_outsider.tell(
                    [far = pipe.ends[1]] { [[maybe_unused]] const auto written = ::write(far, "x", 1); });
                break;
            default:
                pipe.watches[Write].changedAt = m_step;
                m_outsider.tell([far = pipe.ends[1]] { readFrom(far); });
            }
            if (moment != Moment::InSleep)
                m_outsider.waitUntilDone();
        };
        callProcessEvents(flags);
        m_whenAsleep = nullptr;
        beforeSleep = nullptr;
        // It may not have slept: the loop may look twice for news that it cannot tell from old ones.
        expect(!m_hasSlept || !m_isAwaiting, "a sleep ends by what becomes ready in it", int(act));
        m_isAwaiting = false;
        m_endedByOther += m_hasSlept;
    }

    void sleepBegins(quint64, Signalbox::Deadline) override { disturb(); }
    void disturb()
    {
        beforeSleep = nullptr;
        if (!m_whenAsleep)
            return;
        m_hasSlept = true;
        std::exchange(m_whenAsleep, nullptr)();
    }
    void sleepEnds(quint64) override { m_outsider.waitUntilDone(); }

    // ---- a call of processEvents() and its judgement
    // -----------------------------------------------------------------
    void callProcessEvents()
    {
        QEventLoop::ProcessEventsFlags flags;
        if (below(6) == 0)
            flags |= QEventLoop::ExcludeSocketNotifiers;
        if (below(6) == 0)
            flags |= QEventLoop::X11ExcludeTimers;
        const bool wantsToWait = below(3) == 0;
        if (wantsToWait && (hasNews() || hasWork(flags)))
            flags |= QEventLoop::WaitForMoreEvents;
        callProcessEvents(flags);
    }
    void callProcessEvents(QEventLoop::ProcessEventsFlags flags)
    {
        Call call;
        call.flags = flags;
        call.number = ++m_callNumber;
        call.beganAtStep = m_step;
        call.mustActivate = readyWatches();
        if (!m_calls.empty()) {
            ++m_nested;
            for (auto *outer : m_calls)
                outer->hadNested = true;
            for (auto &[id, timer] : m_timers)
                m_wasParked[id] |= timer.isDelivering;
        }
        m_wasInterrupted = false;
        m_calls.push_back(&call);
        ::alarm(20); // a wait without end is a failure
        QCoreApplication::eventDispatcher()->processEvents(call.flags);
        m_calls.pop_back();
        judge(call);
    }
    bool hasNews() const { return !m_queue.empty() || m_wasInterrupted; }
    std::vector<WatchKey> readyWatches()
    {
        std::vector<WatchKey> ready;
        for (int i = 0; i < int(m_pipes.size()); ++i) {
            for (const auto kind : {Read, Write}) {
                if (isEnabledAndReady({i, kind}))
                    ready.emplace_back(i, kind);
            }
        }
        return ready;
    }
    bool hasWork(QEventLoop::ProcessEventsFlags flags)
    {
        if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers) && !readyWatches().empty())
            return true;
        return !flags.testFlag(QEventLoop::X11ExcludeTimers) &&
               std::any_of(m_timers.begin(), m_timers.end(), [](const auto &entry) {
                   return !entry.second.isDelivering && entry.second.due <= virtualNow;
               });
    }

    void judge(const Call &call)
    {
        for (const auto &[serial, post] : m_queue)
            expect(post.queuedInCall >= call.number, "all that was posted before a call is delivered in it",
                   qint64(serial));
        if (m_wasInterrupted || call.hadNested)
            return; // phases may be skipped, or the nested call had the rest
        if (!call.flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
            for (const auto &key : call.mustActivate) {
                expect(pipeOf(key).watches[key.second].changedAt > call.beganAtStep ||
                           call.activated.count(key),
                       "a descriptor that is ready all the time is activated", key.first * 2 + key.second);
            }
        }
        if (call.flags.testFlag(QEventLoop::X11ExcludeTimers))
            return;
        const Time passNow = call.passNow < 0 ? virtualNow : call.passNow;
        for (const auto &[id, timer] : m_timers) {
            if (call.passNow >= 0 && timer.armed > call.armedBefore)
                continue;
            expect(timer.due > passNow || timer.isDelivering, "all timers that are due fire", id);
        }
    }

    // ---- deliveries
    // ------------------------------------------------------------------------------------------------
    bool event(QEvent *event) override
    {
        if (event->type() != PostType)
            return QObject::event(event);
        const auto serial = static_cast<PostEvent *>(event)->serial;
        const auto post = m_queue.find(serial);
        expect(post != m_queue.end(), "a post is delivered once", qint64(serial));
        expect(!m_calls.empty(), "a post is delivered in a call");
        expect(post->second.queuedInCall < m_calls.back()->number, "a post waits for the next call",
               qint64(serial));
        for (const auto &[other, waiting] : m_queue) {
            if (waiting.queuedInCall != post->second.queuedInCall)
                continue; // Qt sorts what is posted during a pass behind what the pass is about
            expect(waiting.priority < post->second.priority ||
                       (waiting.priority == post->second.priority && other >= serial),
                   "posts come by priority, then in order", qint64(serial));
        }
        m_queue.erase(post);
        ++m_posts;
        handler();
        return true;
    }

    void timerEvent(QTimerEvent *event) override
    {
        const int id = event->timerId();
        const auto it = m_timers.find(id);
        expect(it != m_timers.end(), "a timer that was stopped does not fire", id);
        auto &timer = it->second;
        auto &call = *m_calls.back();
        expect(!call.flags.testFlag(QEventLoop::X11ExcludeTimers), "excluded timers do not fire", id);
        if (call.passNow < 0) {
            call.passNow = virtualNow;
            call.armedBefore = m_armed;
        }
        expect(!timer.isDelivering, "a timer whose handler is on the stack does not fire", id);
        expect(timer.due <= call.passNow, "a timer does not fire early", timer.due - call.passNow);
        expect(timer.armed <= call.armedBefore, "what is armed in a pass waits for the next", id);
        expect(call.firedTimers.insert(id).second, "a timer fires once in a call", id);
        const std::pair place(timer.due, timer.armed);
        expect(place > call.lastTimer, "timers fire by deadline, then in the order of arming", id);
        call.lastTimer = place;
        ++m_firings;

        timer.due = nextDue(timer, call.passNow);
        const auto armed = timer.armed = ++m_armed;
        timer.isDelivering = true;
        m_wasParked[id] = false;
        handler();
        // The handler may have stopped it; an id that was given out again belongs to another timer.
        const auto after = m_timers.find(id);
        if (after == m_timers.end() || after->second.armed != armed)
            return;
        after->second.isDelivering = false;
        if (m_wasParked[id] && after->second.due <= virtualNow) {
            const Time due = nextDue(after->second, virtualNow);
            if (due != after->second.due)
                after->second.armed = ++m_armed;
            after->second.due = due;
        }
    }

    void activated(WatchKey key)
    {
        auto &call = *m_calls.back();
        const auto &watch = pipeOf(key).watches[key.second];
        const int detail = key.first * 2 + key.second;
        expect(!call.flags.testFlag(QEventLoop::ExcludeSocketNotifiers),
               "excluded notifiers are not activated", detail);
        expect(watch.isEnabled, "a disabled notifier is not activated", detail);
        expect(call.activated.insert(key).second, "a notifier is activated once in a call", detail);
        expect(isReady(pipeOf(key), key.second) || watch.changedAt > call.beganAtStep,
               "what is activated is ready", detail);
        ++m_activations;
        if (m_isAwaiting && key == m_awaited)
            m_isAwaiting = false;
        m_inActivation.push_back(key.first);
        handler();
        m_inActivation.pop_back();
    }

    void handler()
    {
        for (auto actions = below(4); actions > 0; --actions)
            act();
    }

    quint64 m_steps;
    unsigned m_seed;
    std::mt19937 m_random;
    quint64 m_step = 0;

    std::map<int, Timer> m_timers;
    std::map<int, bool> m_wasParked;
    std::map<quint64, Post> m_queue;
    std::vector<std::unique_ptr<Pipe>> m_pipes;
    std::vector<int> m_inActivation;
    std::vector<Call *> m_calls;
    quint64 m_armed = 0;
    quint64 m_postSerial = 0;
    quint64 m_callNumber = 0;
    bool m_wasInterrupted = false;

    Outsider m_outsider;
    static inline Fuzzer *s_running = nullptr;
    std::function<void()> m_whenAsleep; // once, when the next sleep begins
    WatchKey m_awaited;
    bool m_isAwaiting = false;
    bool m_hasSlept = false;

    quint64 m_posts = 0, m_firings = 0, m_activations = 0, m_nested = 0, m_endedByOther = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const auto steps = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    if (steps == 0) {
        std::fprintf(stderr, "usage: fuzz_dispatcher STEPS [SEED]\n");
        return 2;
    }
    const auto seed = argc > 2 ? unsigned(std::strtoul(argv[2], nullptr, 10)) : std::random_device{}();
    if (!Signalbox::install())
        return 1;
    QCoreApplication app(argc, argv);
    Fuzzer(steps, seed).run();
}
