// SPDX-License-Identifier: MIT
// Real GLib code in a Qt program: the same on Qt's own GLib dispatcher and on ours.
#undef signals
#include <gio/gio.h>
#include <glib-unix.h>

#include "dispatch/eventdispatcher.h"
#include "dispatch/install.h"
#include "probe/probe.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qpointer.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qtest.h>

#include <functional>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isOurs()
{
    return qgetenv("SIGNALBOX_TEST_HOST") == "signalbox";
}

//! A callback for any GSource; it is removed when the function returns false.
using Callback = std::function<bool()>;

gboolean call(gpointer callback)
{
    return (*static_cast<Callback *>(callback))();
}

void forget(gpointer callback)
{
    delete static_cast<Callback *>(callback);
}

guint addIdle(Callback callback)
{
    return g_idle_add_full(G_PRIORITY_DEFAULT_IDLE, call, new Callback(std::move(callback)), forget);
}

guint addTimeout(std::chrono::milliseconds interval, Callback callback)
{
    return g_timeout_add_full(G_PRIORITY_DEFAULT, guint(interval.count()), call,
                              new Callback(std::move(callback)), forget);
}

guint addDescriptor(int descriptor, Callback callback)
{
    return g_unix_fd_add_full(
        G_PRIORITY_DEFAULT, descriptor, G_IO_IN, [](gint, GIOCondition, gpointer data) { return call(data); },
        new Callback(std::move(callback)), forget);
}

struct Pipe
{
    int ends[2] = {-1, -1};

