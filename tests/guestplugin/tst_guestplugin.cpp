// SPDX-License-Identifier: MIT
// QT_QPA_GENERIC_PLUGINS=signalbox, in programs that are not loaded in any other way than usual.
#include "sanitizer.h"
#include "signalboxcommand.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qset.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <sys/types.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000;

struct Asked
{
    QString plugin = u"signalbox"_s; // empty: it is not loaded
    QString inspect = {};            // the variable; null: not set
    QString platform = u"offscreen"_s;
    bool isWithoutGlib = false;
};

QProcessEnvironment environmentOf(const Asked &asked)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_PLUGIN_PATH"_s, QLatin1StringView(PLUGINS));
    environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, asked.plugin);
    environment.insert(u"QT_QPA_PLATFORM"_s, asked.platform);
    environment.remove(u"SIGNALBOX_INSPECT"_s);
    if (!asked.inspect.isNull())
        environment.insert(u"SIGNALBOX_INSPECT"_s, asked.inspect);
    environment.remove(u"QT_NO_GLIB"_s);
    if (asked.isWithoutGlib)
        environment.insert(u"QT_NO_GLIB"_s, u"1"_s);
    return environment;
}

//! Starts \a program as \a asked; with windows that are real, in an X server of its own.
std::unique_ptr<Stuck> start(const Asked &asked, const char *program, const QStringList &arguments = {})
{
    auto process = std::make_unique<Stuck>();
    process->setProcessEnvironment(environmentOf(asked));
    if (asked.platform == "xcb"_L1)
        process->start(u"xvfb-run"_s, QStringList{u"-a"_s, QString::fromLocal8Bit(program)} + arguments);
    else
        process->start(QString::fromLocal8Bit(program), arguments);
    return process;
}

//! As above, and waits until it says what it is doing.
std::unique_ptr<Stuck> startAndRead(const Asked &asked, const char *program,
                                    const QStringList &arguments = {})
{
    auto process = start(asked, program, arguments);
    process->waitForReadyRead(Patience);
    return process;
}

//! Of all programs that can be looked into.
QJsonArray programs()
{
    return QJsonDocument::fromJson(signalbox({u"ps"_s, u"--json"_s}).output.toUtf8()).array();
}

//! Files of ours that \a process has loaded.
QSet<QString> librariesIn(const QProcess &process)
{
    QFile maps(u"/proc/%1/maps"_s.arg(process.processId()));
    if (!maps.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression ours(u"/\\S*/lib(Signalbox|qsignalbox)[^/\\s]*"_s);
    QSet<QString> files;
    auto matches = ours.globalMatch(QString::fromLocal8Bit(maps.readAll()));
    while (matches.hasNext())
        files.insert(matches.next().captured());
    return files;
}

qsizetype countOf(const QSet<QString> &files, QLatin1StringView name)
{
    return std::count_if(files.begin(), files.end(),
                         [name](const auto &file) { return file.contains(name); });
}

QString whyNotHere(const QString &platform)
{
    return platform != "xcb"_L1 || !QStandardPaths::findExecutable(u"xvfb-run"_s).isEmpty()
               ? QString()
               : u"there is no X server for it (package xvfb)"_s;
}

} // namespace

