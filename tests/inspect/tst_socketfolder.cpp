// SPDX-License-Identifier: MIT
// Where a program and who looks into it meet, and where they do not.
#include "inspect/socketfolder.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

class tst_SocketFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        m_temporary = std::make_unique<QTemporaryDir>();
    }

    void itIsBelowTheRuntimeFolderOfItsUser()
    {
        auto folder = SocketFolder(m_runtime->path(), m_temporary->path());
        QVERIFY2(folder.make(), qPrintable(folder.errorString()));
        QCOMPARE(folder.path(), m_runtime->filePath(u"signalbox"_s));
        QCOMPARE(folder.socketOf(7), m_runtime->filePath(u"signalbox/7.sock"_s));
    }

    void runtimeFolderThatIsNotItsUsersIsNotUsed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("not set") << u"unset"_s;
        QTest::newRow("relative") << u"relative"_s;
        QTest::newRow("gone") << u"gone"_s;
        QTest::newRow("a file") << u"file"_s;
        QTest::newRow("open to all") << u"open"_s;
        QTest::newRow("another user's, as after su") << u"foreign"_s;
    }
    void runtimeFolderThatIsNotItsUsersIsNotUsed()
    {
        QFETCH(QString, what);
        if (what == "foreign"_L1 && ::geteuid() != 0)
            QSKIP("only root can give a folder away");
        auto runtime = m_runtime->path();
        if (what == "unset"_L1)
            runtime.clear();
        else if (what == "relative"_L1)
            runtime = u"."_s;
        else if (what == "gone"_L1)
            runtime += "/gone"_L1;
        else if (what == "file"_L1)
            QVERIFY(QFile(runtime += "/file"_L1).open(QIODevice::WriteOnly));
        else if (what == "open"_L1)
            QCOMPARE(::chmod(QFile::encodeName(runtime).constData(), 0777), 0);
        else
            QCOMPARE(::chown(QFile::encodeName(runtime).constData(), 65'534, 65'534), 0);
        auto folder = SocketFolder(runtime, m_temporary->path());
        QCOMPARE(folder.path(), m_temporary->filePath(u"signalbox-%1"_s.arg(::geteuid())));
        QVERIFY2(folder.make(), qPrintable(folder.errorString()));
        QVERIFY(SocketFolder(runtime, m_temporary->path()).isSafe()); // and so who looks finds it
    }

    void temporaryFolderMustBeStickyOrNobodyElses_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::addColumn<uint>("owner");
        QTest::addColumn<bool>("isSafe");
        const auto we = uint(::geteuid()), somebody = 65'534u;
        QTest::newRow("as /tmp is") << 01777u << we << true;
        QTest::newRow("sticky, in a container whose root is somebody else") << 01777u << somebody << true;
        QTest::newRow("sticky, but somebody's") << 01777u << 12'345u << false;
        QTest::newRow("ours") << 0755u << we << true;
        QTest::newRow("open to all") << 0777u << we << false;
        QTest::newRow("open to a group") << 0775u << we << false;
        QTest::newRow("somebody's") << 0755u << somebody << false;
    }
    void temporaryFolderMustBeStickyOrNobodyElses()
    {
        QFETCH(uint, mode);
        QFETCH(uint, owner);
        QFETCH(bool, isSafe);
        if (owner != ::geteuid() && ::geteuid() != 0)
            QSKIP("only root can give a folder away");
        const auto name = QFile::encodeName(m_temporary->path());
        QCOMPARE(::chown(name.constData(), owner, gid_t(-1)), 0);
        QCOMPARE(::chmod(name.constData(), mode), 0);
        auto folder = SocketFolder({}, m_temporary->path());
        QCOMPARE(folder.make(), isSafe);
        QCOMPARE(folder.isSafe(), isSafe);
        QCOMPARE(folder.errorString(),
                 isSafe ? QString()
                        : m_temporary->path() + u" is open to other users, who could replace what is in it "
                                                "(chmod +t mends that)"_s);
    }

    void socketsAreListedByTheirNumbers()
    {
        auto folder = SocketFolder(m_runtime->path(), {});
        QVERIFY(folder.make());
        for (const auto &name :
             {u"12.sock"_s, u"7.sock"_s, u"x.sock"_s, u"-3.sock"_s, u"9.sock.old"_s, u"8"_s})
            QVERIFY(QFile(folder.path() + u'/' + name).open(QIODevice::WriteOnly));
        QCOMPARE(folder.pids(), (QList<qint64>{7, 12}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_runtime, m_temporary;
};

QTEST_GUILESS_MAIN(tst_SocketFolder)
#include "tst_socketfolder.moc"
