// SPDX-License-Identifier: MIT
// Coroutines that give several values, on every host.
#include "taskhost.h"

#include "tasks/deadlines.h"
#include "tasks/eventflag.h"
#include "tasks/generator.h"

#include <QtTest/qtest.h>

#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static_assert(!std::is_copy_constructible_v<Generator<int>> &&
              std::is_nothrow_move_constructible_v<Generator<int>>);

namespace {

Generator<int> numbers(int last, Nanoseconds pause = {})
{
    const Local local("numbers");
    for (int i = 1; i <= last; ++i) {
        if (pause > Nanoseconds::zero())
            co_await sleepFor(pause);
        co_yield i;
    }
}

Task<> logAll(Generator<int> &generator)
{
    while (const auto number = co_await generator.next())
        log(std::to_string(*number));
    log("end");
}

} // namespace

class tst_Generator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void valuesComeOneByOneUntilTheEnd_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("at once") << false;
        QTest::newRow("it waits in between") << true;
    }
    void valuesComeOneByOneUntilTheEnd()
    {
        QFETCH(bool, waits);
        const auto state = runTask([&]() -> Task<> {
            auto generator = numbers(3, waits ? 1ms : 0ms);
            co_await logAll(generator);
            co_await logAll(generator); // it stays at its end
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1", "2", "3", "~numbers", "end", "end"}));
    }

    void nothingRunsBeforeItIsAskedFor()
    {
        {
            auto never = numbers(3);
        }
        QCOMPARE(taskLog().size(), 0);
        const auto state = runTask([]() -> Task<> {
            auto endless = []() -> Generator<int> {
                for (int i = 0;; ++i) {
                    log("makes " + std::to_string(i));
                    co_yield i;
                }
            };
            auto generator = endless();
            static_cast<void>(co_await generator.next());
            log("asks again");
            static_cast<void>(co_await generator.next());
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"makes 0", "asks again", "makes 1"}));
    }

    void exceptionReachesTheConsumer()
    {
        const auto state = runTask([]() -> Task<> {
            const auto broken = []() -> Generator<int> {
                co_yield 1;
                co_await thrower("broken");
            };
            auto generator = broken();
            try {
                co_await logAll(generator);
            } catch (const std::runtime_error &error) {
                log(error.what());
            }
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1", "broken"}));
    }

    void valueOfALoserIsKept()
    {
        const auto state = runTask([]() -> Task<> {
            auto generator = numbers(2, 5ms);
            const auto none = co_await timeout(1ms, generator.next());
            log(none ? "in time" : "too late");
            co_await sleepFor(20ms);
            co_await logAll(generator);
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"too late", "1", "2", "~numbers", "end"}));
    }

    void generatorGoesWithItsConsumer_data()
    {
        QTest::addColumn<bool>("isDestroyed");
        QTest::newRow("cancelled") << false;
        QTest::newRow("destroyed") << true;
    }
    void generatorGoesWithItsConsumer()
    {
        QFETCH(bool, isDestroyed);
        auto scope = std::make_unique<Scope>();
        auto handle = scope->start([]() -> Task<> {
            const Local local("consumer");
            auto generator = numbers(2, 1h);
            co_await logAll(generator);
        });
        QVERIFY(isSuspended(handle));
        if (isDestroyed)
            scope.reset();
        else
            handle.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~numbers", "~consumer"}));
    }

    void consumerOfAGeneratorThatIsDestroyedEnds_data()
    {
        QTest::addColumn<bool>("isWoken");
        QTest::newRow("waiting") << false;
        QTest::newRow("woken, with a value") << true;
    }
    void consumerOfAGeneratorThatIsDestroyedEnds()
    {
        QFETCH(bool, isWoken);
        EventFlag flag;
        const auto ones = [&]() -> Generator<int> {
            co_await flag.wait();
            co_yield 1;
        };
        auto generator = std::make_unique<Generator<int>>(ones());
        Scope scope;
        const auto consumer = scope.start([&]() -> Task<> {
            try {
                co_await logAll(*generator);
            } catch (const SynchronizationDestroyed &error) {
                log(error.what());
            }
        });
        QVERIFY(isSuspended(consumer));
        const auto end = scope.start([&]() -> Task<> {
            co_await flag.wait();
            log(consumer.state() == TaskState::Ready ? "woken" : "waiting");
            generator.reset();
        });
        QVERIFY(isSuspended(end));
        if (isWoken)
            flag.set(); // the generator has its turn first
        else
            generator.reset();
        QVERIFY(isOver(consumer));
        QCOMPARE(taskLog().entries(), isWoken ? list({"woken", "what the task waited for was destroyed"})
                                              : list({"what the task waited for was destroyed"}));
    }

    void generatorMayBeDestroyedByItself()
    {
        auto generator = std::make_unique<Generator<int>>();
        const auto suicidal = [&]() -> Generator<int> {
            const Local local("generator");
            co_yield 1;
            generator.reset();
            log("still here");
            co_yield 2;
            log("never");
        };
        *generator = suicidal();
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            log(std::to_string(*co_await generator->next()));
            try {
                static_cast<void>(co_await generator->next());
            } catch (const std::exception &error) {
                log(error.what());
            }
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(),
                 list({"1", "still here", "~generator", "what the task waited for was destroyed"}));
    }

    void generatorMayBeMovedOnItsWay()
    {
        const auto state = runTask([]() -> Task<> {
            auto generator = numbers(2);
            log(std::to_string(*co_await generator.next()));
            auto moved = std::move(generator);
            co_await logAll(moved);
            co_await logAll(generator); // of nothing
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1", "2", "~numbers", "end", "end"}));
    }

    void secondConsumerIsRefused()
    {
        QTest::ignoreMessage(
            QtWarningMsg,
            "Generator::next: the next value is waited for already; std::logic_error is thrown instead");
        const auto state = runTask([]() -> Task<> {
            auto generator = numbers(1);
            auto first = generator.next();
            auto second = generator.next();
            log(second.hasFailed() ? "refused" : "waits");
            log(std::to_string(*co_await first));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"refused", "1", "~numbers"}));
    }

    void generatorsFeedEachOther()
    {
        const auto state = runTask([]() -> Task<> {
            const auto squares = [](Generator<int> of) -> Generator<int> {
                while (const auto number = co_await of.next())
                    co_yield *number **number;
            };
            auto generator = squares(numbers(3, 1ms));
            co_await logAll(generator);
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1", "4", "9", "~numbers", "end"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Generator)

#include "tst_generator.moc"
