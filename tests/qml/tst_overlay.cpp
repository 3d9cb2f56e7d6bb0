// SPDX-License-Identifier: MIT

// LoopMeter, QueueStrip and InspectorOverlay in a window of the program's own, as a program has them: no import path.

#include <Signalbox/EventQueue>
#include <Signalbox/InspectorWindow>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>

#include "inspectorui/sharedsampling.h"
#include "inspectorui/tone.h"
#include "inspectorui/watchingitem.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qthread.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <memory>

using namespace Signalbox;

struct Parcel
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Parcel, number)
};

class tst_Overlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsByItsNameAlone();
    void exampleOfThePageWorks();
    void looksWhileOneItemCanBeSeen();
    void itemsShareOneLook();
    void idleOverlayCausesNoMoreFramesThanSamples();
    void ownTimersAreInNoList();
    void meterShowsTheLoopThatItNames();
    void stripShowsTheQueueThatItNames();
    void standsInItsCorner();
    void clicksGoThroughButForTheButtons();
    void shortcutTogglesIt();
    void buttonOpensTheInspector();
    void itemMayMoveToAnotherWindow();
    void mayBeDestroyedWhileShown();

private:
    //! A window of 600 × 200 with \a content, shown.
    std::unique_ptr<QQuickWindow> show(const QByteArray &content);
    static WatchingItem *item(const QQuickWindow &window, const char *name)
    {
        return window.findChild<WatchingItem *>(QString::fromLatin1(name));
    }
    static bool isLooking() { return SharedSampling::instance()->isRunning(); }
    //! Lets \a count samples be shown.
    static void see(int count)
    {
        QSignalSpy samples(SharedSampling::instance().get(), &SharedSampling::sampled);
        QTRY_VERIFY(samples.count() >= count);
    }
    //! Where \a text is written in \a item, in its window.
    static QPoint placeOf(const QQuickItem &item, const QString &text)
    {
        const QList<QQuickItem *> items = item.findChildren<QQuickItem *>();
        for (QQuickItem *child : items) {
            if (child->property("text").toString() == text)
                return child->mapToScene(QPointF(child->width() / 2, child->height() / 2)).toPoint();
        }
        return {-1, -1};
    }

    QQmlEngine m_engine;
};

std::unique_ptr<QQuickWindow> tst_Overlay::show(const QByteArray &content)
{
    QQmlComponent component(&m_engine);
    component.setData("import QtQuick\nimport Signalbox.Inspector\nWindow { width: 600; height: 200; " +
                          content + " }",
                      {});
    std::unique_ptr<QQuickWindow> window(qobject_cast<QQuickWindow *>(component.create()));
    if (!window) {
        qWarning("%ls", qUtf16Printable(component.errorString()));
        return nullptr;
    }
    window->show();
    window->requestActivate();
    return QTest::qWaitForWindowActive(window.get()) ? std::move(window) : nullptr;
}

void tst_Overlay::importsByItsNameAlone()
{
    QQmlEngine fresh;
    QQmlComponent component(&fresh);
    component.setData("import Signalbox.Inspector\nInspectorOverlay { LoopMeter { } QueueStrip { } }", {});
    const std::unique_ptr<QObject> object(component.create());
    QVERIFY2(object, qPrintable(component.errorString()));
}

// That of docs/inspector.md.
void tst_Overlay::exampleOfThePageWorks()
{
    QFile page(QStringLiteral(SIGNALBOX_INSPECTOR_PAGE));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    const QByteArray head("```qml\n");
    const qsizetype begin = text.indexOf(head) + head.size();
    QVERIFY(begin >= head.size());
    QQmlComponent component(&m_engine);
    component.setData(text.mid(begin, text.indexOf("\n```", begin) - begin), {});
    const std::unique_ptr<QObject> window(component.create());
    QVERIFY2(window, qPrintable(component.errorString()));
    QCOMPARE(window->findChildren<WatchingItem *>().size(), 4); // one is in the overlay
    QVERIFY(isLooking());
}

