// SPDX-License-Identifier: MIT
#pragma once

#include "testclock.h"

#include <QtTest/qtest.h>

namespace Signalbox::Detail {

//! Signalbox's dispatcher and a TestClock, for a program that has no application object yet.
SIGNALBOX_TEST_EXPORT void beginTestProgram();

//! Lets time pass until \a isDone: that of the TestClock, or the machine's where there is none.
SIGNALBOX_TEST_EXPORT bool passUntil(const std::function<bool()> &isDone, Nanoseconds atMost);

//! A test object for Qt's main macros, which call its initMain() before they make the application.
template <typename TestObject>
class TestProgram : public TestObject
{
public:
    static void initMain()
    {
        beginTestProgram();
        QTest::Internal::callInitMain<TestObject>();
    }
};

} // namespace Signalbox::Detail

/*
    QTEST_MAIN and QTEST_GUILESS_MAIN, for a program that runs on Signalbox in virtual time from the beginning to the end:
    TestClock::instance() is its clock. A static TestObject::initMain() is called, as Qt does.

        SIGNALBOX_TEST_MAIN(tst_Lamp)
        #include "tst_lamp.moc"
*/
#define SIGNALBOX_TEST_MAIN(TestObject) QTEST_MAIN(Signalbox::Detail::TestProgram<TestObject>)
#define SIGNALBOX_TEST_GUILESS_MAIN(TestObject) QTEST_GUILESS_MAIN(Signalbox::Detail::TestProgram<TestObject>)

/*
    QTRY_VERIFY and QTRY_COMPARE, which wait by the machine's clock, for virtual time: it passes from deadline to deadline until what is
    asked for is so, but for a duration, of 5 s unless it is said. Without a TestClock they wait as Qt's do.
*/
#define SIGNALBOX_TRY_VERIFY_FOR(condition, duration)                                                        \
    do {                                                                                                     \
        Signalbox::Detail::passUntil([&] { return bool(condition); }, duration);                             \
        QVERIFY(condition);                                                                                  \
    } while (false)
#define SIGNALBOX_TRY_VERIFY(condition) SIGNALBOX_TRY_VERIFY_FOR(condition, std::chrono::seconds(5))
#define SIGNALBOX_TRY_COMPARE_FOR(actual, expected, duration)                                                \
    do {                                                                                                     \
        Signalbox::Detail::passUntil([&] { return bool((actual) == (expected)); }, duration);                \
        QCOMPARE(actual, expected);                                                                          \
    } while (false)
#define SIGNALBOX_TRY_COMPARE(actual, expected)                                                              \
    SIGNALBOX_TRY_COMPARE_FOR(actual, expected, std::chrono::seconds(5))

/*
    QVERIFY and QCOMPARE for coroutines that return a Task<>: Qt's own contain a return, which does not compile there. What they are given
    may await. One that fails ends its coroutine only, as Qt's end their function.
*/
#define SIGNALBOX_CO_VERIFY(condition)                                                                       \
    do {                                                                                                     \
        if (!QTest::qVerify(bool(condition), #condition, "", __FILE__, __LINE__))                            \
            co_return;                                                                                       \
    } while (false)
#define SIGNALBOX_CO_COMPARE(actual, expected)                                                               \
    do {                                                                                                     \
        if (!QTest::qCompare(actual, expected, #actual, #expected, __FILE__, __LINE__))                      \
            co_return;                                                                                       \
    } while (false)
