// SPDX-License-Identifier: MIT
#include "findings/findingtext.h"

#include "findings/waittext.h"

#include <QtCore/qcoreapplication.h>

#include <cmath>
#include <iterator>

namespace Signalbox {

namespace {

//! What is said of each lint, whatever its numbers are.
struct Texts
{
    const char *id;
    const char *title;
    const char *why;
    const char *advice;
};

constexpr char Context[] = "Signalbox::Finding";

//! By Lint.
constexpr Texts AllTexts[] = {
    {"slow-turn", QT_TRANSLATE_NOOP("Signalbox::Finding", "Slow turn"),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket."),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "Do the work in pieces, in a task that awaits yield() now and then, or in another thread.")},
    {"timer-storm", QT_TRANSLATE_NOOP("Signalbox::Finding", "Timer storm"),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "Each firing wakes the processor and costs a delivery, also when there is nothing to do."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Use longer intervals, coarse timers, one timer for many "
                                             "objects, or the signal that tells of the change.")},
    {"late-timers", QT_TRANSLATE_NOOP("Signalbox::Finding", "Late timers"),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "What is driven by timers stutters: the loop is busy with something else when they are due."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Look for what keeps the loop busy, and move timers that must "
                                             "be on time to a thread of their own.")},
    {"zero-timer", QT_TRANSLATE_NOOP("Signalbox::Finding", "Zero timer spins"),
     QT_TRANSLATE_NOOP("Signalbox::Finding",
                       "A timer of 0 ms fires in each turn, so that the thread never sleeps."),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "Stop the timer when there is nothing left to do, or wait for the signal that brings new work.")},
    {"notifier-spins", QT_TRANSLATE_NOOP("Signalbox::Finding", "Notifier spins"),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Nobody reads or writes what the descriptor is ready for, so it "
                                             "is ready again at once and the thread never sleeps."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Read everything there is, and disable the notifier while "
                                             "nothing is wanted, above all one for writing.")},
    {"queue-at-limit", QT_TRANSLATE_NOOP("Signalbox::Finding", "Queue at its limit"),
     QT_TRANSLATE_NOOP("Signalbox::Finding",
                       "More comes in than is taken out: senders wait, or are sent away."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Have the receiver do less for each event or take several at "
                                             "once, or send less; a larger limit only moves the moment.")},
    {"held-event", QT_TRANSLATE_NOOP("Signalbox::Finding", "Held event"),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "An event that has to be handled stays at the head of its "
                                             "queue, and those behind it wait until somebody accepts it."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Call accept() where it is handled, or wait for it somewhere; "
                                             "ignore() drops those that nobody wants.")},
    {"starved", QT_TRANSLATE_NOOP("Signalbox::Finding", "Starved"),
     QT_TRANSLATE_NOOP("Signalbox::Finding",
                       "What is more urgent leaves no time for this, and may never do so."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Give it a higher priority, or limit what goes first.")},
    {"task-never-yields", QT_TRANSLATE_NOOP("Signalbox::Finding", "Task never yields"),
     QT_TRANSLATE_NOOP("Signalbox::Finding",
                       "While a task computes, its loop delivers nothing, and no other task goes on."),
     QT_TRANSLATE_NOOP("Signalbox::Finding",
                       "Await yield() within the loop that computes, or have the work done elsewhere.")},
    {"lost-waker", QT_TRANSLATE_NOOP("Signalbox::Finding", "Lost waker"),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "The task never goes on, and what it holds is never let go of."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Break the circle: do not join a task from within it, lock "
                                             "mutexes in one order, or set a time limit.")},
    {"posts-outrun", QT_TRANSLATE_NOOP("Signalbox::Finding", "Posts outrun their receiver"),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "The queue of posted events has no limit: memory grows, and "
                                             "everything is delivered later and later."),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "Post less often, several at once, or through a queue with a limit that holds senders back.")},
    {"deferred-deletes", QT_TRANSLATE_NOOP("Signalbox::Finding", "Deferred deletes pile up"),
     QT_TRANSLATE_NOOP(
         "Signalbox::Finding",
         "The objects live on until control returns to the loop in which deleteLater() was called."),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "Return to the event loop, do not call processEvents() in one "
                                             "handler for long, or delete them where they are not in use.")},
    {"closed-descriptor", QT_TRANSLATE_NOOP("Signalbox::Finding", "Closed descriptor"),
     QT_TRANSLATE_NOOP("Signalbox::Finding", "The watcher hears nothing any more, and the number may be "
                                             "given to another file, which it would watch then."),
     QT_TRANSLATE_NOOP("Signalbox::Finding",
                       "Disable or delete the notifier before the descriptor is closed.")},
};
static_assert(std::size(AllTexts) == LintCount);

const Texts &textsOf(Lint lint)
{
    return AllTexts[std::size_t(lint)];
}

//! Texts that are written where they are used.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::Finding)
};

//! A text of the table.
QString translated(const char *text)
{
    return QCoreApplication::translate(Context, text);
}

