// SPDX-License-Identifier: MIT
// The recipes of docs/cookbook.md. What stands between two marks //! [name] stands in the page, too.
#include "recipes.h"

#include <Signalbox/Combinators>
#include <Signalbox/ConnectTask>
#include <Signalbox/Deadlines>
#include <Signalbox/Dialogs>
#include <Signalbox/Readiness>
#include <Signalbox/Shield>
#include <Signalbox/Signal>
#include <Signalbox/Until>

#include <QtWidgets/qmessagebox.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <unistd.h>

//! [waitForASignalWithATimeout]
Task<std::optional<int>> resultWithin5Seconds(Job *job)
{
    auto finished = signal(job, &Job::finished); // waits from here on
    job->start();                                // may emit it at once
    co_return co_await timeout(5s, finished);    // empty: the time was up
}
//! [waitForASignalWithATimeout]

//! [useTheResultOfAThreadInAWindow]
WordCounter::WordCounter()
{
    connectTask(&m_button, &QPushButton::clicked, this, &WordCounter::count, TaskPolicy::ignore());
}

Task<> WordCounter::count()
{
    m_label.setText(u"Counting…"_s);
    const int words = co_await onPool(countWords, m_edit.toPlainText());
    m_label.setText(QString::number(words));
}
//! [useTheResultOfAThreadInAWindow]

//! [showHowFarAThreadIsAndStopIt]
static int printPages(std::stop_token stop, Progress progress, QStringList pages) // in a thread of the pool
{
    int done = 0;
    while (done < pages.size() && !stop.stop_requested()) {
        print(pages.at(done));
        progress.report(++done, pages.size());
    }
    return done;
}

Task<> PrintDialog::print(QStringList pages)
{
    const Progress progress(&m_bar, [this](qint64 done, qint64 total) {
        m_bar.setMaximum(int(total));
        m_bar.setValue(int(done));
    });
    m_label.setText(u"%1 pages"_s.arg(co_await onPool(printPages, progress, pages)));
}
//! [showHowFarAThreadIsAndStopIt]

//! [seeTheStepsOfATask]
TaskHandle<> searchTraced(SearchBox *box)
{
    auto handle = start(box, &SearchBox::search, u"abc"_s);
    handle.setName(u"search"_s);
    handle.setTraced(true);
    return handle;
}
//! [seeTheStepsOfATask]

//! [restartASearchWithEachKeyStroke]
SearchBox::SearchBox(Server &catalogue) : m_catalogue(catalogue)
{
    connectTask(&m_edit, &QLineEdit::textChanged, this, &SearchBox::search, TaskPolicy::restart());
}

Task<> SearchBox::search(QString text)
{
    m_found.setText(co_await m_catalogue.fetch(text));
}
//! [restartASearchWithEachKeyStroke]

//! [saveWhenTypingStops]
Editor::Editor(std::shared_ptr<Store> store) : m_store(store)
{
    connectTask(&m_edit, &QPlainTextEdit::textChanged, this, &Editor::saveSoon, TaskPolicy::restart());
}

Task<> Editor::saveSoon()
{
    co_await sleepFor(1s); // the next change begins anew
    co_await shield(save(m_store, m_edit.toPlainText()));
}
//! [saveWhenTypingStops]