    Pipe()
    {
        if (::pipe(ends) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void write() const { QVERIFY(::write(ends[1], "x", 1) == 1); }
    void read() const
    {
        char byte;
        QVERIFY(::read(ends[0], &byte, 1) == 1);
    }
};

//! Runs Qt's loop until \a isDone, and fails the test when that takes too long.
#define RUN_UNTIL(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

} // namespace

class GlibSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray dispatcher = QAbstractEventDispatcher::instance()->metaObject()->className();
        QCOMPARE(dispatcher.contains("Signalbox"), isOurs());
        if (!qEnvironmentVariableIsEmpty("QT_NO_GLIB"))
            return;
        QVERIFY(isOurs() || dispatcher.contains("Glib"));
    }

    void init()
    {
        if (!qEnvironmentVariableIsEmpty("QT_NO_GLIB") &&
            qstrcmp(QTest::currentTestFunction(), "switchedOffNothingRuns") != 0)
            QSKIP("switched off");
    }

    void switchedOffNothingRuns()
    {
        if (qEnvironmentVariableIsEmpty("QT_NO_GLIB"))
            QSKIP("switched on");
        bool hasRun = false;
        const guint source = addIdle([&] { return hasRun = true; });
        QTest::qWait(50);
        g_source_remove(source);
        QVERIFY(!hasRun);
    }

    void idleFromAnotherThreadEndsTheSleep()
    {
        QEventLoop loop;
        std::thread other;
        // Once the loop is asleep, for all that can be known: nothing else is to do.
        QTimer::singleShot(
            50, [&] { other = std::thread([&] { addIdle([&] { return loop.quit(), false; }); }); });
        QTimer::singleShot(20'000, &loop, [&] { loop.exit(1); });
        QCOMPARE(loop.exec(), 0);
        other.join();
    }

    void idleFromTheSameThreadEndsTheSleep()
    {
        QEventLoop loop;
        QTimer::singleShot(20'000, &loop, [&] { loop.exit(1); });
        QTimer::singleShot(1, [&] { addIdle([&] { return loop.quit(), false; }); });
        QCOMPARE(loop.exec(), 0);
    }

    void oneProcessEventsRunsWhatIsReady()
    {
        int runs = 0;
        QCoreApplication::processEvents();
        addIdle([&] { return ++runs, false; });
        for (int i = 0; i < 10 && runs == 0; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(runs, 1);
        addTimeout(0ms, [&] { return ++runs, false; });
        QCoreApplication::processEvents();
        QCOMPARE(runs, 2);
    }

    void waitForMoreEventsEndsWithASource()
    {
        bool hasRun = false;
        while (QCoreApplication::processEvents(QEventLoop::AllEvents),
               QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {
        }
        addTimeout(20ms, [&] { return !(hasRun = true); });
        while (!hasRun)
            QVERIFY(QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents) ||
                    !hasRun);
    }

    void timeoutsRepeatAndAreNeverEarly()
    {
        int runs = 0;
        const auto begin = std::chrono::steady_clock::now();
        addTimeout(10ms, [&] { return ++runs < 5; });
        RUN_UNTIL(runs == 5);
        QVERIFY(std::chrono::steady_clock::now() - begin >=
                5 * 9ms); // GLib counts from a time that it has cached
        QTest::qWait(50);
        QCOMPARE(runs, 5);
    }

    void descriptorIsWatched()
    {
        const Pipe pipe;
        int runs = 0;
        const guint source = addDescriptor(pipe.ends[0], [&] {
            pipe.read();
            ++runs;
            return true;
        });
        QTimer::singleShot(20, this, [&] { pipe.write(); });
        RUN_UNTIL(runs == 1);
        std::thread([&] { pipe.write(); }).join();
        RUN_UNTIL(runs == 2);
        g_source_remove(source);
    }

    // Between two sleeps: what a poller remembers under this number is about another file.
    void descriptorWithTheNumberOfAClosedOneIsWatched()
    {
        for (int i = 0; i < 3; ++i) {
            const Pipe pipe;
            int runs = 0;
            const guint source = addDescriptor(pipe.ends[0], [&] {
                pipe.read();
                ++runs;
                return false;
            });
            Q_UNUSED(source);
            QTimer::singleShot(5, this, [&] { pipe.write(); });
            RUN_UNTIL(runs == 1);
        }
    }

    void descriptorMayHaveANotifierOfQtsToo()
    {
        const Pipe pipe;
        int notified = 0;
        int runs = 0;
        QSocketNotifier notifier(pipe.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] { ++notified; });
        const guint source = addDescriptor(pipe.ends[0], [&] { return ++runs, true; });
        pipe.write();
        RUN_UNTIL(notified > 0 && runs > 0);
        g_source_remove(source);
    }

    void childIsWatched()
    {
        const char *arguments[] = {"/bin/sh", "-c", "exit 3", nullptr};
        GPid child = 0;
        QVERIFY(g_spawn_async(nullptr, const_cast<char **>(arguments), nullptr, G_SPAWN_DO_NOT_REAP_CHILD,
                              nullptr, nullptr, &child, nullptr));
        int status = -1;
        g_child_watch_add(
            child,
            [](GPid, gint waitStatus, gpointer data) { *static_cast<int *>(data) = WEXITSTATUS(waitStatus); },
            &status);
        RUN_UNTIL(status != -1);
        QCOMPARE(status, 3);
    }

    void gdbusCallIsAnswered()
    {
        const QTemporaryDir directory;
        const QByteArray address = "unix:path=" + QFile::encodeName(directory.filePath(u"bus"_s));
        const QByteArray guid = [] {
            char *made = g_dbus_generate_guid();
            const QByteArray copy(made);
            g_free(made);
            return copy;
        }();
        // Without flags: each connection is served in the context of the thread that has made the server, this one.
        auto *server = g_dbus_server_new_sync(address.constData(), G_DBUS_SERVER_FLAGS_NONE, guid.constData(),
                                              nullptr, nullptr, nullptr);
        QVERIFY(server);
        g_signal_connect(server, "new-connection", G_CALLBACK(serve), nullptr);
        g_dbus_server_start(server);

        QString answer;
        g_dbus_connection_new_for_address(
            address.constData(), G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, nullptr, nullptr,
            [](GObject *, GAsyncResult *result, gpointer data) {
                auto *connection = g_dbus_connection_new_for_address_finish(result, nullptr);
                if (connection) // kept until the answer is here
                    g_dbus_connection_call(connection, nullptr, "/echo", "org.signalbox.Echo", "Echo",
                                           g_variant_new("(s)", "signal"), nullptr, G_DBUS_CALL_FLAGS_NONE,
                                           -1, nullptr, takeAnswer, data);
            },
            &answer);
        RUN_UNTIL(!answer.isEmpty());
        QCOMPARE(answer, u"signalbox"_s);
        g_dbus_server_stop(server);
        g_object_unref(server);
    }

    void qtGoesOnInALoopOfGlibs()
    {
        QObject context;
        QStringList log;
        QThread thread;
        QObject inThread;
        inThread.moveToThread(&thread);
        thread.start();
        const Pipe pipe;
        QSocketNotifier notifier(pipe.ends[0], QSocketNotifier::Read);
        GMainLoop *glibs = g_main_loop_new(nullptr, false);

        QTimer::singleShot(0, &context, [&] { // a slot, as the one that opens a GTK dialog
            log << u"begin"_s;
            QMetaObject::invokeMethod(
                &context, [&] { log << u"posted before"_s; }, Qt::QueuedConnection);
            QTimer::singleShot(20, &context, [&] {
                log << u"timer"_s;
                QMetaObject::invokeMethod(&inThread, [&] { // posts while GLib sleeps
                    QThread::msleep(20);
                    QMetaObject::invokeMethod(&context, [&] {
                        log << u"posted from a thread"_s;
                        pipe.write();
                    });
                });
            });
            connect(&notifier, &QSocketNotifier::activated, &context, [&] {
                pipe.read();
                log << u"notifier"_s;
                addIdle([&] {
                    log << u"idle source"_s;
                    QTimer::singleShot(0, &context, [&] {
                        log << u"timer of a source"_s;
                        g_main_loop_quit(glibs);
                    });
                    return false;
                });
            });
            g_main_loop_run(glibs);
            log << u"end"_s;
        });
        RUN_UNTIL(log.contains(u"end"_s));
        QCOMPARE(log, (QStringList{u"begin"_s, u"posted before"_s, u"timer"_s, u"posted from a thread"_s,
                                   u"notifier"_s, u"idle source"_s, u"timer of a source"_s, u"end"_s}));
        g_main_loop_unref(glibs);
        thread.quit();
        QVERIFY(thread.wait());
    }

    // A GTK dialog from a slot, a Qt dialog from its handler, and so on.
    void loopsNestInEachOther()
    {
        int depth = 0;
        QStringList log;
        std::function<void()> descend = [&] {
            log << u"in %1"_s.arg(++depth);
            if (depth == 6) {
                --depth;
                return;
            }
            if (depth % 2) {
                GMainLoop *loop = g_main_loop_new(nullptr, false);
                QTimer::singleShot(1, this, [&, loop] {
                    descend();
                    g_main_loop_quit(loop);
                });
                g_main_loop_run(loop);
                g_main_loop_unref(loop);
            } else {
                QEventLoop loop;
                addTimeout(1ms, [&] {
                    descend();
                    loop.quit();
                    return false;
                });
                loop.exec();
            }
            log << u"out %1"_s.arg(depth--);
        };
        QTimer::singleShot(0, this, descend);
        RUN_UNTIL(log.contains(u"out 1"_s));
        QCOMPARE(log, u"in 1,in 2,in 3,in 4,in 5,in 6,out 5,out 4,out 3,out 2,out 1"_s.split(u','));
    }

    void quitInALoopOfGlibsEndsQtsLoopAfterIt()
    {
        QEventLoop loop;
        bool hasEnded = false;
        QTimer::singleShot(0, this, [&] {
            GMainLoop *glibs = g_main_loop_new(nullptr, false);
            QTimer::singleShot(1, this, [&] { loop.exit(5); });
            addTimeout(30ms, [&] { return g_main_loop_quit(glibs), false; });
            g_main_loop_run(glibs);
            g_main_loop_unref(glibs);
            hasEnded = true;
        });
        QCOMPARE(loop.exec(), 5);
        QVERIFY(hasEnded);
    }

    void idleSourceStandsBackBehindQt()
    {
        int posted = 0;
        int postedBeforeIdle = -1;
        std::function<void()> chain = [&] {
            if (++posted < 200)
                QMetaObject::invokeMethod(this, chain, Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(this, chain, Qt::QueuedConnection);
        addIdle([&] { return postedBeforeIdle = posted, false; });
        RUN_UNTIL(postedBeforeIdle >= 0);
        QCOMPARE(postedBeforeIdle, 200);
    }

    void timeoutHasItsTurnsBesideABusyQt()
    {
        bool isDone = false;
        int posted = 0;
        std::function<void()> chain = [&] {
            ++posted;
            if (!isDone)
                QMetaObject::invokeMethod(this, chain, Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(this, chain, Qt::QueuedConnection);
        addTimeout(5ms, [&] { return !(isDone = true); });
        RUN_UNTIL(isDone);
        QVERIFY(posted > 1);
    }

    // An object that a source gives to deleteLater() lives while the source still runs a loop of its own.
    void sourceRunsInQtsScope()
    {
        if (!isOurs())
            QSKIP("Qt's own dispatcher runs sources outside of any scope");
        bool isAlive = false;
        bool hasRun = false;
        addIdle([&] {
            QPointer<QObject> object(new QObject);
            object->deleteLater();
            QCoreApplication::processEvents();
            isAlive = !object.isNull();
            return !(hasRun = true);
        });
        RUN_UNTIL(hasRun);
        QVERIFY(isAlive);
    }

    void contextOfAnotherOwnerIsLeftAlone()
    {
        if (!isOurs())
            QSKIP("Qt's own dispatcher never gives the context away");
        GMainLoop *glibs = g_main_loop_new(nullptr, false);
        std::atomic<bool> isOwner = false;
        std::thread other([&] {
            while (!g_main_context_acquire(nullptr)) // between two turns of ours
                std::this_thread::yield();
            isOwner = true;
            g_main_loop_run(glibs);
            g_main_context_release(nullptr);
        });
        RUN_UNTIL(isOwner);
        int fired = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++fired; });
        timer.start(1);
        RUN_UNTIL(fired >= 5);
        g_main_loop_quit(glibs);
        other.join();
        g_main_loop_unref(glibs);
        bool hasRun = false;
        addIdle([&] { return !(hasRun = true); });
        RUN_UNTIL(hasRun);
    }

    void threadHasItsOwnContextWhereAsked()
    {
        bool isItsOwn = false;
        bool hasRun = false;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            GMainContext *context = g_main_context_ref_thread_default();
            isItsOwn = context != g_main_context_default();
            GSource *source = g_timeout_source_new(1);
            QEventLoop loop;
            Callback callback = [&] {
                hasRun = true;
                loop.quit();
                return false;
            };
            g_source_set_callback(source, call, &callback, nullptr);
            g_source_attach(source, context);
            QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
            loop.exec();
            g_source_destroy(source);
            g_source_unref(source);
            g_main_context_unref(context);
        }));
        if (isOurs())
            QVERIFY(Signalbox::install(thread.get(), {.glibSources = Signalbox::GlibSources::Always}));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(isItsOwn);
        QVERIFY(hasRun);
    }

    void threadHasNoContextUnlessAsked()
    {
        if (!isOurs())
            QSKIP("Qt's own dispatcher makes one for each thread");
        bool isDefault = false;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            GMainContext *context = g_main_context_ref_thread_default();
            isDefault = context == g_main_context_default();
            g_main_context_unref(context);
        }));
        QVERIFY(Signalbox::install(thread.get()));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(isDefault);
    }

    void changingTheSwitchLateIsRefused()
    {
        if (!isOurs())
            QSKIP("ours");
        auto *dispatcher = qobject_cast<Signalbox::EventDispatcher *>(QAbstractEventDispatcher::instance());
        QVERIFY(dispatcher);
        QTest::ignoreMessage(QtWarningMsg, "EventDispatcher::setGlibSources: the loop has started. Ignored");
        dispatcher->setGlibSources(Signalbox::GlibSources::Never);
        bool hasRun = false;
        addIdle([&] { return !(hasRun = true); });
        RUN_UNTIL(hasRun);
    }

    void withoutSourcesASleepCostsNothingMore()
    {
        if (!isOurs())
            QSKIP("ours counts its system calls");
        const Signalbox::Probe probe;
        const auto mainLoop = [&] { return probe.snapshot().loops.constFirst(); };
        const auto runFor = [](int timeouts) {
            QEventLoop loop;
            QTimer timer;
            connect(&timer, &QTimer::timeout, &loop, [&] {
                if (--timeouts == 0)
                    loop.quit();
            });
            timer.start(2ms);
            loop.exec();
        };
        runFor(2); // everything is registered
        const auto before = mainLoop();
        runFor(50);
        const auto after = mainLoop();
        const auto sleeps = after.sleeps - before.sleeps;
        const auto calls = after.systemCalls - before.systemCalls;
        const auto what = u"%1 system calls for %2 sleeps"_s.arg(calls).arg(sleeps);
        QVERIFY2(sleeps >= 40, qPrintable(what));
        QVERIFY2(calls <= 2 * sleeps + 4, qPrintable(what)); // arm the timer, wait
    }

    void idleLoopIsNotWoken()
    {
        QEventLoop loop;
        QTimer::singleShot(300, &loop, &QEventLoop::quit);
        QCoreApplication::processEvents();
        int wakeUps = 0;
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &loop,
                [&] { ++wakeUps; });
        loop.exec();
        QVERIFY2(wakeUps <= 4, qPrintable(QString::number(wakeUps)));
    }

