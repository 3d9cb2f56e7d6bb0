// SPDX-License-Identifier: MIT
#include "../shared/guihost.h"

#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtGui/qevent.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qwidget.h>

#include <sys/socket.h>
#include <thread>
#include <unistd.h>

static QStringList said;

class tst_Handover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoOnceAndNamesTheDispatcher()
    {
        const auto ours = said.filter(QStringLiteral("brings an event dispatcher"));
        QCOMPARE(ours.size(), 1);
        QVERIFY2(ours.constFirst().contains(QStringLiteral("\"foreign\"")), qPrintable(ours.constFirst()));
        QVERIFY2(ours.constFirst().contains(QStringLiteral("ForeignDispatcher")), qPrintable(ours.constFirst()));
    }

    void windowLives()
    {
        struct Canvas : QWidget
        {
            int paints = 0;
            void paintEvent(QPaintEvent *) override { ++paints; }
        } canvas;
        canvas.resize(100, 100);
        canvas.show();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.paints > 0, 20'000);
    }

    void timersFireOnceEach()
    {
        int fired = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            ++fired;
            timer.stop();
        });
        timer.start(5);
        QVERIFY(timer.remainingTime() >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(fired, 1, 20'000);
        QTest::qWait(30);
        QCOMPARE(fired, 1);
    }

    void notifiersAreActivatedOnceEach()
    {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        int activated = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            char byte;
            QCOMPARE(::read(ends[0], &byte, 1), ssize_t(1));
            ++activated;
        });
        QCOMPARE(::write(ends[1], "x", 1), ssize_t(1));
        QTRY_COMPARE_WITH_TIMEOUT(activated, 1, 20'000);
        notifier.setEnabled(false);
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void postsFromOtherThreadsWakeIt()
    {
        bool posted = false;
        std::thread poster([&] {
            ::usleep(20'000);
            QMetaObject::invokeMethod(this, [&] { posted = true; }, Qt::QueuedConnection);
        });
        QTRY_VERIFY_WITH_TIMEOUT(posted, 20'000);
        poster.join();
    }

    void signalsAreForwarded()
    {
        auto *dispatcher = QAbstractEventDispatcher::instance();
        QSignalSpy awake(dispatcher, &QAbstractEventDispatcher::awake);
        QSignalSpy aboutToBlock(dispatcher, &QAbstractEventDispatcher::aboutToBlock);
        QTimer::singleShot(5, this, [] {});
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY(!awake.isEmpty());
        QVERIFY(!aboutToBlock.isEmpty());
    }
};

int main(int argc, char **argv)
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { said.append(text); });
    return runOnHost<QApplication, tst_Handover>(argc, argv);
}

#include "tst_handover.moc"
