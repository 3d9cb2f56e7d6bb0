// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QAbstractEventDispatcher;
QT_END_NAMESPACE

namespace Bench {

class Run;

//! Whom a child process runs its work on. Floor is the least that can do the work at all.
enum class Dispatcher { Glib, Unix, Signalbox, Floor };
inline constexpr Dispatcher AllDispatchers[] = {Dispatcher::Glib, Dispatcher::Unix, Dispatcher::Signalbox,
                                                Dispatcher::Floor};

//! What a figure has to be. Ratio and Parity compare with the faster stock dispatcher, and what is as good
//! as that and near the floor is good enough for any goal.
struct Goal
{
    enum class Kind {
        None,   //!< shown, not judged
        Ratio,  //!< stock / ours is at least value
        Parity, //!< Qt's own code is the cost: stock / ours is at least 1 within the noise
        AtMost, //!< ours is at most value
    };
    Kind kind = Kind::None;
    double value = 0;

    static Goal ratio(double atLeast) { return {Kind::Ratio, atLeast}; }
    static Goal parity() { return {Kind::Parity, 1}; }
    static Goal atMost(double limit) { return {Kind::AtMost, limit}; }
};

//! Less is better, whatever the unit.
enum class Unit { Nanoseconds, Count };

//! One number that a work yields.
struct Figure
{
    QString name;
    Unit unit = Unit::Nanoseconds;
    Goal goal = {};
};

//! Pairs in each round of a work whose goal is parity: its noise is as large as what is to be seen.
inline constexpr int ParityPairs = 3;

//! The name of the figure that the table folds into the line before it.
inline constexpr QStringView CpuFigure = u"CPU";

//! The figures of Run::time(): wall and CPU time for each operation.
inline QList<Figure> timed(Goal goal)
{
    return {{QStringLiteral("wall"), Unit::Nanoseconds, goal}, {CpuFigure.toString()}};
}

/*!
    Something to measure, the same on every dispatcher.

    run() measures in a child process of its own and ends in Run::finish() with one value for each of
    \a figures, in that order, or in fault().
*/
struct Work
{
    QString name;
    QString what;  //!< what one operation is
    QString floor; //!< what the floor is
    QList<Figure> figures;
    void (*run)(Run &run, int size) = nullptr;
    int size = 0;      //!< given to run(): timers, descriptors, threads…
    int quickSize = 0; //!< the same, for a smoke test
    //! Makes the floor's dispatcher; null where run() does the floor's work without Qt's loop.
    QAbstractEventDispatcher *(*floorDispatcher)() = nullptr;
    int pairs = 1;            //!< how often it runs on each dispatcher in a round
    QString environment = {}; //!< NAME=VALUE for our own dispatcher
    QString flatAgainst =
        {}; //!< the work than which the first figure of this one may be at most flatLimit dearer
    double flatLimit = 0;
};

QList<Work> timerWorks();
QList<Work> postWorks();
QList<Work> descriptorWorks();
QList<Work> networkWorks();
QList<Work> threadWorks();

} // namespace Bench
