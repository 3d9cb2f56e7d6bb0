// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qprocess.h>
#include <QtCore/qstringlist.h>

#include <memory>

//! A program that can be looked into, soon.
inline std::unique_ptr<QProcess> beginProgram(const QString &program, const QStringList &arguments,
                                              const QString &role, const QString &folder = {})
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SIGNALBOX_INSPECT"), role);
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(folder);
    process->start(program, arguments);
    return process;
}

//! One that tells when it is in a slot that it does not leave.
inline std::unique_ptr<QProcess> startProgram(const QString &program = QString::fromLatin1(INSPECTED),
                                              const QStringList &arguments = {},
                                              const QString &role = QStringLiteral("1"))
{
    auto process = beginProgram(program, arguments, role);
    process->waitForReadyRead(30'000);
    return process;
}

//! Its socket stays.
inline void end(QProcess &process)
{
    process.kill();
    process.waitForFinished();
}
