// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qpoint.h>
#include <QtCore/qprocess.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

/*!
    Real input, from another process through the X server, and the compositor in it, while our loop runs.
*/
namespace RealInput {

inline bool isXcb()
{
    return QGuiApplication::platformName() == QStringLiteral("xcb");
}

inline bool isWayland()
{
    return QGuiApplication::platformName() == QStringLiteral("wayland");
}

//! Whether xdotool's input reaches us.
inline bool isThere()
{
    return isXcb() || (isWayland() && qEnvironmentVariableIsSet("SIGNALBOX_TEST_INPUT"));
}

inline void xdotool(const QStringList &arguments)
{
    QProcess tool;
    QSignalSpy finished(&tool, &QProcess::finished);
    tool.start(QStringLiteral("xdotool"), arguments);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(tool.exitCode(), 0);
}

/*!
    Puts the mouse on \a point of the screen, until \a isUnderMouse() says that what is there knows. A compositor gives
    the mouse to a window with the picture after the one that it came with; a click before that is nobody's. Weston adds
    up its steps, and may have missed the first.
*/
template <typename IsUnderMouse>
void pointAt(QPoint point, IsUnderMouse isUnderMouse)
{
    const auto moveTo = [](QPoint to) {
        return QStringList{QStringLiteral("mousemove"), QString::number(to.x()), QString::number(to.y())};
    };
    xdotool(moveTo(point));
    for (int i = 0; i < 20 && !QTest::qWaitFor(isUnderMouse, 1000); ++i) {
        // Coming in tells it where the mouse is; one more step tells the widget.
        xdotool(moveTo({1100, 850}));
        xdotool(moveTo(point + QPoint(5, 0)));
        xdotool(moveTo(point));
    }
    QVERIFY(isUnderMouse());
}

inline void click()
{
    xdotool({QStringLiteral("click"), QStringLiteral("1")});
}

inline void type(const QString &text)
{
    xdotool({QStringLiteral("type"), text});
}

} // namespace RealInput
