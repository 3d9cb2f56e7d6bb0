// SPDX-License-Identifier: MIT
#include "probe/posters_p.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <map>
#ifdef Q_OS_LINUX
#include <pthread.h>
#include <unistd.h>
#endif

namespace Signalbox {

namespace {

constexpr qsizetype MostEdges = 1024; // in a snapshot

//! The block of the calling thread, from its first post that was counted to its end.
[[gnu::tls_model("initial-exec")]] constinit thread_local PosterBlock *ours = nullptr;
[[gnu::tls_model("initial-exec")]] constinit thread_local bool hasEnded = false;

class ThreadEnd
{
public:
    ThreadEnd() = default;
    ~ThreadEnd()
    {
        hasEnded = true; // what is posted by objects that go later counts with those that have ended
        unregisterPoster(std::unique_ptr<PosterBlock>(std::exchange(ours, nullptr)));
    }
    ThreadEnd(const ThreadEnd &) = delete;
    ThreadEnd &operator=(const ThreadEnd &) = delete;
};

//! Asking Qt for it would make a QThread for each thread that is none.
void nameThread(PosterBlock &poster)
{
#ifdef Q_OS_LINUX
    if (currentThreadId() == ::getpid())
        return poster.name.set(QStringLiteral("main"));
    char name[16] = "";
    if (::pthread_getname_np(::pthread_self(), name, sizeof name) == 0)
        poster.name.setUtf8(name);
#else
    Q_UNUSED(poster);
#endif
}

PosterBlock &makeOurs()
{
    static thread_local const ThreadEnd atEnd;
    Q_UNUSED(atEnd);
    auto block = std::make_unique<PosterBlock>();
    block->serial = takeSerials(1);
    block->threadId.set(currentThreadId());
    nameThread(*block);
    ours = block.release();
    registerPoster(ours);
    return *ours;
}

//! There is no place for \a loop yet.
[[gnu::noinline]] void countFirst(quint64 loop, PostWay way)
{
    if (loop == 0)
        return; // nobody to be shown
    if (hasEnded)
        return countEndedPost(loop, way);
    auto &poster = ours ? *ours : makeOurs();
    if (auto *edge = placeForPosts(poster, loop))
        edge->add(way);
    else
        poster.others.add(way);
}

} // namespace

void countPost(quint64 loop, PostWay way)
{
    if (auto *edge = ours ? ours->find(loop) : nullptr)
        edge->add(way);
    else
        countFirst(loop, way);
}

QList<PostEdgeSnapshot> readPostEdges(const LoopReader &reader, const Snapshot &snapshot,
                                      const std::vector<std::pair<quint64, quint64>> &shownBy)
{
    QHash<quint64, quint64> shownAs; // those that are not shown count among the others
    QHash<qint64, const LoopSnapshot *> loopOf;
    for (const LoopSnapshot &loop : snapshot.loops) {
        shownAs.insert(loop.id, loop.id);
        loopOf.insert(loop.threadId, &loop);
    }
    for (const auto &[hidden, shown] : shownBy)
        shownAs.insert(hidden, shown);

    QList<PostEdgeSnapshot> edges;
    const auto add = [&](PostEdgeSnapshot edge, const std::vector<std::pair<quint64, PostCounts>> &posts) {
        std::map<quint64, PostCounts> byLoop;
        for (const auto &[loop, counts] : posts)
            byLoop[shownAs.value(loop, 0)] += counts;
        for (const auto &[loop, counts] : byLoop) {
            if (counts.total() == 0)
                continue;
            edge.to = loop;
            edge.events = counts.events;
            edge.calls = counts.calls;
            edges.append(edge);
        }
    };
    add({}, reader.endedPosts());
    for (const auto *poster : reader.posters()) {
        PostEdgeSnapshot edge;
        edge.from = poster->serial;
        edge.fromThreadId = poster->threadId.get();
        const auto *loop = loopOf.value(edge.fromThreadId);
        edge.fromLoop = loop ? loop->id : 0;
        edge.fromThread = loop ? loop->threadName : poster->name.get();
        add(edge, poster->read());
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const auto &a, const auto &b) { return a.total() > b.total(); });
    if (edges.size() > MostEdges)
        edges.resize(MostEdges);
    return edges;
}

} // namespace Signalbox
