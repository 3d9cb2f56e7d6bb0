// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/latencyhistogram.h"
#include "core/segmentedtable_p.h"
#include "probe/sequencelock_p.h"

#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

#include <array>
#include <mutex>
#include <typeinfo>

QT_BEGIN_NAMESPACE
class QObject;
struct QMetaObject;
QT_END_NAMESPACE

/*
    Stat blocks: what a loop knows about itself, laid out so that any thread can read it while the loop is
    stuck.

    Each block has one writer, the loop's thread. Its memory is type-stable: it stays a block of this kind
    until the loop is gone and no reader is left (see registry_p.h). Classes are kept as std::type_info, which
    never dies with its object; object names are copied by the owner.
*/
namespace Signalbox {

//! \internal The works of PublishedText.
void publishText(Published<quint64> *words, std::size_t count, QByteArrayView utf8);
QString publishedText(const Published<quint64> *words, std::size_t count);

//! Up to 8 * \a Words - 1 bytes of text in UTF-8, cut at the end. Copied by the owner, read by anyone.
template <std::size_t Words>
class PublishedText
{
public:
    void set(const QString &text)
    {
        if (text.isEmpty()) // as most are
            clear();
        else
            setUtf8(text.toUtf8());
    }
    void setUtf8(QByteArrayView utf8) { publishText(m_words.data(), Words, utf8); }
    void clear() { m_words[0].set(0); } // which get() looks at first
    bool isEmpty() const { return m_words[0].get() == 0; }
    QString get() const { return publishedText(m_words.data(), Words); }

private:
    std::array<Published<quint64>, Words> m_words;
};

//! An object's name.
using PublishedName = PublishedText<4>;

//! A matcher or an event, printed; what somebody waits for.
using PublishedLine = PublishedText<12>;

/*!
    What all reports of a thread begin with that need its thread to print texts: of its events, of its tasks.
*/
struct ThreadBlock
{
    // Set before the block is registered, constant afterwards.
    void (*describe)(void *owner) = nullptr; // prints what has not been printed; in its thread
    void *owner = nullptr;

    Published<qint64> threadId; // another one in a forked child
};

/*!
    One timer, in one cache line: restarting a timer touches no other line of it.
*/
struct alignas(64) TimerBlock
{
    static constexpr int WorkSourceId = -1;         // not a timer of Qt's; fires once
    static constexpr int RepeatedWorkSourceId = -2; // likewise, again and again

    SequenceLock lock;
    Published<int> timerId;     // 0: free
    Published<quint64> serial;  // process-wide, never used twice; also the generation of the slot
    Published<QObject *> owner; // readers: an address, nothing more
    Published<const std::type_info *> ownerClass;
    Published<Nanoseconds::rep> interval; // as requested
    Published<Deadline::rep> deadline;    // since the clock's epoch
    Published<quint8> type;               // Qt::TimerType

    // The owner's bookkeeping.
    bool isDelivering = false; // its handler is on the stack
    bool isStrict = false;     // asked to be precise, and not only short
    bool isInRing = false;
    std::uint32_t nextOfOwner = 0; // ring of the timers of one object
    std::uint32_t previousOfOwner = 0;
};

/*!
    What happened to a timer so far. Belongs to the TimerBlock of the same index while the serials agree.
*/
struct alignas(64) TimerHistory
{
    Published<quint64> serial;
    Published<quint64> fired;
    Published<Nanoseconds::rep> worstLateness;
    PublishedName ownerName;
};

/*!
    One enabled socket notifier.
*/
struct alignas(64) WatcherBlock
{
    SequenceLock lock;
    Published<int> descriptor{-1}; // -1: free
    Published<quint64> serial;
    Published<QObject *> notifier;
    Published<const std::type_info *> ownerClass;
    Published<quint64> activations;
    Published<quint8> kind; // QSocketNotifier::Type

    // The owner's bookkeeping.
    bool isEdge = false;                // wants to know of changes only
    std::uint32_t nextOfDescriptor = 0; // list of the notifiers of one descriptor, ends with NoWatcher
    std::uint32_t lastBatch = 0;        // the batch of ready descriptors that has served it

    PublishedName ownerName;
};

/*!
    Something the loop is in the middle of. \sa HandlerSnapshot
*/
struct HandlerBlock
{
    SequenceLock lock;
    Published<quint8> kind; // HandlerSnapshot::Kind
    Published<int> level;   // of event delivery when it began
    Published<QObject *> receiver;
    Published<const std::type_info *> receiverClass;
    Published<const QMetaObject *> metaObject; // static ones only; with method: the signal or slot
    Published<int> method{-1};
    Published<const char *> what;   // static or interned name, where there is no metaObject
    Published<int> eventType;       // of an event
    Published<quintptr> code;       // QtPrivate::QSlotObjectBase's function; 0: none, or several
    Published<quintptr> codeTarget; // the function pointer that it calls, if it is for one
    Published<int> otherSlots;      // connected besides the one that is named
    Published<Deadline::rep> since;
    PublishedName receiverName;

