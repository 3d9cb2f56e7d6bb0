// SPDX-License-Identifier: MIT
#include "../shared/guihost.h"
#include "../shared/realinput.h"

#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

static const char Scene[] = R"(
    import QtQuick
    Window {
        width: 200; height: 120; visible: true
        property int clicks: 0
        property alias angle: box.rotation
        property alias isUnderMouse: hover.hovered
        property alias text: edit.text
        Rectangle {
            id: box
            anchors.fill: parent; anchors.margins: 30; color: "steelblue"
            RotationAnimation on rotation { from: 0; to: 360; duration: 400; loops: Animation.Infinite }
        }
        TextInput { id: edit; focus: true }
        HoverHandler { id: hover }
        TapHandler { onTapped: clicks++ }
    }
)";

class tst_Quick : public QObject
{
    Q_OBJECT

    QQmlEngine m_engine;
    std::unique_ptr<QQuickWindow> m_window;

private Q_SLOTS:
    void init()
    {
        QQmlComponent component(&m_engine);
        component.setData(Scene, QUrl());
        m_window.reset(qobject_cast<QQuickWindow *>(component.create()));
        QVERIFY2(m_window, qPrintable(component.errorString()));
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), 20'000));
    }
    void cleanup() { m_window.reset(); }

    void animationRunsFrameByFrame()
    {
        QSignalSpy frames(m_window.get(), &QQuickWindow::frameSwapped);
        QList<qreal> angles;
        connect(m_window.get(), &QQuickWindow::afterAnimating, m_window.get(),
                [&] { angles.append(m_window->property("angle").toReal()); });
        QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 20, 30'000);
        int moves = 0;
        for (qsizetype i = 1; i < angles.size(); ++i)
            moves += angles[i] != angles[i - 1];
        QVERIFY2(moves >= 10, qPrintable(QString::number(moves)));
    }

    void clicksArriveWhileItRuns()
    {
        for (int i = 1; i <= 3; ++i) {
            QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, QPoint(100, 60));
            QTRY_COMPARE_WITH_TIMEOUT(m_window->property("clicks").toInt(), i, 20'000);
        }
    }

    // From another process through the X server, and the compositor, while a frame follows the other.
    void realClicksAndKeysArriveWhileItRuns()
    {
        if (!RealInput::isThere())
            QSKIP("needs an X server, or a compositor in one");
        if (RealInput::isWayland())
            m_window->showFullScreen(); // else a client does not know where its window is
        m_window->requestActivate();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isActive(), 20'000);
        for (int i = 1; i <= 3; ++i) {
            const QPoint centre(m_window->width() / 2, m_window->height() / 2);
            RealInput::pointAt(RealInput::isWayland() ? centre : m_window->mapToGlobal(centre),
                               [&] { return m_window->property("isUnderMouse").toBool(); });
            RealInput::click();
            QTRY_COMPARE_WITH_TIMEOUT(m_window->property("clicks").toInt(), i, 20'000);
        }
        RealInput::type(QStringLiteral("signalbox"));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->property("text").toString(), QStringLiteral("signalbox"), 20'000);
    }

    void pictureIsThere()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_window->grabWindow().pixelColor(100, 60), QColor("steelblue"), 20'000);
    }

    void timersAndPostsAreNotStarvedByFrames()
    {
        int ticks = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&] {
            QMetaObject::invokeMethod(
                this, [&] { ++ticks; }, Qt::QueuedConnection);
        });
        ticker.start(1);
        QTRY_VERIFY_WITH_TIMEOUT(ticks >= 50, 20'000);
    }
};

int main(int argc, char **argv)
{
    return runOnHost<QGuiApplication, tst_Quick>(argc, argv);
}

#include "tst_quick.moc"
