// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QProcess>

//! A program that runs beside ours, line by line.
class ProcessFeed : public QObject
{
    Q_OBJECT

public:
    explicit ProcessFeed(QObject *parent = nullptr);
    ~ProcessFeed() override;

    //! Runs a shell script that reports load, tasks and free memory twice a second.
    void start();

Q_SIGNALS:
    void lineRead(const QString &line);

private Q_SLOTS:
    void readLines();
    void reportError();

private:
    QProcess m_process;
};