    // The owner's bookkeeping.
    Nanoseconds::rep sleptBefore = 0; // LoopBlock::sleepTime when it began
    Nanoseconds::rep inner = 0;       // the time that handlers within this one have held the loop
};

/*!
    What is measured in one piece: turns that follow one another.
*/
struct TurnSpan
{
    Deadline began{};
    Nanoseconds::rep sleptBefore = 0; // LoopBlock::sleepTime then
    quint64 lastTurn = 0;             // LoopBlock::turns at its last one
    int turns = 0;                    // 0: none is being measured
    int mostTurns = 1;
    Nanoseconds::rep each = 0; // of the turns of the one before
};

/*!
    One loop: counters, state, and the tables of its timers and watchers.
*/
struct LoopBlock
{
    static constexpr int MaxHandlers = 24;
    static constexpr int SlotsPerTick = 1024;
    //! Of objects; of events and matchers; of its thread. And that somebody wants something of its tasks.
    enum Request : quint32 { NamesWanted = 1, TextsWanted = 2, ThreadNameWanted = 4, WishesWanted = 8 };

    // Set before the block is registered, constant afterwards.
    quint64 id = 0;
    bool isGuest = false;                  // somebody else's loop: what a scheduler has in it
    void *qtThreadData = nullptr;          // for the hooks of the dispatch layer
    void (*wake)(void *context) = nullptr; // these two change under the registry's lock only
    void *wakeContext = nullptr;
    bool (*hasNews)(void *loop) = nullptr; // been woken, and has not looked yet; null: nobody can tell
    void *loop = nullptr;

    // In virtual time: when the loop, which sleeps, wants to go on; Awake while it runs.
    static constexpr Deadline::rep Awake = 0;
    std::atomic<Deadline::rep> restsUntil{Awake};

    SequenceLock threadLock;     // the two below, which come with the first turn
    PublishedText<8> threadName; // empty: it has none of its own
    Published<const std::type_info *> threadClass;

    Published<qint64> threadId;   // another one in a forked child
    Published<bool> isHandedOver; // another dispatcher delivers
    Published<bool> isMainThread; // known when there is an application object
    Published<const char *> backend{"futex"};
    Published<const char *> platform{""};

    SequenceLock stateLock;  // state and stateSince
    Published<quint8> state; // LoopSnapshot::State
    Published<Deadline::rep> stateSince;
    Published<int> depth;

    Published<quint64> turns;
    Published<quint64> sleeps;
    Published<quint64> timersFired;
    Published<Nanoseconds::rep> worstLateness;
    std::array<Published<quint64>, LatencyHistogram::StepCount>
        timerLateness; // how many of those, by how late
    Published<quint64> watchersActivated;
    Published<quint64> slices; // of the scheduler
    Published<quint64> budgetsExceeded;
    Published<Nanoseconds::rep> longestSlice;
    Published<quint64> systemCalls;
    std::atomic<std::uint64_t> wakeUps{0}; // written by whoever wakes the loop

    Published<Nanoseconds::rep> sleepTime; // while a reader is attached, as the three below
    Published<Nanoseconds::rep> busyTime;
    Published<Nanoseconds::rep> lastTurn;
    Published<Nanoseconds::rep> longestTurn;

    SequenceLock culpritLock;              // the five below
    Published<const char *> culprit{""};   // the handler that held the loop longest, interned
    Published<quintptr> culpritCode;       // what it called, where that is to be looked up yet
    Published<quintptr> culpritCodeTarget; // see HandlerBlock
    Published<int> culpritOtherSlots;
    Published<Nanoseconds::rep> culpritHeld; // by itself, without those within it

    std::atomic<quint32> requests{WishesWanted}; // set by readers, taken by the loop; at first: of before
    Published<quint64> namedBelow;    // owners of timers and watchers with a lower serial have been named

    std::array<HandlerBlock, MaxHandlers> handlers;
    std::atomic<int> handlerCount{0};
    // The owner's bookkeeping: how many signals and slots above so many frames have begun without one of their own.
    std::array<int, MaxHandlers + 1> leftOut{};
    TurnSpan outermostTurns; // likewise the owner's, as those below
    int slotsLeft = 0;       // signals whose slots are to be found out in this tick
    Deadline::rep slotsTick = 0;

    Published<int> timerCount;   // of the timers that run: the table has free slots too
    Published<int> watcherCount; // likewise
    SegmentedTable<TimerBlock> timers;
    SegmentedTable<TimerHistory> timerHistories;
    SegmentedTable<WatcherBlock> watchers;
};

//! The dynamic class of \a object, which begins with its vtable, read from that; null where it was compiled without RTTI.
inline const std::type_info *classOfPolymorphic(const void *object)
{
    // What typeid(*object) does, less its crash on a class compiled with -fno-rtti: the Itanium C++ ABI keeps
    // the type_info in front of the vtable's first function.
    if (!object)
        return nullptr;
    const auto *const *vtable = *static_cast<const std::type_info *const *const *>(object);
    return vtable[-1];
}

inline const std::type_info *classOf(const QObject *object)
{
    return classOfPolymorphic(object);
}

//! Readable name of \a type, "QObject" for null. Found out once for each type; the copies share their data.
QString className(const std::type_info *type);

//! A copy of \a text that is never freed; equal texts share one. For names that die with their objects.
const char *internName(QByteArrayView text);
//! What internName() locks; for a fork.
std::mutex &namesMutex();

} // namespace Signalbox