class tst_GuestPlugin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    }

    void stuckProgramThatKnowsNothingOfUsIsNamed_data() { addHosts(); }
    void stuckProgramThatKnowsNothingOfUsIsNamed()
    {
        const auto asked = askedOfRow();
        if (const auto why = whyNotHere(asked.platform); !why.isEmpty())
            QSKIP(qPrintable(why));
        const auto stuck = startAndRead(asked, STOCK);
        QCOMPARE(stuck->readAllStandardOutput(), "stuck\n");

        const auto all = programs();
        QCOMPARE(all.size(), 1);
        const auto program = all[0].toObject();
        QVERIFY2(program["error"_L1].isNull(), qPrintable(program["error"_L1].toString()));
        const auto pid = QString::number(program["pid"_L1].toInteger());
        QCOMPARE(program["loops"_L1].toArray().size(), 1);
        const auto loop = program["loops"_L1][0];
        QCOMPARE(loop["isMainThread"_L1].toBool(), true);
        QFETCH(QString, dispatcher);
        QCOMPARE(loop["backend"_L1].toString(), dispatcher);
        QCOMPARE(loop["postedCount"_L1].toInt(), 3);
        const auto handlers = loop["handlers"_L1].toArray();
        QCOMPARE(handlers.last()["receiverClass"_L1].toString(), u"Worker"_s);
        QVERIFY(handlers.last()["what"_L1].toString().contains("freeze()"_L1));

        const auto line = signalbox({u"ps"_s}).output;
        QVERIFY2(line.contains(" is within Worker: "_L1) && line.contains("freeze(), for "_L1),
                 qPrintable(line));
        const auto dump = signalbox({u"dump"_s, pid});
        QCOMPARE(dump.errors, QString());
        QVERIFY2(dump.output.contains(u": a scheduler, guest of %1\n"_s.arg(dispatcher)),
                 qPrintable(dump.output));
        QVERIFY2(dump.output.contains("Worker  3 x MetaCall"_L1), qPrintable(dump.output));
        end(*stuck, 0);
    }

    void programThatWaitsIsAGuestAndInNoHandler_data() { addHosts(); }
    void programThatWaitsIsAGuestAndInNoHandler()
    {
        const auto asked = askedOfRow();
        if (const auto why = whyNotHere(asked.platform); !why.isEmpty())
            QSKIP(qPrintable(why));
        const auto waiting = startAndRead(asked, STOCK, {u"idle"_s});
        QCOMPARE(waiting->readAllStandardOutput(), "waits\n");
        QFETCH(QString, dispatcher);
        const auto says = [&] {
            return signalbox({u"ps"_s}).output.contains(u" is a guest of "_s + dispatcher);
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), Patience); // it may be in its first turn still
        end(*waiting, 0);
    }

    void exitStatusIsTheProgramsOwn()
    {
        // Where the application object is not destroyed, Qt forgets what generic plugins have made.
        const auto options = qgetenv("ASAN_OPTIONS");
        qputenv("ASAN_OPTIONS", options + ":detect_leaks=0");
        const auto asBefore = qScopeGuard([&] { qputenv("ASAN_OPTIONS", options); });
        const auto stuck =
            startAndRead({.inspect = u"1"_s}, STOCK, {u"exit"_s}); // by exit(), within the slot
        QCOMPARE(programs().size(), 1);
        end(*stuck, 7);
        QVERIFY(signalbox({u"ps"_s}).output.startsWith("None"_L1));
    }

    void eachApplicationObjectOfAProgramIsInspected()
    {
        const auto stuck = startAndRead({.plugin = u"signalbox:inspect"_s}, STOCK, {u"twice"_s});
        for (int round = 0; round < 2; ++round) {
            QVERIFY(stuck->bytesAvailable() > 0 || stuck->waitForReadyRead(Patience));
            QCOMPARE(stuck->readAllStandardOutput(), "stuck\n");
            QVERIFY(signalbox({u"ps"_s}).output.contains(" is within Worker: "_L1));
            stuck->write("\n");
        }
        end(*stuck, 0);
    }

    void nobodyLooksInWithoutBeingAsked()
    {
        for (const auto &inspect : {QString(), u"0"_s}) {
            const auto stuck = startAndRead({.inspect = inspect}, STOCK);
            QCOMPARE(stuck->readAllStandardOutput(), "stuck\n");
            const auto libraries = librariesIn(*stuck);
            QCOMPARE(countOf(libraries, "libqsignalboxplugin"_L1), 1);
            QCOMPARE(countOf(libraries, "libSignalboxCore"_L1), 1);
            QCOMPARE(countOf(libraries, "libSignalboxInspectServer"_L1), 0);
            QVERIFY(QDir(m_runtime->path()).isEmpty());
            end(*stuck, 0);
        }
    }

    void wordInspectStartsTheServer_data()
    {
        QTest::addColumn<QString>("plugin");
        QTest::addColumn<QString>("inspect");
        QTest::newRow("without the variable") << u"signalbox:inspect"_s << QString();
        QTest::newRow("with it") << u"signalbox:inspect"_s << u"1"_s;
        QTest::newRow("twice") << u"signalbox:inspect:inspect,signalbox:inspect"_s << QString();
    }
    void wordInspectStartsTheServer()
    {
        QFETCH(QString, plugin);
        QFETCH(QString, inspect);
        const auto stuck = startAndRead({.plugin = plugin, .inspect = inspect}, STOCK);
        QCOMPARE(programs().size(), 1);
        QCOMPARE(countOf(librariesIn(*stuck), "libSignalboxInspectServer"_L1), 1);
        end(*stuck, 0);
    }

    void unknownWordIsNamedAndIgnored()
    {
        const auto stuck = startAndRead({.plugin = u"signalbox:inspekt:inspect"_s}, STOCK);
        QCOMPARE(programs().size(), 1); // the other one counts
        end(*stuck, 0,
            "signalbox.plugin: The Qt plugin signalbox does not know the word \"inspekt\", which is ignored. "
            "It knows: "
            "inspect\n");
    }

    void programOnOurDispatcherStaysAsItIs_data()
    {
        QTest::addColumn<QString>("plugin");
        QTest::addColumn<QString>("inspect");
        for (const auto *plugin : {"", "signalbox", "signalbox:inspect"}) {
            QTest::addRow("plugin \"%s\", variable", plugin) << QString::fromLatin1(plugin) << u"1"_s;
            QTest::addRow("plugin \"%s\"", plugin) << QString::fromLatin1(plugin) << QString();
        }
    }
    void programOnOurDispatcherStaysAsItIs()
    {
        QFETCH(QString, plugin);
        QFETCH(QString, inspect);
        const auto stuck = startAndRead({.plugin = plugin, .inspect = inspect}, OURS);
        QCOMPARE(stuck->readAllStandardOutput(), "stuck\n");
        const bool isInspected = !inspect.isNull() || plugin.endsWith("inspect"_L1);
        const auto all = programs();
        QCOMPARE(all.size(), isInspected ? 1 : 0);
        const auto libraries = librariesIn(*stuck);
        QCOMPARE(countOf(libraries, "libqsignalboxplugin"_L1), plugin.isEmpty() ? 0 : 1);
        QCOMPARE(countOf(libraries, "libSignalboxCore"_L1), 1);
        QCOMPARE(countOf(libraries, "libSignalboxInspectServer"_L1), isInspected ? 1 : 0);
        if (isInspected) {
            QCOMPARE(all[0]["loops"_L1].toArray().size(), 1);
            QVERIFY(signalbox({u"ps"_s}).output.contains(" runs Worker: "_L1));
            const auto dump = signalbox({u"dump"_s}).output;
            QVERIFY2(dump.contains(", waits by "_L1) && !dump.contains("slices of"_L1), qPrintable(dump));
        }
        end(*stuck, 0);
    }

    void programWithForeignRightsLoadsNoServer()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give rights");
        Stuck stuck;
        stuck.setChildProcessModifier([] { static_cast<void>(::setresgid(65'534, 0, 0)); });
        stuck.setProcessEnvironment(environmentOf({.plugin = u"signalbox:inspect"_s}));
        stuck.start(QLatin1StringView(STOCK), QStringList());
        QVERIFY(stuck.waitForReadyRead(Patience));
        QCOMPARE(countOf(librariesIn(stuck), "libSignalboxInspectServer"_L1), 0);
        end(stuck, 0,
            "signalbox.dispatch: The Qt plugin signalbox was told to inspect, but nobody can look into this "
            "program: it has rights that its user has not\n");
    }

    void programOfTheDistributionIsInspected()
    {
        if (RUNS_UNDER_SANITIZER)
            QSKIP("a sanitizer's runtime must be the first library of a process");
        if (const auto why = whyNotHere(u"xcb"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        const QStringList folder{QLatin1StringView(QT_PROGRAMS)};
        QString found;
        for (const auto &name : {u"qdbusviewer"_s, u"designer"_s, u"linguist"_s, u"assistant"_s}) {
            if (found = QStandardPaths::findExecutable(name, folder); !found.isEmpty())
                break;
        }
        if (found.isEmpty())
            QSKIP("no program with windows of Qt's own is installed (package qt6-tools-dev-tools or "
                  "designer-qt6)");
        const auto process = start({.inspect = u"1"_s, .platform = u"xcb"_s}, qPrintable(found));
        const auto isThere = [] {
            const auto dump = signalbox({u"dump"_s}).output;
            return dump.contains(": a scheduler, guest of QXcb"_L1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), Patience);
        const auto all = programs();
        QCOMPARE(all.size(), 1);
        const auto program = all[0].toObject();
        QCOMPARE(program["loops"_L1].toArray().size(), 1); // of several threads: the others have no scheduler
        QCOMPARE(::kill(pid_t(program["pid"_L1].toInteger()), SIGTERM), 0);
        QVERIFY(process->waitForFinished(Patience));
    }

private:
    static void addHosts()
    {
        QTest::addColumn<QString>("platform");
        QTest::addColumn<bool>("isWithoutGlib");
        QTest::addColumn<QString>("dispatcher");
        QTest::newRow("offscreen, GLib") << u"offscreen"_s << false << u"QPAEventDispatcherGlib"_s;
        QTest::newRow("offscreen, Unix") << u"offscreen"_s << true << u"QUnixEventDispatcherQPA"_s;
        QTest::newRow("xcb, GLib") << u"xcb"_s << false << u"QXcbGlibEventDispatcher"_s;
        QTest::newRow("xcb, Unix") << u"xcb"_s << true << u"QXcbUnixEventDispatcher"_s;
    }

    static Asked askedOfRow()
    {
        QFETCH(QString, platform);
        QFETCH(bool, isWithoutGlib);
        return {.inspect = u"1"_s, .platform = platform, .isWithoutGlib = isWithoutGlib};
    }

    //! \a process is to end by itself, with \a status, and to have said \a said.
    static void end(QProcess &process, int status, const char *said = "")
    {
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.readAllStandardError(), said);
        QCOMPARE(process.exitCode(), status);
    }

    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_GUILESS_MAIN(tst_GuestPlugin)
#include "tst_guestplugin.moc"
