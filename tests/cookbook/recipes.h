// SPDX-License-Identifier: MIT
// The classes of the recipes of docs/cookbook.md. What stands between two marks //! [name] stands in the page, too.
#pragma once

#include "ingredients.h"

#include <Signalbox/BoundedPool>
#include <Signalbox/ContextTasks>
#include <Signalbox/Elsewhere>
#include <Signalbox/KeyedSemaphore>
#include <Signalbox/Mutex>
#include <Signalbox/PriorityChannel>
#include <Signalbox/Progress>
#include <Signalbox/RateLimiter>
#include <Signalbox/Scope>
#include <Signalbox/SharedTask>
#include <Signalbox/Sleep>
#include <Signalbox/Waiting>

#include <QtCore/qpointer.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qurl.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistwidget.h>
#include <QtWidgets/qplaintextedit.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>

#include <memory>
#include <optional>
#include <vector>

Task<std::optional<int>> resultWithin5Seconds(Job *job);

class WordCounter : public QWidget
{
public:
    WordCounter();
    Task<> count();

    QPlainTextEdit m_edit{this};
    QPushButton m_button{this};
    QLabel m_label{this};
};

//! [cancelWhenTheWindowCloses]
class ServerClock : public QWidget
{
public:
    explicit ServerClock(Server &server) { m_tasks.start(follow(server)); }

protected:
    void closeEvent(QCloseEvent *) override { m_tasks.cancel(); }

private:
    Task<> follow(Server &server)
    {
        while (true) {
            m_label.setText(co_await server.fetch(u"time"_s));
            co_await sleepFor(1s);
        }
    }

    QLabel m_label{this};
    Scope m_tasks; // the last member, so the first to go
};
//! [cancelWhenTheWindowCloses]

class SearchBox : public QWidget
{
public:
    explicit SearchBox(Server &catalogue);
    Task<> search(QString text);

    Server &m_catalogue;
    QLineEdit m_edit{this};
    QLabel m_found{this};
};

class Editor : public QWidget
{
public:
    explicit Editor(std::shared_ptr<Store> store);
    Task<> saveSoon();

    std::shared_ptr<Store> m_store;
    QPlainTextEdit m_edit{this};
};

class Document : public QWidget
{
public:
    explicit Document(std::shared_ptr<Store> store) : m_store(std::move(store)) {}
    Task<> askAndClose();

    std::shared_ptr<Store> m_store;
};

Task<QStringList> fetchAll(Server &server, QStringList paths);
Task<QString> fetchPatiently(Server &server);
Task<> tellWhenHalfIsDone(QProgressBar *bar, QLabel *label);

class LogView : public QListWidget
{
public:
    static Task<bool> show(QPointer<LogView> view, QStringList lines);
};
Task<> readInto(RemoteScheduler window, QPointer<LogView> view);

Task<QString> fromTheFirst(std::vector<Server *> servers);
Task<QStringList> reportOf(std::vector<Server *> servers);
Task<QString> askForStatus(std::shared_ptr<Connection> connection);
Task<int> mainTask(Server &server);
Task<QByteArray> readAll(int pipe);

//! [awaitACallback]
class Picture final : public Waiting
{
public:
    using Result = QString;
    explicit Picture(Camera &camera) : m_camera(camera)
    {
        m_id = camera.shoot([this](QString picture) {
            m_picture = picture;
            end();
        });
    }
    ~Picture() override { m_camera.forget(m_id); }
    QString take() { return m_picture; }
    QString description() const override { return u"a picture"_s; }

private:
    Camera &m_camera;
    int m_id;
    QString m_picture;
};
//! [awaitACallback]

//! [oneLoginForAll]
class Session
{
public:
    explicit Session(Server &server) : m_server(server), m_token(server.fetch(u"login"_s)) {}

    Task<QString> get(QString path)
    {
        const auto token = co_await m_token; // the first one logs in, the others wait for that
        co_return co_await m_server.fetch(path + u'?' + token);
    }

private:
    Server &m_server;
    SharedTask<QString> m_token;
};
//! [oneLoginForAll]

//! [keepAThreadPoolFromFillingUp]
class Album
{
public:
    Task<QString> thumbnail(Server &server, QString path)
    {
        const auto photo = co_await server.fetch(path);  // any number at a time
        co_return co_await m_scalers.run(scaled, photo); // and two of these
    }

private:
    BoundedPool m_scalers{2};
};
//! [keepAThreadPoolFromFillingUp]

class PrintDialog : public QWidget
{
public:
    Task<> print(QStringList pages);

    QProgressBar m_bar{this};
    QLabel m_label{this};
};

//! [atMostSoManyForEachHost]
class Crawler
{
public:
    Crawler() { m_connections.setLimit(u"slow.example"_s, 1); }

    Task<QString> fetch(Server &server, QUrl url)
    {
        const auto guard = co_await m_connections.acquire(url.host());
        co_return co_await server.fetch(url.path());
    }

private:
    KeyedSemaphore<QString> m_connections{2}; // to each host
};
//! [atMostSoManyForEachHost]

//! [doTheUrgentFirst]
struct Repair
{
    int urgency = 0;
    QString what = {};
    bool operator<(const Repair &other) const { return urgency < other.urgency; }
};

struct Workshop
{
    Task<> work() // any number of these
    {
        while (const auto repair = co_await m_repairs.receive()) {
            const auto done = qScopeGuard([this] { m_repairs.done(); });
            co_await sleepFor(1h);
            log(u"repaired "_s + repair->what);
        }
    }
    Task<> close()
    {
        co_await m_repairs.whenDone(); // repaired, and not only received
        m_repairs.close();             // ends work()
    }

    PriorityChannel<Repair> m_repairs{100};
};
//! [doTheUrgentFirst]

TaskHandle<> searchTraced(SearchBox *box);

Task<> fetchGently(Server &server, RateLimiter &requests, QStringList paths);

class Account
{
public:
    Task<> add(int amount);

    Task<int> read();
    Task<> write(int balance);

    int m_balance = 0; // as the bank has it
    Mutex m_mutex;
};