private:
    static gboolean serve(GDBusServer *, GDBusConnection *connection, gpointer)
    {
        static const GDBusInterfaceVTable table{echo, nullptr, nullptr, {}};
        static GDBusNodeInfo *node =
            g_dbus_node_info_new_for_xml("<node><interface name='org.signalbox.Echo'><method name='Echo'>"
                                         "<arg type='s' direction='in'/><arg type='s' direction='out'/>"
                                         "</method></interface></node>",
                                         nullptr);
        g_object_ref(connection);
        return g_dbus_connection_register_object(connection, "/echo", node->interfaces[0], &table, nullptr,
                                                 nullptr, nullptr) != 0;
    }
    static void echo(GDBusConnection *, const char *, const char *, const char *, const char *,
                     GVariant *arguments, GDBusMethodInvocation *invocation, gpointer)
    {
        const char *text = nullptr;
        g_variant_get(arguments, "(&s)", &text);
        g_dbus_method_invocation_return_value(invocation,
                                              g_variant_new("(s)", (QByteArray(text) + "box").constData()));
    }
    static void takeAnswer(GObject *connection, GAsyncResult *result, gpointer answer)
    {
        GVariant *value =
            g_dbus_connection_call_finish(reinterpret_cast<GDBusConnection *>(connection), result, nullptr);
        const char *text = nullptr;
        if (value)
            g_variant_get(value, "(&s)", &text);
        *static_cast<QString *>(answer) = QString::fromUtf8(text ? text : "no answer");
        if (value)
            g_variant_unref(value);
        g_object_unref(connection);
    }
};

int main(int argc, char **argv)
{
    if (isOurs())
        Signalbox::install();
    QGuiApplication app(argc, argv);
    GlibSources test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_glib.moc"
