// SPDX-License-Identifier: MIT
/*
    Random timers, notifiers, posts, interrupts and nested loops against a reference model of Qt's contract.

        fuzz_dispatcher STEPS [SEED]

    The model is a judge, not an oracle: for each delivery it says whether it was allowed, and at the end of
    each call of processEvents() whether something was left out. Time is virtual: this program brings its own
    clock_gettime(), and only steps and handlers move it. It never lets the loop wait with nothing to do; a
    wait that should not be ends in SIGALRM. A failure prints the seed and the step; the same two reproduce
    it.
*/
#include <Signalbox/Install>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qpointer.h>
#include <QtCore/qsocketnotifier.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
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

namespace {

constexpr Time Millisecond = 1'000'000;
constexpr int MaxDepth = 3;
const auto PostType = QEvent::Type(QEvent::User + 1);

struct PostEvent : QEvent
{
    explicit PostEvent(quint64 number) : QEvent(PostType), serial(number) {}
    quint64 serial;
};

class Fuzzer : public QObject
{
public:
    Fuzzer(quint64 steps, unsigned seed) : m_steps(steps), m_seed(seed), m_random(seed) {}

    void run()
    {
        for (int i = 0; i < 6; ++i)
            addPipe();
        while (m_step < m_steps)
            act();
        std::printf("%llu steps, seed %u: %llu posts, %llu timers, %llu activations, %llu nested calls, as "
                    "the model says\n",
                    static_cast<unsigned long long>(m_step), m_seed, static_cast<unsigned long long>(m_posts),
                    static_cast<unsigned long long>(m_firings),
                    static_cast<unsigned long long>(m_activations),
                    static_cast<unsigned long long>(m_nested));
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
    struct Pipe
    {
        int ends[2];
        std::unique_ptr<QSocketNotifier> notifier;
        bool isEnabled = true;
        quint64 changedAt = 0; // step of the last change of readiness or enabling
    };
    struct Call
    {
        quint64 number;
        QEventLoop::ProcessEventsFlags flags;
        quint64 armedBefore = 0; // of the timer pass; set with its first delivery
        Time passNow = -1;
        std::pair<Time, quint64> lastTimer{-1, 0};
        std::set<int> firedTimers;
        std::set<int> activatedPipes;
        std::vector<int> mustActivate; // readable and enabled since before the call
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
        switch (below(14)) {
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
            togglePipe();
            break;
        case 5:
            feedPipe();
            break;
        case 6:
            drainPipe();
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
        auto pipe = std::make_unique<Pipe>();
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pipe->ends) != 0)
            fail("socketpair");
        watch(*pipe, int(m_pipes.size()));
        m_pipes.push_back(std::move(pipe));
    }
    void watch(Pipe &pipe, int index)
    {
        pipe.notifier = std::make_unique<QSocketNotifier>(pipe.ends[0], QSocketNotifier::Read);
        QObject::connect(pipe.notifier.get(), &QSocketNotifier::activated, this,
                         [this, index] { activated(index); });
        pipe.isEnabled = true;
        pipe.changedAt = m_step;
    }
    Pipe &somePipe() { return *m_pipes[below(unsigned(m_pipes.size()))]; }
    void togglePipe()
    {
        auto &pipe = somePipe();
        pipe.isEnabled = !pipe.isEnabled;
        pipe.changedAt = m_step;
        pipe.notifier->setEnabled(pipe.isEnabled);
    }
    void feedPipe()
    {
        auto &pipe = somePipe();
        if (!isReadable(pipe))
            pipe.changedAt = m_step;
        [[maybe_unused]] const auto written = ::write(pipe.ends[1], "x", 1);
    }
    void drainPipe()
    {
        auto &pipe = somePipe();
        char buffer[256];
        while (::read(pipe.ends[0], buffer, sizeof buffer) > 0) {
        }
        pipe.changedAt = m_step;
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
        pipe.notifier.reset();
        if (!closeFirst)
            ::close(pipe.ends[0]);
        ::close(pipe.ends[1]);
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pipe.ends) != 0)
            fail("socketpair");
        watch(pipe, index);
    }
    static bool isReadable(const Pipe &pipe)
    {
        char byte;
        return ::recv(pipe.ends[0], &byte, 1, MSG_PEEK) == 1;
    }

    // ---- a call of processEvents() and its judgement
    // -----------------------------------------------------------------
    void callProcessEvents()
    {
        Call call;
        call.number = ++m_callNumber;
        call.beganAtStep = m_step;
        if (below(6) == 0)
            call.flags |= QEventLoop::ExcludeSocketNotifiers;
        if (below(6) == 0)
            call.flags |= QEventLoop::X11ExcludeTimers;
        if (!m_calls.empty()) {
            ++m_nested;
            for (auto *outer : m_calls)
                outer->hadNested = true;
            for (auto &[id, timer] : m_timers)
                m_wasParked[id] |= timer.isDelivering;
        }
        for (int i = 0; i < int(m_pipes.size()); ++i) {
            if (m_pipes[std::size_t(i)]->isEnabled && isReadable(*m_pipes[std::size_t(i)]))
                call.mustActivate.push_back(i);
        }
        const bool mayWait = hasNews() || hasWork(call);
        if (mayWait && below(3) == 0)
            call.flags |= QEventLoop::WaitForMoreEvents;
        m_wasInterrupted = false;
        m_calls.push_back(&call);
        ::alarm(20); // a wait without end is a failure
        QCoreApplication::eventDispatcher()->processEvents(call.flags);
        m_calls.pop_back();
        judge(call);
    }
    bool hasNews() const { return !m_queue.empty() || m_wasInterrupted; }
    bool hasWork(const Call &call) const
    {
        if (!call.flags.testFlag(QEventLoop::ExcludeSocketNotifiers) && !call.mustActivate.empty())
            return true;
        return !call.flags.testFlag(QEventLoop::X11ExcludeTimers) &&
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
            for (const int pipe : call.mustActivate) {
                expect(m_pipes[std::size_t(pipe)]->changedAt > call.beganAtStep ||
                           call.activatedPipes.count(pipe),
                       "a descriptor that is ready all the time is activated", pipe);
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

    void activated(int index)
    {
        auto &call = *m_calls.back();
        expect(!call.flags.testFlag(QEventLoop::ExcludeSocketNotifiers),
               "excluded notifiers are not activated", index);
        expect(m_pipes[std::size_t(index)]->isEnabled, "a disabled notifier is not activated", index);
        expect(call.activatedPipes.insert(index).second, "a notifier is activated once in a call", index);
        const auto &pipe = *m_pipes[std::size_t(index)];
        expect(isReadable(pipe) || pipe.changedAt > call.beganAtStep, "what is activated is ready", index);
        ++m_activations;
        m_inActivation.push_back(index);
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

    quint64 m_posts = 0, m_firings = 0, m_activations = 0, m_nested = 0;
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
