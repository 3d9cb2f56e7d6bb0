// SPDX-License-Identifier: MIT
// GTK's file dialog in a Qt program, used by mouse and keys: GTK's sources run in Qt's loop, and Qt goes on in GTK's.
#include "gtk.h"

#include "../shared/guihost.h"
#include "../shared/threadstate.h"

#include <QtCore/qprocess.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qfiledialog.h>

#include <functional>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 20s;

//! The program's own window.
class Canvas : public QWidget
{
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent *) override { ++paints; }
};

/*!
    A timer, an event posted by another thread and a socket notifier, each set off by the one before.

    Nothing else turns a loop for its sake: a chain that one of them breaks stays broken.
*/
class Relay : public QObject
{
public:
    Relay() : m_notifier(openPipe(m_ends), QSocketNotifier::Read)
    {
        m_inThread.moveToThread(&m_thread);
        m_thread.start();
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            QMetaObject::invokeMethod(&m_inThread,
                                      [this] { QMetaObject::invokeMethod(this, [this] { write(); }); });
        });
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { endLap(); });
    }
    ~Relay() override
    {
        m_thread.quit();
        m_thread.wait();
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }

    void run(int laps, std::function<void()> atEnd)
    {
        m_laps = laps;
        m_atEnd = std::move(atEnd);
        m_timer.start(1ms);
    }
    int lapsLeft() const { return m_laps; }

private:
    static int openPipe(int (&ends)[2])
    {
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        return ends[0];
    }
    void write()
    {
        if (::write(m_ends[1], "x", 1) != 1)
            qFatal("the pipe is broken");
    }
    void endLap()
    {
        char byte;
        if (::read(m_ends[0], &byte, 1) != 1)
            qFatal("the notifier was activated without data");
        if (--m_laps == 0)
            m_atEnd();
        else
            m_timer.start(1ms);
    }

    int m_ends[2];
    QThread m_thread;
    QObject m_inThread;
    QTimer m_timer{this};
    QSocketNotifier m_notifier;
    int m_laps = 0;
    std::function<void()> m_atEnd;
};

/*!
    Somebody in front of the screen, who waits until they see something, then does something, and so on.

    What they wait for in vain is written down, and the dialog is closed by force: by a timer of Qt, and, where Qt's
    stand still, by one of GLib.
*/
class Person : public QObject
{
public:
    explicit Person(QFileDialog &dialog) : m_dialog(dialog)
    {
        connect(&m_look, &QTimer::timeout, this, &Person::look);
        m_tool.setProcessChannelMode(QProcess::ForwardedChannels);
    }
    ~Person() override
    {
        if (m_glibTimer)
            g_source_remove(m_glibTimer);
        if (m_tool.state() != QProcess::NotRunning)
            m_tool.waitForFinished();
        if (m_hand.joinable())
            m_hand.join();
    }

    void wait(const char *forWhat, std::function<bool()> isTrue)
    {
        m_steps.append({forWhat, std::move(isTrue)});
    }
    void act(const char *what, std::function<void()> action)
    {
        wait(what, [action = std::move(action)] { return action(), true; });
    }
    //! Runs xdotool.
    void input(const QStringList &arguments)
    {
        act("xdotool to start", [this, arguments] { m_tool.start(u"xdotool"_s, arguments); });
        wait("xdotool to end", [this] { return m_tool.state() == QProcess::NotRunning; });
    }
    //! The same, when everything sleeps and nobody looks: what comes of it comes from the X server alone.
    void lastInput(std::function<QStringList()> arguments)
    {
        act("the last input", [this, arguments = std::move(arguments)] {
            m_hand = std::thread([loop = ThreadState::current(), words = arguments()] {
                ThreadState::waitUntilAsleep(loop);
                QProcess::execute(u"xdotool"_s, words);
            });
        });
    }
    //! Runs \a relay, and does not look meanwhile.
    void run(Relay &relay, int laps)
    {
        act("the relay", [this, &relay, laps] {
            m_look.stop();
            relay.run(laps, [this] { m_look.start(LookInterval); });
        });
        wait("the relay's end", [&relay] { return relay.lapsLeft() == 0; });
    }

