// SPDX-License-Identifier: MIT
// Applications with windows, as far as the dispatcher is to blame: D17, D22, D68, D72, D73. Runs offscreen.
#include "fixtures.h"
#include "host.h"
#include "threadstate.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QWindow>
#include <qpa/qwindowsysteminterface.h>

#include <algorithm>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Windows : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void excludedInputIsDeferred();
    void waitSleepsOnInputThatWasLeft();
    void turnMakesOnePassOfPostedEvents();
    void postMadeByAnInputHandlerWaitsForTheNextTurn();
    void busyPumpStarvesNobody();
    void applicationsEndInPeace_data();
    void applicationsEndInPeace();
};

namespace {

class InputWindow : public QWindow
{
public:
    EventLog log;
    std::function<void()> whenPressed;

    InputWindow()
    {
        resize(100, 100);
        show();
        settle();
        log.take();
    }

    // As a platform plugin does when the user presses a button.
    void press()
    {
        const QPointF position(50, 50);
        QWindowSystemInterface::handleMouseEvent<QWindowSystemInterface::AsynchronousDelivery>(
            this, position, mapToGlobal(position), Qt::LeftButton, Qt::LeftButton, QEvent::MouseButtonPress);
    }

protected:
    void mousePressEvent(QMouseEvent *) override
    {
        log.add("pressed");
        if (whenPressed)
            whenPressed();
    }
};

} // namespace

void Windows::excludedInputIsDeferred()
{
    InputWindow window;
    window.press();
    turn(QEventLoop::ExcludeUserInputEvents);
    turn(QEventLoop::ExcludeUserInputEvents);
    QCOMPARE(words(window.log.take()), QString());
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(window.log.take()), u"pressed"_s);
    dispatcher()->wakeUp();
    settle();
}

// Both stock dispatchers: the turn that left the input has used up its wake-up, and nobody looks at the
// queue again.
void Windows::waitSleepsOnInputThatWasLeft()
{
    InputWindow window;
    window.press();
    turn(QEventLoop::ExcludeUserInputEvents);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(watchdog.hasBitten(), defectIsHere());
    QCOMPARE(words(window.log.take()), u"pressed"_s);
}

// A dispatcher that has another one's turn inside of its own, for the windows' sake, delivers twice: D22.
void Windows::turnMakesOnePassOfPostedEvents()
{
    InputWindow window;
    TimerListener timer([](int) {});
    timer.startTimer(0);
    int delivered = 0;
    Listener receiver([&](QEvent *event) {
        if (event->type() != QEvent::User)
            return;
        ++delivered;
        post(&receiver);
    });
    post(&receiver);
    for (int turns = 1; turns <= 20; ++turns) {
        window.press();
        window.requestUpdate();
        turn();
        QCOMPARE(delivered, turns);
    }
}

void Windows::postMadeByAnInputHandlerWaitsForTheNextTurn()
{
    InputWindow window;
    Listener receiver([&](QEvent *) { window.log.add("posted"); });
    window.whenPressed = [&] { post(&receiver); };
    window.press();
    turn();
    QCOMPARE(words(window.log.take()), u"pressed"_s);
    turn();
    QCOMPARE(words(window.log.take()), u"posted"_s);
}

// QtWebEngine feeds Chromium like this: work is a post, of low or normal priority, that posts the next one
// while there is more to do, and delayed work a timer that asks how long it has left. D68.
void Windows::busyPumpStarvesNobody()
{
    enum { More, Delayed, PressDue, Tick, Kinds };
    int seen[Kinds] = {};
    InputWindow window;
    window.whenPressed = [&] { ++seen[PressDue]; };
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    int reads = 0;
    connect(&notifier, &QSocketNotifier::activated, &window, [&] {
        drain(ends.near);
        ++reads;
    });
    TimerListener ticker([&](int) { ++seen[Tick]; });
    ticker.startTimer(1, Qt::PreciseTimer);
    TimerListener delayed;
    int delayedId = 0;
    delayed.setHandler([&](int id) {
        QCOMPARE(id, delayedId);
        delayed.killTimer(id);
        ++seen[Delayed];
        delayedId = delayed.startTimer(2, Qt::PreciseTimer);
    });
    delayedId = delayed.startTimer(2, Qt::PreciseTimer);
    Listener work([&](QEvent *event) {
        if (event->type() != QEvent::User)
            return;
        const int left = dispatcher()->remainingTime(delayedId);
        QVERIFY2(left >= 0 && left <= 2, QByteArray::number(left));
        post(&work, ++seen[More] % 2 ? Qt::LowEventPriority : Qt::NormalEventPriority);
    });
    post(&work);
    QVERIFY(waitUntil([&] {
        if (window.log.size() < 3 && reads == window.log.size()) {
            window.press();
            write(ends.far);
        }
        return reads >= 3 && std::all_of(std::begin(seen), std::end(seen), [](int n) { return n >= 3; });
    }));
    QCoreApplication::removePostedEvents(&work);
}