void tst_Overlay::looksWhileOneItemCanBeSeen()
{
    QVERIFY(!isLooking());
    const auto window = show("LoopMeter { objectName: 'meter' } ");
    QVERIFY(window);
    WatchingItem *meter = item(*window, "meter");
    QSignalSpy watching(meter, &WatchingItem::watchingChanged);
    QVERIFY(meter->isWatching() && isLooking());
    QTRY_VERIFY(Probe::isAttached());

    meter->setVisible(false);
    QVERIFY(!meter->isWatching() && !isLooking() && !Probe::isAttached());
    meter->setVisible(true);
    QVERIFY(isLooking());
    window->contentItem()->setVisible(false);
    QVERIFY(!isLooking());
    window->contentItem()->setVisible(true);
    QVERIFY(isLooking());
    window->showMinimized();
    QTRY_VERIFY(!isLooking());
    window->showNormal();
    QTRY_VERIFY(isLooking());
    window->hide();
    QVERIFY(!isLooking() && !Probe::isAttached());
    window->show();
    QVERIFY(isLooking());
    window->close();
    QVERIFY(!isLooking());
    QCOMPARE(watching.count(), 9);
}

void tst_Overlay::itemsShareOneLook()
{
    const auto window = show("Column { LoopMeter { objectName: 'meter' } QueueStrip { objectName: 'strip' } "
                             "} InspectorOverlay { }");
    QVERIFY(window);
    const std::shared_ptr<SharedSampling> sampling = SharedSampling::instance();
    QSignalSpy samples(sampling.get(), &SharedSampling::sampled);
    QSignalSpy meter(item(*window, "meter"), &WatchingItem::changed);
    QSignalSpy strip(item(*window, "strip"), &WatchingItem::changed);
    QTRY_VERIFY(samples.count() >= 3);
    QCOMPARE(meter.count(), samples.count());
    QCOMPARE(strip.count(), samples.count());
    item(*window, "strip")->setVisible(false);
    see(2);
    QVERIFY(strip.count() < samples.count());
    QCOMPARE(meter.count(), samples.count());
}

// A sample is shown at most each 250 ms, and causes one frame at most, whatever it changes.
void tst_Overlay::idleOverlayCausesNoMoreFramesThanSamples()
{
    static_assert(SharedSampling::ShowInterval >= Milliseconds(250));
    const auto window = show("InspectorOverlay { } LoopMeter { } QueueStrip { y: 50 }");
    QVERIFY(window);
    see(2); // the window has come up
    QSignalSpy samples(SharedSampling::instance().get(), &SharedSampling::sampled);
    std::atomic<int> frames = 0;
    connect(
        window.get(), &QQuickWindow::frameSwapped, this, [&] { ++frames; }, Qt::DirectConnection);
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(samples.count() >= 8);
    const qint64 quarters = clock.elapsed() / SharedSampling::ShowInterval.count();
    QVERIFY2(frames > 0 && frames <= samples.count() + 1, qPrintable(QString::number(frames)));
    QVERIFY(samples.count() <= quarters + 1);
    window->disconnect(this);

    const auto overlays = window->findChildren<WatchingItem *>();
    for (WatchingItem *overlay : overlays)
        overlay->setVisible(false);
    QVERIFY(!isLooking());
}

void tst_Overlay::ownTimersAreInNoList()
{
    const auto window = show("InspectorOverlay { }");
    QVERIFY(window);
    see(1);
    const auto ownTimers = [](const Snapshot &snapshot) {
        const QList<TimerSnapshot> timers = snapshot.loops.constFirst().timers;
        return std::count_if(timers.begin(), timers.end(), [](const TimerSnapshot &timer) {
            return timer.ownerClass == QLatin1String("QTimer") &&
                   timer.interval == SharedSampling::ShowInterval;
        });
    };
    QCOMPARE(ownTimers(Probe().snapshot()), 1); // what is hidden is this one
    QCOMPARE(ownTimers(*makeProbeSource()->snapshot({})), 0);
}

