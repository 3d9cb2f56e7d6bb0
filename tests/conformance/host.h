// SPDX-License-Identifier: MIT
#pragma once

#include "differences.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QObject>
#include <QtTest/QTest>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace Conformance {

//! Where the suite runs: in the main thread, or in a QThread while the main thread executes its own loop.
enum class Place { MainThread, WorkerThread };

//! What this process was asked to run on, with --host and --thread.
Host host();
Place place();

//! True on a host of Signalbox, false on one of Qt's own.
bool isOurs();

//! The dispatcher of the calling thread.
QAbstractEventDispatcher *dispatcher();
//! The class that it has on this host.
const char *expectedDispatcher();

//! Gives \a thread the host's dispatcher for its next start. Stock hosts need nothing: Qt makes theirs.
void provideDispatcher(QThread *thread);

//! The same for the calling thread, which has none yet: one that Qt has not started.
void provideDispatcherHere();

/*!
    Makes the application object of this program. By default it is a QCoreApplication.
    A suite with windows calls setMakeApplication() before run().
*/
using MakeApplication = std::function<std::unique_ptr<QCoreApplication>(int &argc, char **argv)>;
void setMakeApplication(const MakeApplication &makeApplication);

/*!
    Command line that runs \a scenario of this program in a fresh process, on the same host and thread.

    Scenarios are for what one process can do only once, or must not do to its own test run.
    See also: CONFORMANCE_MAIN
*/
QStringList scenarioCommand(const QString &scenario);

//! What a scenario gets done; 0 is success. Runs before any application object exists.
using Scenario = std::function<int(int argc, char **argv)>;
using Scenarios = std::vector<std::pair<const char *, Scenario>>;

/*!
    Runs \a body in the place that was asked for, under an application object, on the verified host.
    For scenarios that need a running loop like that of a suite. Returns what \a body returns.
*/
int runInPlace(int argc, char **argv, const std::function<int()> &body);

/*!
    Base of every suite: before each case it skips what the table of differences says, and takes whatever an
    earlier case left in the queues.
*/
class Suite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
};

//! Row of the table for this case on this host, or null. Asking marks the row as used.
const Difference *differenceHere(Effect effect);

//! True where the table says that stock Qt has the defect this case is about.
bool defectIsHere();

//! Longer than any machine needs that still works.
inline constexpr int LongPatienceInMs = 20000;
//! How long to wait before "it hangs" is the verdict: long, except where the table expects just that.
int patienceInMs();

using MakeSuite = std::function<std::unique_ptr<Suite>()>;
int run(int argc, char **argv, const QMetaObject &suite, const MakeSuite &makeSuite,
        const Scenarios &scenarios);

} // namespace Conformance

//! The next check fails on the hosts that the table names for this case, and must fail there.
#define EXPECT_DIFFERENCE()                                                                                  \
    do {                                                                                                     \
        if (const auto *difference_ = Conformance::differenceHere(Conformance::Effect::Fails))               \
            QEXPECT_FAIL("", difference_->reason, Continue);                                                 \
    } while (false)

//! main() of a suite; further arguments are pairs {name, Scenario}.
#define CONFORMANCE_MAIN(SuiteClass, ...)                                                                    \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        return Conformance::run(argc, argv, SuiteClass::staticMetaObject,                                    \
                                [] { return std::make_unique<SuiteClass>(); }, {__VA_ARGS__});               \
    }
