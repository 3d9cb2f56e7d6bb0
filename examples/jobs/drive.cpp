// SPDX-License-Identifier: MIT
#include "drive.h"

#include "jobcentre.h"
#include "window.h"

#include <Signalbox/Scheduler>

#include <QCoreApplication>
#include <QFile>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Drive::Drive(JobCentre &centre, Window &window, const std::vector<std::unique_ptr<Producer>> &producers,
             const QString &prefix, int floodJobs)
    : m_centre(centre), m_window(window), m_producers(producers), m_prefix(prefix), m_floodJobs(floodJobs)
{
}

void Drive::start()
{
    m_centre.setWorkers(2); // too few: the queues fill, the urgent one last
    m_centre.setDuration(20ms);
    for (const auto &producer : m_producers)
        producer->setRate(producer->level() == Level::Urgent ? 30 : 400);
    QTimer::singleShot(2500ms, &m_window,
                       [this] { showBackPressure(); }); // not in a slice: pictures take their time
}

void Drive::showBackPressure()
{
    m_window.grab().save(m_prefix + u".png"_s);
    m_isShown = m_window.inspector().grabTo(m_prefix + u"-inspector.png"_s);
    m_window.inspector().hide(); // the figures of the flood are those of the program alone
    for (const auto &producer : m_producers) {
        const auto statistics = m_centre.queue(producer->level()).statistics();
        m_wasHeldBack |= producer->isHeldBack();
        say(u"level %1: %2 sent, %3 done, %4 queued%5"_s.arg(int(producer->level()))
                .arg(producer->sent())
                .arg(m_centre.done(producer->level()))
                .arg(statistics.depth)
                .arg(producer->isHeldBack() ? u", held back"_s : QString()));
    }
    flood();
}

//! As many jobs as the threads can send, while the hand goes round.
void Drive::flood()
{
    m_window.forgetSteps(); // making the inspector's window, and pictures of it, has held it
    m_centre.setDuration(0ms);
    for (const auto &producer : m_producers) {
        producer->setMost(m_floodJobs);
        producer->setRate(Producer::Unlimited);
    }
    auto watch = std::make_shared<TimerHandle>();
    *watch = Scheduler::current().callEvery({.interval = 50ms}, &m_window, [this, watch] {
        if (!isDone())
            return;
        watch->cancel();
        finish();
    });
}

bool Drive::isDone() const
{
    return std::all_of(m_producers.begin(), m_producers.end(), [this](const auto &producer) {
        return producer->sent() >= m_floodJobs && m_centre.done(producer->level()) >= producer->sent();
    });
}

void Drive::finish()
{
    const auto statistics = Scheduler::current().statistics();
    int sent = 0, done = 0;
    for (const auto &producer : m_producers) {
        const auto queue = m_centre.queue(producer->level()).statistics();
        sent += producer->sent();
        done += m_centre.done(producer->level());
        say(u"level %1: deepest %2 of %3"_s.arg(int(producer->level()))
                .arg(queue.deepest)
                .arg(m_centre.queue(producer->level()).limit()));
    }
    const auto inMilliseconds = [](std::chrono::nanoseconds time) { return double(time.count()) / 1e6; };
    say(u"%1 jobs sent, %2 done, %3 out of order"_s.arg(sent).arg(done).arg(m_centre.outOfOrder()));
    say(u"longest slice of the scheduler: %1 ms of a budget of %2 ms"_s
            .arg(inMilliseconds(statistics.longestSlice), 0, 'f', 2)
            .arg(inMilliseconds(Scheduler::current().budget().time)));
    say(u"the hand: %1 steps, the longest after %2 ms"_s.arg(m_window.steps())
            .arg(inMilliseconds(m_window.longestStep()), 0, 'f', 1));
    QFile file(m_prefix + u".txt"_s);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(m_report.toUtf8()) > 0;
    const bool isGood = isWritten && sent == done && m_centre.outOfOrder() == 0 && m_wasHeldBack && m_isShown;
    QCoreApplication::exit(isGood ? 0 : 1);
}

void Drive::say(const QString &line)
{
    std::puts(qPrintable(line));
    m_report += line + u'\n';
}