void Windows::applicationsEndInPeace_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::newRow("five, one after the other") << u"in sequence"_s;
    QTest::newRow("calls after closingDown()") << u"closing down"_s;
}

void Windows::applicationsEndInPeace()
{
    QFETCH(QString, scenario);
    const Outcome outcome = runScenario(scenario);
    QVERIFY2(outcome.isSuccess, outcome.output);
}

namespace {

// 0 when a window gets its input, and timers, posts and a quit work.
int useWindow()
{
    InputWindow window;
    bool hasTicked = false;
    TimerListener timer([&](int) { hasTicked = true; });
    timer.startTimer(1);
    window.press();
    const bool works = waitUntil([&] { return hasTicked && window.log.count("pressed") == 1; });
    postCall(&window, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return works ? 0 : 1;
}

int applicationsInSequence(int argc, char **argv)
{
    for (int i = 0; i < 5; ++i) {
        if (runInPlace(argc, argv, useWindow) != 0)
            return 1;
    }
    return 0;
}

// True when a timer, a notifier and a post from another thread arrive, and calls are answered.
bool everythingWorks()
{
    bool hasTicked = false;
    bool hasReceived = false;
    int bytes = 0;
    Listener receiver([&](QEvent *) { hasReceived = true; });
    TimerListener timer([&](int) { hasTicked = true; });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &receiver, [&] { bytes += drain(ends.near); });
    const int id = timer.startTimer(1, Qt::PreciseTimer);
    const bool isKnown = dispatcher()->registeredTimers(&timer).size() == 1;
    write(ends.far);
    bool works = waitUntil([&] { return hasTicked && bytes == 1; });
    timer.killTimer(id); // nothing but the wake-up shall end the next wait
    std::thread poster([&, sleeper = ThreadState::current()] {
        ThreadState::waitUntilAsleep(sleeper);
        post(&receiver);
    });
    works = waitUntil([&] { return hasReceived; }) && works;
    poster.join();
    dispatcher()->wakeUp();
    dispatcher()->interrupt();
    return works && isKnown && dispatcher()->remainingTime(id) == -1;
}

// The clipboard goes after closingDown(), while the thread still has its dispatcher: who hears of it may use
// that one. So do timers and notifiers that outlive the application, later, when there is none.
int callsAfterClosingDown(int argc, char **argv)
{
    int worked = 0;
    Ends ends = socketPair();
    std::unique_ptr<QSocketNotifier> notifier;
    TimerListener survivor([](int) {});
    const int result = runInPlace(argc, argv, [&] {
        survivor.startTimer(100'000);
        notifier = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Read);
        QObject::connect(QGuiApplication::clipboard(), &QObject::destroyed,
                         [&] { worked = dispatcher() && everythingWorks() ? 1 : 2; });
        return useWindow();
    });
    notifier->setEnabled(false);
    return worked == 1 ? result : 1;
}

} // namespace

int main(int argc, char **argv)
{
    setMakeApplication(
        [](int &count, char **arguments) { return std::make_unique<QGuiApplication>(count, arguments); });
    return run(argc, argv, Windows::staticMetaObject, [] { return std::make_unique<Windows>(); },
               {{"in sequence", applicationsInSequence}, {"closing down", callsAfterClosingDown}});
}
#include "tst_windows.moc"
