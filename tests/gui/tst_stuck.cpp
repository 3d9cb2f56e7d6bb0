// SPDX-License-Identifier: MIT
#include "../shared/guihost.h"

#include <Signalbox/Probe>
#include <Signalbox/WaitableEvent>

#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtGui/qevent.h>
#include <QtGui/qguiapplication.h>
#include <QtGui/qpainter.h>
#include <QtGui/qrasterwindow.h>
#include <QtTest/qtest.h>

#include <qpa/qwindowsysteminterface.h>

#include <algorithm>
#include <thread>

using namespace Signalbox;
using namespace std::chrono_literals;

//! A window that tells of clicks.
class OrderWindow : public QRasterWindow
{
    Q_OBJECT

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(QRect({}, size()), Qt::white); }
    void mousePressEvent(QMouseEvent *) override { Q_EMIT clicked(); }
};

/*!
    Its slot holds the loop until the observer has seen enough.
*/
class OrderModel : public QObject
{
    Q_OBJECT

public:
    WaitableEvent isHeld;
    WaitableEvent mayGoOn;
    QList<QTimer *> toBeLate; //!< Due when isHeld is set.

public Q_SLOTS:
    void refresh()
    {
        for (const QTimer *timer : std::as_const(toBeLate)) {
            while (timer->remainingTime() > 0)
                QThread::yieldCurrentThread();
        }
        isHeld.set();
        mayGoOn.wait();
    }
};

class PriceTable : public QObject
{
    Q_OBJECT

public:
    int received = 0;

protected:
    void customEvent(QEvent *) override { ++received; }
};

class Toast : public QObject
{
    Q_OBJECT
};

/*!
    What a snapshot from another thread tells of a program whose GUI loop is held by a slot for three seconds.
*/
class tst_Stuck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void clickThatHoldsTheLoop();
    void timerThatHoldsTheLoop();

private:
    //! The main loop after \a stick has got it stuck in the model's slot, and three seconds have passed.
    void look(const std::function<void()> &stick);
    void namesTheSlot() const;
    void namesWhatWaits() const;
    void namesWhatIsLate() const;

    const PostedEventSnapshot *posted(const char *receiverClass) const;
    const TimerSnapshot *timer(const char *ownerName) const;

    std::unique_ptr<OrderWindow> m_window;
    std::unique_ptr<OrderModel> m_model;
    PriceTable m_table;
    QTimer m_clock;
    QTimer m_autosave;
    QTimer m_nightly;
    LoopSnapshot m_seen;
    Nanoseconds m_heldFor{}; //!< At least, when the snapshot was taken.
};

void tst_Stuck::init()
{
    m_window = std::make_unique<OrderWindow>();
    m_window->resize(200, 100);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_model = std::make_unique<OrderModel>();
    m_model->setObjectName(QStringLiteral("openOrders"));
    m_model->toBeLate = {&m_clock, &m_autosave};
    m_table.setObjectName(QStringLiteral("prices"));
    m_table.received = 0;
    m_clock.setObjectName(QStringLiteral("clock"));
    m_autosave.setObjectName(QStringLiteral("autosave"));
    m_nightly.setObjectName(QStringLiteral("nightly"));
    m_nightly.start(8h);
}

void tst_Stuck::cleanup()
{
    m_clock.stop();
    m_autosave.stop();
    m_window.reset();
}

void tst_Stuck::look(const std::function<void()> &stick)
{
    auto *toast = new Toast;
    Probe probe;
    m_clock.start(40ms);
    m_autosave.start(700ms);
    probe.snapshot(); // asks for the names
    QCoreApplication::processEvents();
    std::thread observer([&] {
        m_model->isHeld.wait();
        const Deadline heldAt = Clock::now();
        for (int i = 0; i < 5; ++i)
            QCoreApplication::postEvent(&m_table, new QEvent(QEvent::Type(QEvent::User + 7)));
        toast->deleteLater();
        std::this_thread::sleep_for(3s);
        const Snapshot snapshot = probe.snapshot();
        m_seen = snapshot.loops.constFirst();
        m_heldFor = snapshot.takenAt - heldAt;
        m_model->mayGoOn.set();
    });
    stick();
    while (!m_model->mayGoOn.isSet())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    observer.join();
}