void tst_Overlay::meterShowsTheLoopThatItNames()
{
    QThread thread;
    Signalbox::install(&thread);
    thread.setObjectName(QStringLiteral("worker"));
    thread.start();
    const auto end = qScopeGuard([&] {
        thread.quit();
        thread.wait();
    });
    const auto window = show(
        "Column { LoopMeter { objectName: 'main' } LoopMeter { objectName: 'worker'; thread: 'worker' } }");
    QVERIFY(window);
    WatchingItem *main = item(*window, "main");
    WatchingItem *worker = item(*window, "worker");
    QTRY_VERIFY(main->property("found").toBool());
    QTRY_VERIFY(main->property("worstTurn").toDouble() > 0);
    QVERIFY(main->property("worstText").toString().contains(u's'));
    QVERIFY2(main->spoken().startsWith(QStringLiteral("Loop main: busy")), qPrintable(main->spoken()));
    QTRY_VERIFY(worker->property("found").toBool());
    worker->setProperty("thread", QStringLiteral("nobody"));
    QVERIFY(!worker->property("found").toBool()); // at once
    QCOMPARE(worker->property("worstTurn").toDouble(), 0.0);
    QCOMPARE(worker->spoken(), QStringLiteral("Loop nobody: there is none"));
}

void tst_Overlay::stripShowsTheQueueThatItNames()
{
    auto &root = Scheduler::current().rootQueue();
    const QString longName = QStringLiteral("parcels that are to be sent over the sea");
    auto *parcels = root.addQueue({.name = longName, .limit = 5});
    const auto end = qScopeGuard([&] { parcels->remove(EventQueue::Content::Drop); });
    for (int number = 1; number <= 4; ++number)
        QVERIFY(Scheduler::current().send(Parcel{number}));
    const auto window = show("QueueStrip { objectName: 'strip'; queue: '" + longName.toLatin1() + "' }");
    QVERIFY(window);
    WatchingItem *strip = item(*window, "strip");
    QTRY_COMPARE(strip->property("held").toInt(), 1); // nobody waits for it
    QVERIFY(strip->property("found").toBool());
    QCOMPARE(strip->property("text").toString(), QStringLiteral("4 / 5"));
    QCOMPARE(strip->property("fill").toDouble(), 0.8);
    QCOMPARE(strip->property("tone").toInt(), int(Tone::Warning));
    QVERIFY(Scheduler::current().send(Parcel{5}));
    QTRY_COMPARE(strip->property("tone").toInt(), int(Tone::Error));
    strip->setProperty("queue", QStringLiteral("letters"));
    QVERIFY(!strip->property("found").toBool());
    strip->setProperty("queue", QString());
    QVERIFY(strip->property("found").toBool()); // the root
    strip->setProperty("thread", QStringLiteral("nobody"));
    QVERIFY(!strip->property("found").toBool());
    strip->setProperty("thread", QStringLiteral("main"));
    QVERIFY(strip->property("found").toBool());
}

void tst_Overlay::standsInItsCorner()
{
    const auto window = show("InspectorOverlay { objectName: 'overlay'; margin: 10 }");
    QVERIFY(window);
    WatchingItem *overlay = item(*window, "overlay");
    QCOMPARE(overlay->y(), 10.0);
    QCOMPARE(overlay->x(), 590 - overlay->width());
    overlay->setProperty("corner", Qt::BottomLeftCorner);
    QCOMPARE(overlay->x(), 10.0);
    QCOMPARE(overlay->y(), 190 - overlay->height());
    QVERIFY(overlay->width() < 560 && overlay->height() < 60);
}