    void start()
    {
        m_look.start(LookInterval);
        m_qtTimer.setSingleShot(true);
        m_qtTimer.callOnTimeout(this, [this] { giveUp("in time"); });
        m_qtTimer.start(Patience);
        m_glibTimer = g_timeout_add(guint((Patience + 5s) / 1ms), giveUpWithoutQt, this);
    }
    bool isDone() const { return m_steps.isEmpty(); }
    QByteArray complaint() const { return m_complaint; }

private:
    static constexpr auto LookInterval = 10ms;
    struct Step
    {
        const char *what;
        std::function<bool()> isDone;
    };

    void look()
    {
        if (!m_steps.isEmpty() && m_steps.constFirst().isDone())
            m_steps.removeFirst();
        if (m_steps.isEmpty())
            m_look.stop();
    }
    void giveUp(const char *how)
    {
        m_complaint = QByteArray("waited in vain for ") +
                      (isDone() ? "the dialog to close" : m_steps[0].what) + ' ' + how;
        m_steps.clear();
        m_look.stop();
        if (const Gtk gtk; gtk.activeFileDialog())
            gtk.respond(gtk.activeFileDialog(), Gtk::Cancel);
        m_dialog.reject();
    }
    static gboolean giveUpWithoutQt(gpointer person)
    {
        auto *self = static_cast<Person *>(person);
        self->m_glibTimer = 0;
        self->giveUp("while Qt stood still");
        return false;
    }

    QFileDialog &m_dialog;
    QList<Step> m_steps;
    QTimer m_look{this};
    QTimer m_qtTimer{this};
    guint m_glibTimer = 0;
    QProcess m_tool;
    std::thread m_hand;
    QByteArray m_complaint;
};

enum class Loop {
    Glibs, //!< modal to the application: the theme calls gtk_dialog_run()
    Qts,   //!< modal to its window: Qt's loop runs GTK's sources
};
enum class Answer { FileByKeys, FileByMouse, Escape };

} // namespace

class GtkDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(Gtk().isLoaded(), "Qt has not loaded the theme of the package qt6-gtk-platformtheme");
        QVERIFY(m_folder.isValid());
        for (const QString &name : {u"buffer.txt"_s, u"lever.txt"_s, u"points.txt"_s}) {
            QFile file(m_folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        m_window.resize(300, 200);
        m_window.move(0, 0);
        m_window.show();
        m_window.activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(m_window.isActiveWindow(), int(Patience / 1ms));
    }

    void answerArrives_data()
    {
        QTest::addColumn<Loop>("where");
        QTest::addColumn<Answer>("answer");
        for (const auto &[loop, name] :
             {std::pair(Loop::Glibs, "GLib's loop"), std::pair(Loop::Qts, "Qt's loop")}) {
            QTest::addRow("%s: a file, by keys", name) << loop << Answer::FileByKeys;
            QTest::addRow("%s: a file, by mouse", name) << loop << Answer::FileByMouse;
            QTest::addRow("%s: Escape", name) << loop << Answer::Escape;
        }
    }
    void answerArrives()
    {
        QFETCH(const Loop, where);
        QFETCH(const Answer, answer);
        QFileDialog dialog(&m_window, u"Pull a lever"_s, m_folder.path());
        dialog.setFileMode(QFileDialog::ExistingFile);
        const QString chosen = m_folder.filePath(u"lever.txt"_s);
        Gtk::Widget *shown = nullptr;
        QByteArray title;
        bool isQtsOnScreen = true;
        int loopLevel = 0;
        Relay relay;
        Person person(dialog);

        person.wait("GTK's dialog", [&] {
            shown = Gtk().activeFileDialog();
            return shown != nullptr;
        });
        person.act("its looks", [&] {
            title = Gtk().title(shown);
            isQtsOnScreen = !dialog.testAttribute(Qt::WA_DontShowOnScreen);
            loopLevel = QThread::currentThread()->loopLevel();
        });
        person.run(relay, 50);
        letTheWindowChange(person);
        switch (answer) {
        case Answer::FileByKeys:
            person.input({u"key"_s, u"ctrl+l"_s});
            person.wait("an entry", [&] { return Gtk().focusType(shown) == "GtkFileChooserEntry"; });
            person.input({u"key"_s, u"ctrl+a"_s, u"type"_s, u"--delay"_s, u"5"_s, chosen});
            person.wait("the name in it", [&] { return Gtk().entryText(shown) == chosen.toUtf8(); });
            person.lastInput([] { return QStringList{u"key"_s, u"Return"_s}; });
            break;
        case Answer::FileByMouse:
            person.wait("the folder", [&] { return Gtk().focusType(shown) == "GtkTreeView"; });
            person.input({u"key"_s, u"End"_s, u"Up"_s});
            person.wait("the file", [&] { return Gtk().selectedFile(shown) == chosen.toUtf8(); });
            person.lastInput([&] {
                const QPoint button = Gtk().buttonFor(shown, Gtk::Ok);
                return QStringList{u"mousemove"_s, QString::number(button.x()), QString::number(button.y()),
                                   u"click"_s, u"1"_s};
            });
            break;
        case Answer::Escape:
            person.lastInput([] { return QStringList{u"key"_s, u"Escape"_s}; });
            break;
        }

        bool isAccepted = false;
        QEventLoop loop;
        QTimer::singleShot(0, &loop, [&] { // a slot, as of a button
            person.start();
            if (where == Loop::Glibs) {
                isAccepted = dialog.exec() == QDialog::Accepted;
                loop.quit();
            } else {
                connect(&dialog, &QDialog::finished, &loop, [&](int result) {
                    isAccepted = result == QDialog::Accepted;
                    loop.quit();
                });
                dialog.open();
            }
        });
        loop.exec();

        QVERIFY2(person.complaint().isEmpty(), person.complaint());
        QVERIFY(shown);
        QCOMPARE(title, "Pull a lever");
        QVERIFY(!isQtsOnScreen);
        QCOMPARE(loopLevel, 1); // no loop of Qt's inside of ours: GLib's, or none
        QCOMPARE(isAccepted, answer != Answer::Escape);
        if (isAccepted)
            QCOMPARE(dialog.selectedFiles(), QStringList{chosen});
        QVERIFY(!Gtk().activeFileDialog());
        QTRY_VERIFY_WITH_TIMEOUT(m_window.isActiveWindow(), int(Patience / 1ms));
    }

private:
    //! Something from the X server reaches Qt's window, and it is painted.
    void letTheWindowChange(Person &person)
    {
        const int width = m_window.width() == 300 ? 320 : 300;
        person.input({u"windowsize"_s, QString::number(m_window.winId()), QString::number(width), u"200"_s});
        person.wait("the window's new size", [this, width] { return m_window.width() == width; });
        person.act("an update", [this] {
            m_window.paints = 0;
            m_window.update();
        });
        person.wait("the window's picture", [this] { return m_window.paints > 0; });
    }

    QTemporaryDir m_folder;
    Canvas m_window;
};

//! A home that is nobody's, where GTK can remember files and folders, and draws only what changes.
static void makeHome(const QTemporaryDir &home)
{
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, QFile::encodeName(home.path()));
    QFile settings(home.filePath(u"gtk-3.0/settings.ini"_s));
    if (!QDir(home.path()).mkdir(u"gtk-3.0"_s) || !settings.open(QIODevice::WriteOnly))
        qFatal("no home");
    settings.write("[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n");
}

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    makeHome(home);
    return runOnHost<QApplication, GtkDialogs>(argc, argv);
}

#include "tst_gtk.moc"