void tst_Stuck::namesTheSlot() const
{
    QVERIFY(m_seen.isMainThread);
    QCOMPARE(m_seen.platform, QGuiApplication::platformName());
    QCOMPARE(m_seen.state, LoopSnapshot::State::Running);
    QVERIFY(m_seen.inState >= m_heldFor);
    QVERIFY(!m_seen.handlers.isEmpty());
    const HandlerSnapshot &culprit = m_seen.handlers.constLast();
    QCOMPARE(culprit.kind, HandlerSnapshot::Kind::Slot);
    QCOMPARE(culprit.receiverClass, QStringLiteral("OrderModel"));
    QCOMPARE(culprit.receiverName, QStringLiteral("openOrders"));
    QCOMPARE(culprit.receiver, quintptr(m_model.get()));
    QVERIFY2(culprit.what.contains(QStringLiteral("refresh(")), qPrintable(culprit.what));
    QVERIFY(culprit.runningFor >= m_heldFor);
}

void tst_Stuck::namesWhatWaits() const
{
    const PostedEventSnapshot *prices = posted("PriceTable");
    QVERIFY(prices);
    QCOMPARE(prices->receiver, quintptr(&m_table));
    QCOMPARE(prices->type, int(QEvent::User) + 7);
    QCOMPARE(prices->typeName, QStringLiteral("User+7"));
    QCOMPARE(prices->count, 5);
    const PostedEventSnapshot *toast = posted("Toast");
    QVERIFY(toast);
    QCOMPARE(toast->typeName, QStringLiteral("DeferredDelete"));
    QCOMPARE(toast->count, 1);
    int sum = 0;
    for (const PostedEventSnapshot &group : m_seen.posted)
        sum += group.count;
    QCOMPARE(m_seen.postedCount, sum);
}

void tst_Stuck::namesWhatIsLate() const
{
    for (const char *name : {"clock", "autosave"}) {
        const TimerSnapshot *late = timer(name);
        QVERIFY2(late, name);
        QCOMPARE(late->ownerClass, QStringLiteral("QTimer"));
        QVERIFY2(late->lateness >= m_heldFor, name);
        QVERIFY(m_heldFor >= 3s);
    }
    const TimerSnapshot *nightly = timer("nightly");
    QVERIFY(nightly);
    QCOMPARE(nightly->lateness, 0ns);
    QCOMPARE(m_seen.timers.constFirst().ownerName, QStringLiteral("clock")); // the one that is latest
}

const PostedEventSnapshot *tst_Stuck::posted(const char *receiverClass) const
{
    const auto found = std::find_if(m_seen.posted.begin(), m_seen.posted.end(), [&](const auto &group) {
        return group.receiverClass == QLatin1String(receiverClass);
    });
    return found == m_seen.posted.end() ? nullptr : &*found;
}

const TimerSnapshot *tst_Stuck::timer(const char *ownerName) const
{
    const auto found = std::find_if(m_seen.timers.begin(), m_seen.timers.end(), [&](const auto &timer) {
        return timer.ownerName == QLatin1String(ownerName);
    });
    return found == m_seen.timers.end() ? nullptr : &*found;
}

void tst_Stuck::clickThatHoldsTheLoop()
{
    connect(m_window.get(), &OrderWindow::clicked, m_model.get(), &OrderModel::refresh);
    // As from the display: delivered by a turn of the loop. (QTest::mouseClick() would deliver it from here.)
    look([&] {
        QWindowSystemInterface::handleMouseEvent<QWindowSystemInterface::AsynchronousDelivery>(
            m_window.get(), {20, 20}, m_window->mapToGlobal(QPointF(20, 20)), Qt::LeftButton, Qt::LeftButton,
            QEvent::MouseButtonPress);
    });
    namesTheSlot();
    namesWhatWaits();
    namesWhatIsLate();

    // What led there: the click, delivered to the window, and its signal.
    const auto &handlers = m_seen.handlers;
    const auto signal = std::find_if(handlers.begin(), handlers.end(), [](const auto &handler) {
        return handler.kind == HandlerSnapshot::Kind::Signal;
    });
    QVERIFY(signal != handlers.end());
    QCOMPARE(signal->receiverClass, QStringLiteral("OrderWindow"));
    QCOMPARE(signal->what, QStringLiteral("clicked()"));
    QTRY_COMPARE(m_table.received, 5); // and the loop goes on
}

void tst_Stuck::timerThatHoldsTheLoop()
{
    QTimer trigger;
    trigger.setSingleShot(true);
    connect(&trigger, SIGNAL(timeout()), m_model.get(), SLOT(refresh()));
    look([&] { trigger.start(1); });
    namesTheSlot();
    namesWhatWaits();
    namesWhatIsLate();
    QCOMPARE(m_seen.handlers.constLast().what, QStringLiteral("refresh()"));
    QTRY_COMPARE(m_table.received, 5);
}

int main(int argc, char **argv)
{
    return runOnHost<QGuiApplication, tst_Stuck>(argc, argv);
}
#include "tst_stuck.moc"
