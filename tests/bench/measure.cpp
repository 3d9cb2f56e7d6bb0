// SPDX-License-Identifier: MIT
#include "measure.h"

#include "floordispatcher.h"
#include "ours.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>

#include <sys/resource.h>

namespace Bench {

namespace {

//! Long enough that a clock read is nothing, short enough that most batches see no other process.
constexpr qint64 BatchTime = 40'000'000;
constexpr qint64 QuickBatchTime = 1'000'000;
constexpr int Batches = 9;

qint64 read(clockid_t clock) noexcept
{
    timespec t;
    clock_gettime(clock, &t);
    return qint64(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

qint64 wallClock() noexcept
{
    return read(CLOCK_MONOTONIC);
}

qint64 cpuClock() noexcept
{
    return read(CLOCK_PROCESS_CPUTIME_ID);
}

void fault(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::fflush(stderr);
    std::_Exit(EXIT_FAILURE);
}

void needDescriptors(int count)
{
    rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < rlim_t(count)) {
        limit.rlim_cur = rlim_t(count);
        limit.rlim_max = std::max(limit.rlim_max, limit.rlim_cur);
        if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
            fault("the limit on open descriptors (ulimit -n) is too low for this work");
    }
}

double percentile(std::vector<qint64> &samples, double share)
{
    if (samples.empty())
        fault("no samples");
    const auto index = std::min(std::size_t(share * double(samples.size())), samples.size() - 1);
    const auto at = samples.begin() + std::ptrdiff_t(index);
    std::nth_element(samples.begin(), at, samples.end());
    return double(*at);
}

Run::Run(const Work &work, Dispatcher dispatcher, bool quick)
    : m_work(work), m_dispatcher(dispatcher), m_quick(quick)
{
}

void Run::install() const
{
    if (m_dispatcher == Dispatcher::Signalbox && !Ours::install())
        fault("Signalbox refused to be installed");
    if (isFloor() && m_work.floorDispatcher)
        QCoreApplication::setEventDispatcher(m_work.floorDispatcher());
}

void Run::install(QThread &thread) const
{
    if (m_dispatcher == Dispatcher::Signalbox && !Ours::install(thread))
        fault("Signalbox refused to be installed in a thread");
    if (isFloor() && m_work.floorDispatcher)
        thread.setEventDispatcher(m_work.floorDispatcher());
}

void Run::verify() const
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    const char *name = dispatcher ? dispatcher->metaObject()->className() : "none";
    bool asked = false;
    switch (m_dispatcher) {
    case Dispatcher::Glib:
        asked = std::strcmp(name, "QEventDispatcherGlib") == 0;
        break;
    case Dispatcher::Unix:
        asked = std::strcmp(name, "QEventDispatcherUNIX") == 0;
        break;
    case Dispatcher::Signalbox:
        asked = std::strcmp(name, "Signalbox::EventDispatcher") == 0;
        break;
    case Dispatcher::Floor:
        asked = !m_work.floorDispatcher || qobject_cast<const FloorDispatcher *>(dispatcher);
        break;
    }
    if (!asked) {
        std::fprintf(stderr, "the thread runs on %s: ", name);
        fault("not the dispatcher that was asked for");
    }
}

Run::Cost Run::time(const std::function<void(qint64)> &work) const
{
    const qint64 batchTime = m_quick ? QuickBatchTime : BatchTime;
    qint64 operations = 1;
    for (;;) { // the last rounds of this are the warm-up
        const qint64 begin = wallClock();
        work(operations);
        const qint64 taken = std::max<qint64>(1, wallClock() - begin);
        if (taken >= batchTime / 2) {
            operations = std::max<qint64>(1, qint64(double(operations) * double(batchTime) / double(taken)));
            break;
        }
        operations *= 2;
    }
    std::vector<double> wall, cpu;
    for (int i = 0; i < (m_quick ? 1 : Batches); ++i) {
        const qint64 cpuBegin = cpuClock();
        const qint64 wallBegin = wallClock();
        work(operations);
        wall.push_back(double(wallClock() - wallBegin) / double(operations));
        cpu.push_back(double(cpuClock() - cpuBegin) / double(operations));
    }
    return {median(std::move(wall)), median(std::move(cpu))};
}

void Run::finish(const QList<double> &figures) const
{
    if (figures.size() != m_work.figures.size())
        fault("not as many figures as the work declares");
    QJsonArray values;
    for (double figure : figures)
        values.append(figure);
    std::puts(QJsonDocument(values).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    std::_Exit(EXIT_SUCCESS);
}

} // namespace Bench