//! [goOnWithTheAnswerOfADialog]
Task<> Document::askAndClose()
{
    QMessageBox question(QMessageBox::Question, u"Close"_s, u"Save the changes?"_s,
                         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    const int answer = co_await exec(&question);
    if (answer == QMessageBox::Cancel)
        co_return;
    if (answer == QMessageBox::Save)
        co_await save(m_store, windowTitle());
    close();
}
//! [goOnWithTheAnswerOfADialog]

//! [runFourAtATime]
static Task<> fetchInto(Server *server, QString path, QString *page)
{
    *page = co_await server->fetch(path);
}

Task<QStringList> fetchAll(Server &server, QStringList paths)
{
    QStringList pages(paths.size());
    Scope scope; // behind what its tasks write to, so it goes first
    scope.setLimit(4);
    for (qsizetype i = 0; i < paths.size(); ++i)
        scope.start(fetchInto, &server, paths.at(i), &pages[i]);
    co_await scope.join(); // throws what the first that fails has thrown
    co_return pages;
}
//! [runFourAtATime]

//! [tryAgainWithPauses]
Task<QString> fetchPatiently(Server &server)
{
    for (Nanoseconds pause = 100ms;; pause *= 2) {
        try {
            co_return co_await server.fetch(u"page"_s);
        } catch (const ServerBusy &) {
            if (pause > 1s)
                throw;
        }
        co_await sleepFor(pause); // not in the handler: C++ forbids it there
    }
}
//! [tryAgainWithPauses]

//! [waitForAProperty]
Task<> tellWhenHalfIsDone(QProgressBar *bar, QLabel *label)
{
    co_await until(bar, &QProgressBar::value, &QProgressBar::valueChanged,
                   [](int value) { return value >= 50; });
    label->setText(u"half"_s);
}
//! [waitForAProperty]

//! [feedAWindowFromAThread]
Task<bool> LogView::show(QPointer<LogView> view, QStringList lines) // in the window's thread
{
    co_await idle(); // input and painting come first
    if (!view)
        co_return false;
    view->addItems(lines);
    co_return true;
}

Task<> readInto(RemoteScheduler window, QPointer<LogView> view) // in the reader's
{
    for (int number = 1; number <= 3; ++number) {
        log(u"reads %1"_s.arg(number));
        const QStringList lines(100, u"line of block %1"_s.arg(number));
        if (!co_await on(window, &LogView::show, view, lines)) // goes on when they are shown
            co_return;
    }
}
//! [feedAWindowFromAThread]

//! [takeTheFirstOfSeveralServers]
Task<QString> fromTheFirst(std::vector<Server *> servers)
{
    std::vector<Task<QString>> requests;
    for (auto *server : servers)
        requests.push_back(server->fetch(u"page"_s));
    const auto first = co_await firstSuccess(std::move(requests));
    co_return first.value; // first.index says whose
}
//! [takeTheFirstOfSeveralServers]

//! [waitForAllAndKeepTheErrorsApart]
Task<QStringList> reportOf(std::vector<Server *> servers)
{
    std::vector<Task<QString>> requests;
    for (auto *server : servers)
        requests.push_back(server->fetch(u"page"_s));
    QStringList report;
    for (const auto &outcome : co_await allSettled(std::move(requests)))
        report.append(outcome.hasValue() ? outcome.value() : u"failed"_s);
    co_return report;
}
//! [waitForAllAndKeepTheErrorsApart]

//! [cleanUpAsynchronously]
Task<QString> askForStatus(std::shared_ptr<Connection> connection)
{
    co_await open(connection);
    co_return co_await tryFinally(status(connection), close(connection));
}
//! [cleanUpAsynchronously]

//! [endOnCtrlC]
Task<int> mainTask(Server &server)
{
    const auto first = co_await any(server.fetch(u"work"_s), unixSignal(SIGINT));
    const bool isInterrupted = first.index() == 1;
    co_return isInterrupted ? 130 : 0;
}
//! [endOnCtrlC]

//! [readAPipe]
Task<QByteArray> readAll(int pipe)
{
    QByteArray all;
    while (true) {
        co_await ready(pipe, ReadyFor::Read);
        char block[512];
        const auto size = ::read(pipe, block, sizeof block);
        if (size > 0)
            all.append(block, size);
        else if (size == 0)
            co_return all; // the other end is closed
        else if (errno != EAGAIN)
            throw std::system_error(errno, std::generic_category());
    }
}
//! [readAPipe]

//! [sendTenRequestsASecond]
Task<> fetchGently(Server &server, RateLimiter &requests, QStringList paths)
{
    for (const auto &path : paths) {
        co_await requests.acquire();
        log(co_await server.fetch(path));
    }
}
//! [sendTenRequestsASecond]

//! [holdALockAcrossWaits]
Task<> Account::add(int amount)
{
    const auto guard = co_await m_mutex.lock();
    const int balance = co_await read();
    co_await write(balance + amount); // nobody has written in between
}
//! [holdALockAcrossWaits]

Task<int> Account::read()
{
    co_await sleepFor(1ms);
    co_return m_balance;
}

Task<> Account::write(int balance)
{
    co_await sleepFor(1ms);
    m_balance = balance;
}
