// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qprocess.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

//! Real input, from outside, while our loop runs.
inline void xdotool(const QStringList &arguments)
{
    QProcess tool;
    QSignalSpy finished(&tool, &QProcess::finished);
    tool.start(QStringLiteral("xdotool"), arguments);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(tool.exitCode(), 0);
}
