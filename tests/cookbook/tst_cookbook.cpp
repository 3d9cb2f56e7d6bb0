// SPDX-License-Identifier: MIT
// The recipes of docs/cookbook.md do what the page says. Each has a test of its name, in virtual time.
#include "recipes.h"

#include <Signalbox/Combinators>
#include <Signalbox/ContextTasks>
#include <Signalbox/Deadlines>
#include <Signalbox/Install>
#include <Signalbox/RateLimiter>
#include <Signalbox/RunTask>
#include <Signalbox/Scheduler>
#include <Signalbox/Test>

#include <QtCore/qregularexpression.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qthread.h>
#include <QtCore/qthreadpool.h>
#include <QtTest/QtTest>
#include <QtWidgets/qmessagebox.h>

#include <csignal>
#include <unistd.h>

namespace {

QStringList words(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const char *word : list)
        result.append(QString::fromUtf8(word));
    return result;
}

TestClock &testClock()
{
    return *TestClock::instance();
}

//! Lets time pass until the task has ended; how.
template <typename T>
TaskState endOf(const TaskHandle<T> &handle, Nanoseconds atMost = 5s)
{
    testClock().advanceUntil([&] { return handle.hasEnded(); }, atMost);
    return handle.state();
}

//! What the task returns; the time passes meanwhile.
template <typename T>
T resultOf(Task<T> task)
{
    testClock().setMode(TestClock::Mode::Automatic);
    const auto manually = qScopeGuard([] { testClock().setMode(TestClock::Mode::Manual); });
    return blockingWait(std::move(task));
}

Task<std::vector<QString>> allOf(std::vector<Task<QString>> tasks)
{
    co_return co_await all(std::move(tasks));
}

//! A thread whose loop turns already, so that the clock waits for it.
class Reader final : public QThread
{
public:
    Reader()
    {
        install(this);
        start();
        QObject inside;
        inside.moveToThread(this);
        QMetaObject::invokeMethod(
            &inside, [&] { inside.moveToThread(qApp->thread()); }, Qt::BlockingQueuedConnection);
    }
    ~Reader() override
    {
        quit();
        wait();
    }
};

QMessageBox *openQuestion(QWidget &window)
{
    return window.findChild<QMessageBox *>();
}

} // namespace

