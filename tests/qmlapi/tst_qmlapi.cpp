// SPDX-License-Identifier: MIT

// Runs the tst_*.qml beside it.

#include <Signalbox/DynamicEvent>
#include <Signalbox/Install>
#include <Signalbox/QmlTask>
#include <Signalbox/Scheduler>
#include <Signalbox/Sleep>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qscopeguard.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuickTest/quicktest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <unistd.h>

using namespace Signalbox;

/*!
    What the C++ part of the program does.
*/
class Program : public QObject
{
    Q_OBJECT

public:
    Q_INVOKABLE QString host() const { return QString::fromLatin1(Scheduler::current().host()); }
    //! Defines a type here.
    Q_INVOKABLE void define(const QString &name, const QStringList &keys)
    {
        QList<QByteArray> names;
        for (const auto &key : keys)
            names.append(key.toUtf8());
        QVERIFY(EventType::define(name.toUtf8(), names));
    }
    //! Gives the events of \a type a queue for \a limit of them.
    Q_INVOKABLE void addQueue(const QString &type, int limit)
    {
        const auto *known = EventType::named(type.toUtf8());
        QVERIFY(known);
        QVERIFY(Scheduler::current().rootQueue().addQueue({.matcher = Matcher(*known), .limit = limit}));
    }
    Q_INVOKABLE void send(const QString &type, const QVariantMap &fields)
    {
        QVERIFY(Scheduler::current().send(makeEvent(*EventType::named(type.toUtf8()), fields)));
    }
    //! From now on, arrivals in C++ are told by arrived().
    Q_INVOKABLE void listen(const QString &type, const QVariantMap &keys)
    {
        m_connection.disconnect();
        m_connection = Scheduler::current().on(
            match(*EventType::named(type.toUtf8()), keys), this,
            [this](const EventPointer<> &event) { Q_EMIT arrived(event->toVariantMap()); });
    }

    //! For the numbers of the statistics.
    Q_INVOKABLE void dropACallAndCallAWatcher()
    {
        Scheduler::current().callSoon([] {}).cancel();
        if (::pipe(m_pipe) != 0 || ::write(m_pipe[1], "x", 1) != 1)
            qFatal("no pipe");
        m_watcher = Scheduler::current().watch(m_pipe[0], ReadyFor::Read, [this] {
            m_watcher.cancel();
            ::close(m_pipe[0]);
            ::close(m_pipe[1]);
        });
    }
    Q_INVOKABLE void takeASlowTurn()
    {
        Scheduler::current().setSlowTurnThreshold(std::chrono::milliseconds(20));
        Scheduler::current().callSoon([] {
            for (const auto end = Clock::now() + std::chrono::milliseconds(25); Clock::now() < end;) {
            }
        });
        Scheduler::current().callLater(std::chrono::milliseconds(50),
                                       [] { Scheduler::current().setSlowTurnThreshold({}); });
    }

    //! The blocks of QML of docs/qml.md.
    Q_INVOKABLE QStringList blocksOfThePage() const
    {
        QFile page(QStringLiteral(SIGNALBOX_QML_PAGE));
        if (!page.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression block(QStringLiteral("^```qml\n(.*?)^```$"),
                                              QRegularExpression::MultilineOption |
                                                  QRegularExpression::DotMatchesEverythingOption);
        QStringList blocks;
        for (const auto &match : block.globalMatch(QString::fromUtf8(page.readAll())))
            blocks.append(match.captured(1));
        return blocks;
    }

    //! Gives \a text in a moment.
    Q_INVOKABLE Signalbox::QmlTask *load(const QString &text) { return QmlTask::start(this, loaded(text)); }
    Q_INVOKABLE Signalbox::QmlTask *fail() { return QmlTask::start(this, failed("no such page")); }
    Q_INVOKABLE Signalbox::QmlTask *failWithoutWords() { return QmlTask::start(this, failed("")); }
    //! The object that it belongs to is deleted at its end.
    Q_INVOKABLE Signalbox::QmlTask *loadForAnObjectThatGoes()
    {
        auto *object = new QObject(this);
        auto *task = QmlTask::start(object, loaded(QStringLiteral("index")));
        connect(task, &QmlTask::ended, this, [object] { delete object; });
        return task;
    }
    //! The same when deleteOwner() is called.
    Q_INVOKABLE Signalbox::QmlTask *loadForAnOwner()
    {
        m_owner = std::make_unique<QObject>();
        return QmlTask::start(m_owner.get(), loaded(QStringLiteral("index")));
    }
    Q_INVOKABLE void deleteOwner() { m_owner.reset(); }
    //! As C++ does, at once.
    Q_INVOKABLE void deleteTask(Signalbox::QmlTask *task) { delete task; }
    //! Ends when it is cancelled.
    Q_INVOKABLE Signalbox::QmlTask *wait() { return QmlTask::start(this, waiting()); }
    Q_INVOKABLE int waitingTasks() const { return m_waiting; }

Q_SIGNALS:
    void arrived(const QVariantMap &fields);

private:
    static Task<QString> loaded(QString text)
    {
        co_await sleepFor(std::chrono::milliseconds(1));
        co_return text;
    }
    static Task<> failed(const char *why)
    {
        co_await yield();
        throw std::runtime_error(why);
    }
    Task<> waiting()
    {
        ++m_waiting;
        const auto count = qScopeGuard([this] { --m_waiting; });
        co_await sleepFor(std::chrono::hours(1));
    }

    EventConnection m_connection;
    std::unique_ptr<QObject> m_owner;
    int m_waiting = 0;
    int m_pipe[2] = {-1, -1};
    WatcherHandle m_watcher;
};

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *) { qmlRegisterType<Program>("Signalbox.Test", 1, 0, "Program"); }
};

int main(int argc, char **argv)
{
    install(); // or not, where the environment says so
    Setup setup;
    return quick_test_main_with_setup(argc, argv, "qmlapi", QUICK_TEST_SOURCE_DIR, &setup);
}
#include "tst_qmlapi.moc"