void tst_Overlay::clicksGoThroughButForTheButtons()
{
    const auto window = show(R"(
        TextInput { objectName: 'input'; focus: true; width: 10; height: 10 }
        MouseArea {
            property int clicks: 0
            property int wheels: 0
            objectName: 'below'; anchors.fill: parent; hoverEnabled: true
            onClicked: ++clicks
            onWheel: ++wheels
        }
        InspectorOverlay { objectName: 'overlay' })");
    QVERIFY(window);
    see(2);
    WatchingItem *overlay = item(*window, "overlay");
    auto *below = window->findChild<QQuickItem *>(QStringLiteral("below"));
    const QQuickItem *input = window->activeFocusItem();
    QCOMPARE(input ? input->objectName() : QString(), QStringLiteral("input"));

    const QPoint fps = overlay->mapToScene(QPointF(overlay->width() / 2, overlay->height() / 2)).toPoint();
    QTest::mouseClick(window.get(), Qt::LeftButton, {}, fps);
    QCOMPARE(below->property("clicks").toInt(), 1);
    const QPoint meter = overlay->mapToScene(QPointF(20, overlay->height() / 2)).toPoint();
    QTest::mouseClick(window.get(), Qt::LeftButton, {}, meter);
    QCOMPARE(below->property("clicks").toInt(), 2);
    QWheelEvent wheel(meter, meter, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(window.get(), &wheel);
    QCOMPARE(below->property("wheels").toInt(), 1);

    const QPoint button = placeOf(*overlay, QStringLiteral("Open"));
    QTest::mousePress(window.get(), Qt::LeftButton, {}, button);
    QTest::mouseRelease(window.get(), Qt::LeftButton, {}, {300, 150}); // changed one's mind
    QCOMPARE(below->property("clicks").toInt(), 2);
    QCOMPARE(window->activeFocusItem(), input);
    QTest::keyClick(window.get(), Qt::Key_Tab);
    QCOMPARE(window->activeFocusItem(), input);
}

void tst_Overlay::shortcutTogglesIt()
{
    const auto window = show("InspectorOverlay { objectName: 'overlay' }");
    QVERIFY(window);
    WatchingItem *overlay = item(*window, "overlay");
    QTRY_VERIFY(Probe::isAttached());
    // Ends the Probe within a handler of QML: Qt looks for its callbacks once more when that returns.
    QTest::keyClick(window.get(), Qt::Key_F12, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!overlay->isVisible() && !isLooking());
    QTest::keyClick(window.get(), Qt::Key_F12, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(overlay->isVisible() && isLooking());
    overlay->setProperty("toggleSequence", QStringLiteral("F2"));
    QTest::keyClick(window.get(), Qt::Key_F12, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(overlay->isVisible());
    QTest::keyClick(window.get(), Qt::Key_F2);
    QVERIFY(!overlay->isVisible());
    overlay->setProperty("toggleSequence", QString());
    QTest::keyClick(window.get(), Qt::Key_F2);
    QVERIFY(!overlay->isVisible());
}

void tst_Overlay::buttonOpensTheInspector()
{
    const auto window = show("InspectorOverlay { objectName: 'overlay' }");
    QVERIFY(window);
    see(1);
    const auto inspectors = [] {
        QWindowList found = QGuiApplication::topLevelWindows();
        found.removeIf(
            [](const QWindow *one) { return !one->title().startsWith(QStringLiteral("Inspector")); });
        return found;
    };
    const QPoint button = placeOf(*item(*window, "overlay"), QStringLiteral("Open"));
    QTest::mouseClick(window.get(), Qt::LeftButton, {}, button);
    QCOMPARE(inspectors().size(), 1);
    QVERIFY(inspectors().constFirst()->isVisible());
    inspectors().constFirst()->close();
    QVERIFY(QMetaObject::invokeMethod(item(*window, "overlay"), "openInspector"));
    QCOMPARE(inspectors().size(), 1); // the same one
    QVERIFY(inspectors().constFirst()->isVisible());
    inspectors().constFirst()->close(); // the application's end destroys it
}

void tst_Overlay::itemMayMoveToAnotherWindow()
{
    const auto first = show("InspectorOverlay { objectName: 'overlay' }");
    QVERIFY(first);
    QQuickWindow second;
    WatchingItem *overlay = item(*first, "overlay");
    overlay->setParentItem(second.contentItem());
    QVERIFY(!overlay->isWatching() && !isLooking());
    second.show();
    QVERIFY(overlay->isWatching());
    first->hide();
    QVERIFY(overlay->isWatching());
    see(3);
    QVERIFY(overlay->property("framesPerSecond").toInt() >= 0);
    overlay->setParentItem(nullptr);
    QVERIFY(!isLooking());
}

void tst_Overlay::mayBeDestroyedWhileShown()
{
    {
        const auto window = show("InspectorOverlay { } QueueStrip { }");
        QVERIFY(window);
        QTRY_VERIFY(Probe::isAttached());
    }
    QVERIFY(!isLooking() && !Probe::isAttached());
}

int main(int argc, char **argv)
{
    Signalbox::install();
    QGuiApplication app(argc, argv);
    app.setQuitOnLastWindowClosed(false);
    QLocale::setDefault(QLocale::c());
    tst_Overlay test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_overlay.moc"