class tst_Cookbook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { eventLog().take(); }

    void waitForASignalWithATimeout()
    {
        Job quick(true);
        QCOMPARE(resultOf(resultWithin5Seconds(&quick)), std::optional<int>(7));
        Job slow(false);
        const auto begin = testClock().now();
        QCOMPARE(resultOf(resultWithin5Seconds(&slow)), std::optional<int>());
        QCOMPARE(testClock().now() - begin, Nanoseconds(5s));
    }

    void useTheResultOfAThreadInAWindow()
    {
        WordCounter window;
        window.m_edit.setPlainText(u"one two three"_s);
        window.m_button.click();
        QVERIFY(waitUntilIdle());
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(waitUntilIdle());
        QCOMPARE(window.m_label.text(), u"3"_s);
        auto gone = std::make_unique<WordCounter>();
        gone->m_button.click();
        QVERIFY(waitUntilIdle());
        gone.reset(); // what is counted for it is dropped
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(waitUntilIdle());
    }

    void cancelWhenTheWindowCloses()
    {
        Server server;
        {
            ServerClock window(server);
            window.show();
            testClock().advance(1s);
            QCOMPARE(eventLog().take(), words({"asks for time"}));
            testClock().advance(15ms);
            QCOMPARE(server.running(), 1);
            window.close();
            QVERIFY(waitUntilIdle());
            QCOMPARE(server.running(), 0);
            testClock().advance(1h);
            QCOMPARE(eventLog().take(), words({"asks for time"}));
        }
        auto window = std::make_unique<ServerClock>(server);
        testClock().advance(5ms);
        QCOMPARE(server.running(), 1);
        window.reset(); // without being closed
        QCOMPARE(server.running(), 0);
    }

    void restartASearchWithEachKeyStroke()
    {
        Server catalogue(u"found "_s, 100ms);
        SearchBox box(catalogue);
        for (const auto *text : {"a", "ab", "abc"}) {
            box.m_edit.setText(QString::fromLatin1(text));
            testClock().advance(50ms);
        }
        QCOMPARE(box.m_found.text(), QString());
        testClock().advance(50ms);
        QCOMPARE(box.m_found.text(), u"found abc"_s);
        QCOMPARE(eventLog().take(), words({"asks for a", "asks for ab", "asks for abc"}));
        QCOMPARE(catalogue.most(), 1);
    }

    void saveWhenTypingStops()
    {
        auto editor = std::make_unique<Editor>(std::make_shared<Store>());
        editor->m_edit.setPlainText(u"a"_s);
        testClock().advance(900ms);
        editor->m_edit.setPlainText(u"ab"_s);
        testClock().advance(900ms);
        QCOMPARE(eventLog().entries(), QStringList());
        testClock().advance(150ms);
        QCOMPARE(eventLog().take(), words({"saves ab"}));
        editor->m_edit.setPlainText(u"abc"_s); // in the middle of it
        testClock().advance(2s);
        QCOMPARE(eventLog().take(), words({"saved ab", "saves abc", "saved abc"}));
        editor->m_edit.setPlainText(u"abcd"_s);
        testClock().advance(1050ms);
        editor.reset();
        testClock().advance(1s);
        QCOMPARE(eventLog().take(), words({"saves abcd", "saved abcd"}));
    }

    void goOnWithTheAnswerOfADialog_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<bool>("isOpen");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("save") << int(QMessageBox::Save) << false << words({"saves letter", "saved letter"});
        QTest::newRow("discard") << int(QMessageBox::Discard) << false << QStringList();
        QTest::newRow("cancel") << int(QMessageBox::Cancel) << true << QStringList();
    }
    void goOnWithTheAnswerOfADialog()
    {
        QFETCH(int, answer);
        QFETCH(bool, isOpen);
        QFETCH(QStringList, expected);
        Document window(std::make_shared<Store>());
        window.setWindowTitle(u"letter"_s);
        window.show();
        const auto handle = start(&window, &Document::askAndClose);
        QVERIFY(testClock().advanceUntil([&] { return openQuestion(window); }));
        QCOMPARE(QThread::currentThread()->loopLevel(), 0);
        openQuestion(window)->button(QMessageBox::StandardButton(answer))->click();
        QCOMPARE(endOf(handle), TaskState::Finished);
        QCOMPARE(window.isVisible(), isOpen);
        QCOMPARE(eventLog().take(), expected);
    }
    void windowOfADialogMayBeDeleted()
    {
        auto window = std::make_unique<Document>(std::make_shared<Store>());
        const auto handle = start(window.get(), &Document::askAndClose);
        QVERIFY(testClock().advanceUntil([&] { return openQuestion(*window); }));
        window.reset();
        QCOMPARE(handle.state(), TaskState::Cancelled);
    }

    void runFourAtATime()
    {
        Server server;
        QCOMPARE(resultOf(fetchAll(server, words({"1", "2", "3", "4", "5", "6", "7", "8", "9"}))),
                 words({"1", "2", "3", "4", "5", "6", "7", "8", "9"}));
        QCOMPARE(server.most(), 4);
        Server busy({}, 10ms, 1);
        QVERIFY_THROWS_EXCEPTION(ServerBusy, resultOf(fetchAll(busy, words({"1", "2", "3", "4", "5"}))));
        QCOMPARE(busy.running(), 0);
    }

    void tryAgainWithPauses()
    {
        Server server(u"the "_s, 10ms, 2);
        const auto begin = testClock().now();
        QCOMPARE(resultOf(fetchPatiently(server)), u"the page"_s);
        QCOMPARE(testClock().now() - begin, Nanoseconds(3 * 10ms + 100ms + 200ms));
        Server broken({}, 10ms, 1000);
        QVERIFY_THROWS_EXCEPTION(ServerBusy, resultOf(fetchPatiently(broken)));
    }

    void waitForAProperty()
    {
        QProgressBar bar;
        QLabel label;
        const auto handle = start(&label, tellWhenHalfIsDone(&bar, &label));
        bar.setValue(20);
        QVERIFY(waitUntilIdle());
        QCOMPARE(label.text(), QString());
        bar.setValue(60);
        bar.setValue(0); // it has been
        QCOMPARE(endOf(handle), TaskState::Finished);
        QCOMPARE(label.text(), u"half"_s);
    }

    void feedAWindowFromAThread()
    {
        Reader reader;
        LogView view;
        connect(view.model(), &QAbstractItemModel::rowsInserted, this, [] { log(u"shown"_s); });
        const auto handle = start(&view, [&]() -> Task<> {
            co_await on(&reader, readInto, Scheduler::current().remote(), QPointer<LogView>(&view));
        });
        QCOMPARE(endOf(handle), TaskState::Finished);
        QCOMPARE(view.count(), 300);
        QCOMPARE(eventLog().take(), words({"reads 1", "shown", "reads 2", "shown", "reads 3", "shown"}));
        // a window that takes nothing any more ends the reader
        auto gone = std::make_unique<LogView>();
        const QPointer<LogView> pointer = gone.get();
        gone.reset();
        const auto second = start(&view, [&]() -> Task<> {
            co_await on(&reader, readInto, Scheduler::current().remote(), pointer);
        });
        QCOMPARE(endOf(second), TaskState::Finished);
        QCOMPARE(eventLog().take(), words({"reads 1"}));
    }

    void takeTheFirstOfSeveralServers()
    {
        Server slow(u"slow "_s, 1s), quick(u"quick "_s, 10ms), broken(u"broken "_s, 1ms, 1);
        QCOMPARE(resultOf(fromTheFirst({&slow, &quick, &broken})), u"quick page"_s);
        QCOMPARE(slow.running(), 0);
    }

    void waitForAllAndKeepTheErrorsApart()
    {
        Server slow(u"slow "_s, 1s), quick(u"quick "_s, 10ms), broken(u"broken "_s, 1ms, 1);
        QCOMPARE(resultOf(reportOf({&slow, &quick, &broken})), words({"slow page", "quick page", "failed"}));
    }

    void cleanUpAsynchronously()
    {
        QCOMPARE(resultOf(askForStatus(std::make_shared<Connection>())), u"fine"_s);
        QCOMPARE(eventLog().take(), words({"opens", "closed"}));
        Scope scope;
        auto handle = scope.start(askForStatus(std::make_shared<Connection>()));
        testClock().advance(10ms);
        handle.cancel();
        QCOMPARE(endOf(handle), TaskState::Cancelled);
        QCOMPARE(eventLog().take(), words({"opens", "closed"}));
    }

    void endOnCtrlC()
    {
        Server server({}, 1h);
        Scope scope;
        const auto handle = scope.start(mainTask(server));
        QVERIFY(waitUntilIdle());
        QCOMPARE(server.running(), 1);
        raise(SIGINT);
        QTRY_COMPARE(server.running(), 0); // it comes by another thread, which is known to no clock
        QCOMPARE(resultOf([&]() -> Task<int> { co_return co_await handle.join(); }()), 130);
    }

    void readAPipe()
    {
        int ends[2] = {};
        QCOMPARE(pipe(ends), 0);
        Scope scope;
        const auto handle = scope.start(readAll(ends[0]));
        QCOMPARE(::write(ends[1], "to be ", 6), 6);
        QVERIFY(waitUntilIdle());
        QVERIFY(!handle.hasEnded());
        QCOMPARE(::write(ends[1], "continued", 9), 9);
        ::close(ends[1]);
        QVERIFY(waitUntilIdle());
        QCOMPARE(resultOf([&]() -> Task<QByteArray> { co_return co_await handle.join(); }()),
                 QByteArray("to be continued"));
        ::close(ends[0]);
    }

    void awaitACallback()
    {
        Camera camera;
        const auto shoot = [&]() -> Task<> {
            const auto picture = co_await timeout(1s, Picture(camera));
            log(picture ? *picture : u"none"_s);
        };
        Scope scope;
        const auto handle = scope.start(shoot);
        QVERIFY(waitUntilIdle());
        camera.deliver(u"sunset"_s);
        QCOMPARE(endOf(handle), TaskState::Finished);
        QCOMPARE(endOf(scope.start(shoot)), TaskState::Finished);
        QCOMPARE(eventLog().take(), words({"sunset", "none"}));
        QVERIFY(!camera.isAsked());
    }

    void keepAThreadPoolFromFillingUp()
    {
        Server server(u"photo of "_s);
        Album album;
        std::vector<Task<QString>> thumbnails;
        for (const auto *path : {"a", "b", "c", "d", "e", "f"})
            thumbnails.push_back(album.thumbnail(server, QString::fromLatin1(path)));
        auto &pool = *QThreadPool::globalInstance();
        int waiting = 6;
        const auto restore = qScopeGuard([&pool, &waiting, most = pool.maxThreadCount()] {
            mayScale.release(waiting);
            pool.waitForDone();
            pool.setMaxThreadCount(most);
        });
        pool.setMaxThreadCount(6); // all of them would find a thread
        Scope scope;
        QString last;
        scope.start(allOf(std::move(thumbnails))).then(this, [&last](const std::vector<QString> &pictures) {
            last = pictures.back();
        });
        testClock().advance(20ms); // the photos are there
        QTRY_COMPARE(scalersAtOnce.load(), 2);
        QCOMPARE(pool.activeThreadCount(), 2);
        QCOMPARE(server.most(), 6);
        mayScale.release(std::exchange(waiting, 0));
        QTRY_COMPARE(last, u"small photo of f"_s);
        QVERIFY(mostScalers <= 2);
    }

    void showHowFarAThreadIsAndStopIt()
    {
        const QStringList pages(20, u"page"_s);
        PrintDialog dialog;
        paper.release(20);
        const auto first = start(&dialog, &PrintDialog::print, pages);
        QTRY_COMPARE(first.state(), TaskState::Finished); // threads of a pool are known to no clock
        QCOMPARE(dialog.m_bar.value(), 20);
        QCOMPARE(dialog.m_bar.maximum(), 20);
        QCOMPARE(dialog.m_label.text(), u"20 pages"_s);
        auto second = start(&dialog, &PrintDialog::print, pages);
        paper.release();
        QTRY_COMPARE(printed.load(), 21);
        second.cancel();
        QVERIFY(!second.hasEnded()); // as long as somebody prints
        paper.release(20);
        QTRY_VERIFY(second.hasEnded());
        QCOMPARE(second.state(), TaskState::Cancelled);
        QVERIFY(printed < 30);
        QCOMPARE(dialog.m_label.text(), u"20 pages"_s);
    }

    void seeTheStepsOfATask()
    {
        Server catalogue(u"found "_s, 100ms);
        SearchBox box(catalogue);
        const auto previous =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
                log(QString::fromLatin1(context.category) + u": "_s + text);
            });
        const auto restore = qScopeGuard([previous] { qInstallMessageHandler(previous); });
        QCOMPARE(endOf(searchTraced(&box)), TaskState::Finished);
        auto steps = eventLog().take();
        steps.replaceInStrings(QRegularExpression(u":[0-9]+\\)"_s), u")"_s);
        QCOMPARE(steps, words({"signalbox.trace: search: begins", "asks for abc",
                               "signalbox.trace: search: waits for a timer in fetch (ingredients.h)",
                               "signalbox.trace: search: goes on after 100.000 ms in fetch (ingredients.h)",
                               "signalbox.trace: search: has ended"}));
    }

    void atMostSoManyForEachHost()
    {
        Crawler crawler;
        Server quick(u"quick "_s), slow(u"slow "_s);
        std::vector<Task<QString>> requests;
        for (int i = 0; i < 4; ++i) {
            requests.push_back(crawler.fetch(quick, QUrl(u"http://quick.example/page"_s)));
            requests.push_back(crawler.fetch(slow, QUrl(u"http://slow.example/page"_s)));
        }
        const auto pages = resultOf(allOf(std::move(requests)));
        QCOMPARE(pages.front(), u"quick /page"_s);
        QCOMPARE(quick.most(), 2);
        QCOMPARE(slow.most(), 1);
    }

    void doTheUrgentFirst()
    {
        Workshop workshop;
        Scope scope;
        for (const auto &repair : {Repair{1, u"clock"_s}, Repair{9, u"brake"_s}, Repair{1, u"lamp"_s}})
            QVERIFY(workshop.m_repairs.trySend(repair));
        const auto worker = scope.start(workshop.work());
        const auto close = scope.start(workshop.close());
        testClock().advance(2h + 59min);
        QVERIFY(workshop.m_repairs.isEmpty());
        QVERIFY(!close.hasEnded());
        testClock().advance(1min);
        QCOMPARE(endOf(worker), TaskState::Finished);
        QCOMPARE(close.state(), TaskState::Finished);
        QCOMPARE(eventLog().take(), words({"repaired brake", "repaired clock", "repaired lamp"}));
    }

    //! [testWithoutWaiting]
    void testWithoutWaiting() // in a program with SIGNALBOX_TEST_MAIN
    {
        auto &clock = *TestClock::instance();
        Lamp lamp;
        const auto handle = start(&lamp, &Lamp::switchOffIn, 1h);
        clock.advance(59min);
        QVERIFY(lamp.isOn());
        clock.advance(1min);
        QVERIFY(!lamp.isOn());
        QCOMPARE(handle.state(), TaskState::Finished);
    }
    //! [testWithoutWaiting]

    void oneLoginForAll()
    {
        Server server(u"the "_s);
        Session session(server);
        const auto both = [&]() -> Task<QString> {
            auto [a, b] = co_await all(session.get(u"a"_s), session.get(u"b"_s));
            co_return a + u", "_s + b;
        };
        QCOMPARE(resultOf(both()), u"the a?the login, the b?the login"_s);
        QCOMPARE(eventLog().take(),
                 words({"asks for login", "asks for a?the login", "asks for b?the login"}));
    }

    void sendTenRequestsASecond()
    {
        Server server({}, 0ms);
        QStringList paths;
        for (int i = 0; i < 30; ++i)
            paths.append(QString::number(i));
        const auto begin = testClock().now();
        RateLimiter requests(10, 1s);
        resultOf(fetchGently(server, requests, paths));
        QCOMPARE(testClock().now() - begin, Nanoseconds(2s)); // ten at once, and twenty at their rate
    }

    void holdALockAcrossWaits()
    {
        Account account;
        resultOf([&]() -> Task<> { co_await all(account.add(1), account.add(20), account.add(300)); }());
        QCOMPARE(account.m_balance, 321);
    }
};

SIGNALBOX_TEST_MAIN(tst_Cookbook)

#include "tst_cookbook.moc"
