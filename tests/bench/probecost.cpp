// SPDX-License-Identifier: MIT
// Turns of a loop that do as little as they can, with nobody there, with a Probe, after one has gone, or with the
// least that could tell a Probe anything: for probecost.sh, which counts their instructions.
#include <Signalbox/EventReceiver>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Wait>

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include <private/qobject_p.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Ev
{
    int key = 0;
    int value = 0;
    SIGNALBOX_EVENT(Ev, key, value)
};

//! A loop that ends with the last of \a count turns; each calls step() from a handler.
class Turns
{
public:
    explicit Turns(int count) : m_left(count) {}

    //! False when it was the last.
    bool step()
    {
        if (--m_left > 0)
            return true;
        m_loop.quit();
        return false;
    }
    void exec() { m_loop.exec(); }
    QEventLoop &context() { return m_loop; }

private:
    QEventLoop m_loop;
    int m_left;
};

void callAgain(Turns &turns)
{
    QMetaObject::invokeMethod(
        &turns.context(),
        [&turns] {
            if (turns.step())
                callAgain(turns);
        },
        Qt::QueuedConnection);
}

void queuedChain(Turns &turns)
{
    callAgain(turns);
    turns.exec();
}

void zeroTimer(Turns &turns)
{
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { turns.step(); });
    timer.start(0);
    turns.exec();
}

//! One byte goes to and fro in one of five pairs of sockets.
void tenWatchers(Turns &turns)
{
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    for (int pair = 0; pair < 5; ++pair) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0)
            std::exit(1);
        for (const int end : ends) {
            notifiers.push_back(std::make_unique<QSocketNotifier>(end, QSocketNotifier::Read));
            QObject::connect(
                notifiers.back().get(), &QSocketNotifier::activated, &turns.context(), [&turns, end] {
                    char ball = 0;
                    if (::read(end, &ball, 1) != 1 || (turns.step() && ::write(end, &ball, 1) != 1))
                        std::exit(1);
                });
        }
    }
    if (::write(int(notifiers.front()->socket()), "x", 1) != 1)
        std::exit(1);
    turns.exec();
}

//! Ten events a turn, for one waiter that waits again for each.
class EventTurns : public Signalbox::Waiter
{
public:
    explicit EventTurns(Turns &turns) : m_turns(turns), m_wait(*this, Signalbox::match<Ev>(7))
    {
        m_wait.start(m_scheduler.router());
        m_scheduler.callSoon([this] { sendTen(); });
    }
    void eventArrived(Signalbox::Wait &wait, const Signalbox::EventPointer<> &event) override
    {
        wait.start(m_scheduler.router());
        if (event->as<Ev>()->value == 9 && m_turns.step())
            m_scheduler.callSoon([this] { sendTen(); });
    }

private:
    void sendTen()
    {
        for (int i = 0; i < 10; ++i)
            static_cast<void>(m_scheduler.send(Ev{7, i}));
    }

    Turns &m_turns;
    Signalbox::Scheduler &m_scheduler = Signalbox::Scheduler::current();
    Signalbox::Wait m_wait;
};

void tenEvents(Turns &turns)
{
    const EventTurns events(turns);
    turns.exec();
}

struct Ball
{
    int to = 0;
    SIGNALBOX_EVENT(Ball, to)
};

//! Gives each ball that comes to the other one.
Signalbox::Task<> play(Turns &turns, int self)
{
    auto &scheduler = Signalbox::Scheduler::current();
    Signalbox::EventReceiver balls(Signalbox::match<Ball>(self));
    for (int i = 1;; ++i) {
        auto ball = balls.next();
        co_await ball;
        if (self == 0 && i % 5 == 0 && !turns.step())
            co_return;
        static_cast<void>(scheduler.send(Ball{1 - self}));
    }
}

//! Ten switches between two tasks for each step; a turn has many.
void pingPong(Turns &turns)
{
    Signalbox::Scope scope;
    scope.start(play(turns, 0));
    scope.start(play(turns, 1));
    Signalbox::Scheduler::current().callSoon(
        [] { static_cast<void>(Signalbox::Scheduler::current().send(Ball{0})); });
    turns.exec();
}

//! Ten emissions, of which each has one slot.
void tenEmissions(Turns &turns)
{
    QObject bell;
    int heard = 0;
    QObject::connect(&bell, &QObject::objectNameChanged, &bell, [&heard] { ++heard; });
    const std::function<void()> emitTen = [&] {
        for (int i = 0; i < 10; ++i)
            bell.setObjectName(i % 2 ? QStringLiteral("a") : QStringLiteral("b"));
        if (turns.step())
            QMetaObject::invokeMethod(&turns.context(), emitTen, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(&turns.context(), emitTen, Qt::QueuedConnection);
    turns.exec();
}

/*
    The floor under a Probe: Qt calls whoever is to hear of each event, and asks for each signal whether somebody is to
    hear of that. Here nobody does anything.
*/
void registerBareCallbacks()
{
    QInternal::registerCallback(QInternal::EventNotifyCallback, [](void **) { return false; });
    static QSignalSpyCallbackSet nothing{nullptr, nullptr, nullptr, nullptr};
    qt_register_signal_spy_callbacks(&nothing);
}

struct Work
{
    const char *name;
    void (*run)(Turns &turns);
};
constexpr Work Works[] = {{"queued-chain", queuedChain}, {"zero-timer", zeroTimer},
                          {"watchers-10", tenWatchers},  {"events-p1", tenEvents},
                          {"ping-pong", pingPong},       {"emissions", tenEmissions}};

} // namespace

int main(int argc, char **argv)
{
    const auto *work = std::find_if(std::begin(Works), std::end(Works), [&](const Work &candidate) {
        return argc == 4 && std::strcmp(candidate.name, argv[1]) == 0;
    });
    const char *reader = work == std::end(Works) ? "" : argv[2];
    const bool isProbe = std::strcmp(reader, "probe") == 0;
    const bool isFormerProbe = std::strcmp(reader, "former-probe") == 0;
    const bool isBare = std::strcmp(reader, "bare-callbacks") == 0;
    if (!isProbe && !isFormerProbe && !isBare && std::strcmp(reader, "nobody") != 0) {
        std::fprintf(stderr,
                     "usage: probecost queued-chain|zero-timer|watchers-10|events-p1|ping-pong|emissions "
                     "nobody|probe|former-probe|bare-callbacks TURNS\n");
        return 2;
    }
    if (!Signalbox::install())
        return 1;
    const QCoreApplication app(argc, argv);
    std::optional<Signalbox::Probe> probe;
    if (isProbe || isFormerProbe)
        probe.emplace();
    QCoreApplication::processEvents(); // it is the first turn that tells the Probe how to look at deliveries
    if (isFormerProbe)
        probe.reset();
    if (isBare)
        registerBareCallbacks();
    Turns turns(std::atoi(argv[3]));
    work->run(turns);
    return 0;
}
