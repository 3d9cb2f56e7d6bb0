// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qprocess.h>
#include <QtCore/qstringlist.h>

/*
    The command `signalbox` (SIGNALBOX_COMMAND), and programs for it to look into.
*/

struct Outcome
{
    QString output;
    QString errors;
    int status = -1;
};

inline Outcome signalbox(const QStringList &words)
{
    QProcess process;
    process.start(QLatin1StringView(SIGNALBOX_COMMAND), words);
    if (!process.waitForFinished(60'000))
        return {};
    return {QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError()), process.exitCode()};
}

//! In a slot until its input ends.
class Stuck : public QProcess
{
public:
    ~Stuck() override
    {
        closeWriteChannel();
        waitForFinished();
    }
};