//! Two or three significant digits: "48 ms", "1.2 s", "95 s".
QString durationText(Nanoseconds duration, const QLocale &locale)
{
    const double ms = std::chrono::duration<double, std::milli>(duration).count();
    if (ms < 999.5)
        return QStringLiteral("%1 ms").arg(locale.toString(ms, 'f', ms < 9.95 ? 1 : 0));
    return QStringLiteral("%1 s").arg(locale.toString(ms / 1000, 'f', ms < 9'950 ? 1 : 0));
}

QString numberText(double number, const QLocale &locale)
{
    return locale.toString(std::llround(number));
}

QString queueText(const QString &name)
{
    return name.isEmpty() ? Words::tr("the main queue") : Words::tr("the queue “%1”").arg(name);
}

QString starvedText(const Finding &f, const QLocale &locale)
{
    const QString time = durationText(f.duration, locale);
    if (f.subject == Finding::Subject::Task)
        return Words::tr("The task %1 has been ready for %2, and others went first: %3")
            .arg(f.name, time, f.culprit);
    return Words::tr("Events have been waiting in %1 for %2 while those of %3 are delivered")
        .arg(queueText(f.name), time, queueText(f.culprit));
}

QString queueLimitText(const Finding &f, const QLocale &locale)
{
    const QString amount = numberText(double(f.amount), locale);
    const QString limit = numberText(double(f.limit), locale);
    if (f.severity == Finding::Severity::Error)
        return Words::tr("No room in %1: %2 of %3 events, and senders wait or are sent away")
            .arg(queueText(f.name), amount, limit);
    return Words::tr("Hardly any room in %1: %2 of %3 events, for %4")
        .arg(queueText(f.name), amount, limit, durationText(f.duration, locale));
}

} // namespace

QString idOf(Lint lint)
{
    return QString::fromLatin1(textsOf(lint).id);
}

QString titleOf(Lint lint)
{
    return translated(textsOf(lint).title);
}

QString whyItMatters(const Finding &finding)
{
    return translated(textsOf(finding.lint).why);
}

QString whatToTry(const Finding &finding)
{
    return translated(textsOf(finding.lint).advice);
}

QString sentence(const Finding &f, const QLocale &locale)
{
    const QString time = durationText(f.duration, locale);
    const QString rate = numberText(f.perSecond, locale);
    const QString amount = numberText(double(f.amount), locale);
    switch (f.lint) {
    case Lint::SlowTurn:
        if (f.culprit.isEmpty())
            return Words::tr("One turn took %1, and no single handler is known that made most of it")
                .arg(time);
        return Words::tr("%1 held the loop for %2", "who, how long").arg(f.culprit, time);
    case Lint::TimerStorm:
        if (f.culprit.isEmpty())
            return Words::tr("Timers fire %1 times a second").arg(rate);
        return Words::tr("Timers fire %1 times a second, most often of %2").arg(rate, f.culprit);
    case Lint::LateTimers:
        return Words::tr("Of the last %2 firings of timers, %1 were late, by up to %3")
            .arg(amount, numberText(double(f.limit), locale), time);
    case Lint::ZeroTimer:
        return Words::tr("A timer of 0 ms of %1 fires %2 times a second").arg(f.name, rate);
    case Lint::NotifierSpins:
        return Words::tr("Descriptor %1 of %2 is ready again in each turn, %3 times a second")
            .arg(QString::number(f.amount), f.culprit, rate);
    case Lint::QueueAtLimit:
        return queueLimitText(f, locale);
    case Lint::HeldEvent:
        return Words::tr("Nobody has accepted %1 for %2; events behind it in %3: %4")
            .arg(f.culprit.isEmpty() ? Words::tr("an event") : f.culprit, time, queueText(f.name), amount);
    case Lint::Starved:
        return starvedText(f, locale);
    case Lint::TaskNeverYields:
        if (f.culprit.isEmpty())
            return Words::tr("The task %1 has been running for %2 without letting others run")
                .arg(f.name, time);
        return Words::tr("The task %1 has been running for %2 without letting others run, since %3",
                         "task, how long, place")
            .arg(f.name, time, f.culprit);
    case Lint::LostWaker:
        return Words::tr("The task %1 has been waiting for %2 for %3, and nothing can end that",
                         "task, what, how long")
            .arg(f.name, f.culprit.isEmpty() ? Words::tr("something") : waitText(f.culprit), time);
    case Lint::PostsOutrun:
        if (f.name.isEmpty())
            return Words::tr("%1 posted events wait, and each second there are %2 more").arg(amount, rate);
        return Words::tr("%1 posted events wait, and each second there are %2 more, most of them %3 for %4")
            .arg(amount, rate, f.culprit, f.name);
    case Lint::DeferredDeletes:
        return Words::tr("%1 objects have been waiting for %2 to be deleted, most of them %3")
            .arg(amount, time, f.culprit);
    case Lint::ClosedDescriptor:
        return Words::tr("Descriptor %1 was closed under its watcher (%2)")
            .arg(QString::number(f.amount), f.culprit);
    }
    return {};
}

} // namespace Signalbox
