// SPDX-License-Identifier: MIT
#include "dispatch/statistics.h"

#include "core/signalmask_p.h"
#include "probe/observer.h"
#include "probe/probe.h"
#include "probe/registry_p.h"
#include "probe/snapshottext.h"

#include <QtCore/qfile.h>
#include <QtCore/qstringlist.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <semaphore.h>
#include <thread>
#include <unistd.h>

namespace Signalbox {

namespace {

pid_t owner = 0; // a forked child reports nothing

//! Who owns what \a loop has is not known yet, as the loop is asked for it and has not turned since.
bool isUnnamed(const LoopSnapshot &loop, const LoopBlock &block)
{
    const auto isNew = [named = block.namedBelow.get()](const auto &it) { return it.serial >= named; };
    return block.id == loop.id && (std::any_of(loop.timers.cbegin(), loop.timers.cend(), isNew) ||
                                   std::any_of(loop.watchers.cbegin(), loop.watchers.cend(), isNew));
}

bool isUnnamed(const Snapshot &snapshot)
{
    const std::lock_guard lock(snapshotMutex());
    const LoopReader reader;
    const auto &blocks = reader.loops();
    return std::any_of(snapshot.loops.cbegin(), snapshot.loops.cend(), [&](const auto &loop) {
        return std::any_of(blocks.cbegin(), blocks.cend(),
                           [&](const auto *block) { return isUnnamed(loop, *block); });
    });
}

/*
    Lives to the end of the process: threads may still end after static objects are gone.
*/
class Statistics : public LoopObserver
{
public:
    explicit Statistics(const QString &file) : m_file(file)
    {
        ::sem_init(&m_wanted, 0, 0);
        addObserver(this);
        listen();
    }

    //! In its own thread; the last moment that there is something to see.
    void loopEnds(quint64 loop) override
    {
        if (::getpid() != owner) // a forked child, where the mutex may be locked for ever
            return;
        const std::lock_guard lock(m_mutex);
        const auto loops = m_probe.snapshot().loops;
        const auto found =
            std::find_if(loops.cbegin(), loops.cend(), [=](const auto &it) { return it.id == loop; });
        if (found == loops.cend())
            return;
        ++m_endedCount;
        m_endedTurns += found->turns;
        if (m_ended.size() < MostEnded || found->isMainThread)
            m_ended << toText(*found);
    }

    //! Gives the loops a moment to say who owns what they have. Those that are stuck do not.
    void awaitNames()
    {
        constexpr Milliseconds Patience{50};
        const auto end = SteadyClock::now() + Patience;
        while (isUnnamed(m_probe.snapshot()) && SteadyClock::now() < end)
            std::this_thread::sleep_for(Milliseconds(1));
    }

    void report(const char *occasion)
    {
        const std::lock_guard lock(m_mutex);
        QString text = QStringLiteral("signalbox: loops %1\n").arg(QLatin1StringView(occasion));
        text += toText(m_probe.snapshot());
        if (!m_ended.isEmpty())
            text += QStringLiteral("\nHave ended:\n") + m_ended.join(u'\n');
        if (m_endedCount > m_ended.size()) {
            text += QStringLiteral("\n%1 loops have ended altogether, after %2 turns\n")
                        .arg(m_endedCount)
                        .arg(m_endedTurns);
        }
        write(text.toUtf8());
    }

    void demand() { ::sem_post(&m_wanted); } // also in a signal handler

private:
    static constexpr int MostEnded = 50;

    void write(const QByteArray &text)
    {
        // Not QFile: it looks for the end of a pipe, too, and warns that there is none.
        std::FILE *file = m_file.isEmpty() ? stderr : std::fopen(QFile::encodeName(m_file).constData(), "ae");
        const bool isWritten =
            file &&
            std::fwrite(text.constData(), 1, std::size_t(text.size()), file) == std::size_t(text.size()) &&
            std::fflush(file) == 0;
        if (!isWritten)
            std::fprintf(stderr, "signalbox: cannot write statistics to %s: %s\n", qPrintable(m_file),
                         std::strerror(errno));
        if (file && file != stderr)
            std::fclose(file);
    }

    //! A thread of its own writes what SIGUSR1 asks for: the loops may be stuck. It takes no signals of the program's.
    void listen()
    {
        const AllSignalsBlocked meanwhile;
        std::thread([this] {
            for (;;) {
                while (::sem_wait(&m_wanted) != 0) {
                }
                awaitNames();
                report("on SIGUSR1");
            }
        }).detach();
    }

    const QString m_file;
    Probe m_probe;
    std::mutex m_mutex;
    sem_t m_wanted;
    QStringList m_ended;
    qsizetype m_endedCount = 0;
    quint64 m_endedTurns = 0;
};

Statistics *statistics = nullptr;

void onSignal(int)
{
    const int savedErrno = errno;
    if (::getpid() == owner)
        statistics->demand();
    errno = savedErrno;
}

} // namespace

void reportStatistics(const QString &file)
{
    if (statistics)
        return;
    owner = ::getpid();
    statistics = new Statistics(file);
    struct sigaction present
    {
    };
    ::sigaction(SIGUSR1, nullptr, &present);
    if (present.sa_handler == SIG_DFL) { // else the program has a use for it
        struct sigaction ours
        {
        };
        ours.sa_handler = onSignal;
        ours.sa_flags = SA_RESTART;
        ::sigaction(SIGUSR1, &ours, nullptr);
    }
    std::atexit([] {
        if (::getpid() == owner)
            statistics->report("at exit");
    });
}

} // namespace Signalbox
